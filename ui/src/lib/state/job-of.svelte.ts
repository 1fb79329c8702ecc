import { wireOf, type WireError } from '../host';
import { live } from './live.svelte';

/** The host's job that works for one request of this window: known by its kind and subject, once the host tells of it. */
export class JobOf {
  #subject = $state<string>();
  // Jobs at work before: none of them is its own, even with the same subject.
  #before: ReadonlySet<string> = new Set();
  #began = 0;

  constructor(readonly kind: string) {}

  readonly id = $derived.by(() => {
    if (this.#subject === undefined) return undefined;
    for (const [id, { kind, subject }] of live.jobs)
      if (kind === this.kind && subject === this.#subject && !this.#before.has(id)) return id;
    return undefined;
  });
  readonly progress = $derived(this.id === undefined ? null : (live.jobs.get(this.id)?.progress ?? null));
  readonly cancelling = $derived(this.id !== undefined && live.ending.has(this.id));

  /** Call right before the request. */
  begin(subject: string): void {
    this.#before = new Set(live.jobs.keys());
    this.#began = Date.now();
    this.#subject = subject;
  }

  /** Call when the request has its answer. */
  end(): void {
    this.#subject = undefined;
  }

  /** Seconds left by what is known so far; none before there is enough to tell. */
  remaining(now: number): number | undefined {
    const seconds = (now - this.#began) / 1000;
    if (this.progress === null || this.progress < 0.05 || seconds < 1) return undefined;
    return (seconds * (1 - this.progress)) / this.progress;
  }

  /** Asks the host to end the work; the request then ends with the error `cancelled`. Gives why the host refuses. */
  async cancel(): Promise<WireError | undefined> {
    try {
      if (this.id) await live.cancel(this.id);
      return undefined;
    } catch (thrown) {
      return wireOf(thrown);
    }
  }
}
