export type ToastKind = 'ok' | 'info' | 'warn' | 'bad';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: ToastKind;
  /** Takes back what was done. */
  readonly undo?: () => void | Promise<void>;
  /** Leads on. */
  readonly action?: { readonly label: string; readonly act: () => void };
}

export type NewToast = Omit<Toast, 'id' | 'kind'> & { readonly kind?: ToastKind };

/** More than these are not on screen at once: the oldest goes. */
const MOST = 4;
const BRIEF = 6_000;
/** Long enough to reach its button by keyboard. */
const LONG = 12_000;

/** How long a note stays; one that tells of a failure stays until it is put away. */
export const lifeOf = ({ kind, undo, action }: Omit<Toast, 'id' | 'text'>): number =>
  kind === 'bad' ? Infinity : undo || action ? LONG : BRIEF;

interface Clock {
  left: number;
  since: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Notes of what was done, newest last. Their time stands still while a person is at them. */
export class Toasts {
  #list = $state.raw<readonly Toast[]>([]);
  readonly #clocks = new Map<number, Clock>();
  #next = 1;
  #paused = false;

  get list(): readonly Toast[] {
    return this.#list;
  }

  /** Shows a note and returns its number. */
  add(toast: NewToast): number {
    const made: Toast = { kind: 'ok', ...toast, id: this.#next++ };
    this.#list = [...this.#list, made];
    this.#clocks.set(made.id, { left: lifeOf(made), since: Date.now(), timer: undefined });
    if (!this.#paused) this.#start(made.id);
    for (const old of this.#list.slice(0, -MOST)) this.dismiss(old.id);
    return made.id;
  }

  dismiss(id: number): void {
    clearTimeout(this.#clocks.get(id)?.timer);
    this.#clocks.delete(id);
    this.#list = this.#list.filter((toast) => toast.id !== id);
  }

  /** Takes back what the newest note that can be undone tells of; false if there is none. */
  undoLast(): boolean {
    const last = this.#list.findLast((toast) => toast.undo);
    if (last) this.undo(last);
    return last !== undefined;
  }

  undo(toast: Toast): void {
    this.dismiss(toast.id);
    void toast.undo?.();
  }

  pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    for (const clock of this.#clocks.values()) {
      clearTimeout(clock.timer);
      clock.left -= Date.now() - clock.since;
    }
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    for (const id of this.#clocks.keys()) this.#start(id);
  }

  #start(id: number): void {
    const clock = this.#clocks.get(id);
    if (!clock) return;
    clock.since = Date.now();
    if (Number.isFinite(clock.left)) clock.timer = setTimeout(() => this.dismiss(id), Math.max(0, clock.left));
  }
}

export const toasts = new Toasts();
