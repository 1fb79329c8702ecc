import { SvelteMap } from 'svelte/reactivity';

/** Rows that are asked for as they come into view. */
export interface PagedRows<Row> {
  readonly total: number;
  /** The rows from `from` up to, not including, `to`. */
  rows(from: number, to: number): Promise<readonly Row[]>;
}

export type RowSource<Row> = readonly Row[] | PagedRows<Row>;

const PAGE = 100;
const KEPT = 60;
/** Rows that a person only flies over are not asked for. */
const SETTLE = 50;

/** One way to read rows, be they all here or on their way. */
export interface Rows<Row> {
  readonly count: number;
  /** Why rows are missing, where some could not be had. */
  readonly failure: unknown;
  at(index: number): Row | undefined;
  /** These rows are in view. */
  want(from: number, to: number): void;
  /** The rows themselves, waiting for them. */
  take(from: number, to: number): Promise<readonly Row[]>;
  retry(): void;
}

export function rowsOf<Row>(source: RowSource<Row>): Rows<Row> {
  return 'rows' in source ? new Pages(source) : new Here(source);
}

class Here<Row> implements Rows<Row> {
  readonly failure = undefined;
  constructor(readonly all: readonly Row[]) {}
  get count() {
    return this.all.length;
  }
  at = (index: number) => this.all[index];
  want() {}
  take = async (from: number, to: number) => this.all.slice(from, to);
  retry() {}
}

class Pages<Row> implements Rows<Row> {
  readonly #source: PagedRows<Row>;
  readonly #pages = new SvelteMap<number, readonly Row[]>();
  readonly #asked = new Map<number, Promise<readonly Row[]>>();
  #failure = $state.raw<unknown>();
  #wanted = { from: 0, to: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(source: PagedRows<Row>) {
    this.#source = source;
  }

  get count() {
    return this.#source.total;
  }

  get failure() {
    return this.#failure;
  }

  at = (index: number) => this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];

  want(from: number, to: number): void {
    const first = this.#wanted.to === 0;
    this.#wanted = { from, to };
    clearTimeout(this.#timer);
    if (first) this.#askWanted();
    else this.#timer = setTimeout(() => this.#askWanted(), SETTLE);
  }

  async take(from: number, to: number): Promise<readonly Row[]> {
    return this.#source.rows(Math.max(0, from), Math.min(to, this.count));
  }

  retry(): void {
    this.#failure = undefined;
    this.#askWanted();
  }

  #askWanted(): void {
    const { from, to } = this.#wanted;
    for (let page = Math.floor(from / PAGE); page * PAGE < to; page += 1) void this.#ask(page);
  }

  async #ask(page: number): Promise<void> {
    if (this.#pages.has(page) || this.#asked.has(page)) return;
    const from = page * PAGE;
    const asked = this.#source.rows(from, Math.min(from + PAGE, this.count));
    this.#asked.set(page, asked);
    try {
      this.#pages.set(page, await asked);
      this.#forgetFar(page);
    } catch (thrown) {
      this.#failure = thrown;
    } finally {
      this.#asked.delete(page);
    }
  }

  // The pages farthest from the one at hand go first.
  #forgetFar(near: number): void {
    if (this.#pages.size <= KEPT) return;
    const far = [...this.#pages.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
    for (const page of far.slice(0, this.#pages.size - KEPT)) this.#pages.delete(page);
  }
}
