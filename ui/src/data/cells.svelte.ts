import { SvelteMap } from 'svelte/reactivity';
import { host, type RowsResponse } from '../lib/host';

const ROWS = 100;
const COLUMNS = 50;
/** Blocks that are kept: some hundred thousand cells. */
const KEPT = 60;
/** What a person only flies over is not asked for. */
const SETTLE = 40;
/** So many columns are asked for at once even where only some are in view. */
const FEW = 80;

type Block = readonly (readonly (string | null)[])[];

/** The cells of a dataset, asked for in blocks of rows and columns as they come into view. */
export class Cells {
  readonly #blocks = new SvelteMap<string, Block>();
  readonly #asked = new Set<string>();
  readonly #places: ReadonlyMap<string, number>;
  readonly #width: number;
  #wanted = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failure = $state.raw<unknown>();

  constructor(
    readonly name: string,
    readonly columns: readonly string[],
  ) {
    this.#places = new Map(columns.map((column, index) => [column, index]));
    this.#width = columns.length <= FEW ? Math.max(1, columns.length) : COLUMNS;
  }

  /** Why cells are missing, where some could not be had. */
  get failure(): unknown {
    return this.#failure;
  }

  /** A cell as text, `null` without a value, `undefined` while it is on its way. */
  at(row: number, column: string): string | null | undefined {
    const place = this.#places.get(column) ?? 0;
    const key = `${Math.floor(row / ROWS)} ${Math.floor(place / this.#width)}`;
    const block = this.#blocks.get(key);
    if (!block) {
      this.#want(key);
      return undefined;
    }
    return block[row % ROWS]?.[place % this.#width] ?? null;
  }

  /** Every cell of a row. */
  async row(row: number): Promise<readonly (string | null)[]> {
    return (await this.#call(row, 1)).rows[0] ?? [];
  }

  retry(): void {
    this.#failure = undefined;
    this.#ask();
  }

  #want(key: string): void {
    if (this.#asked.has(key)) return;
    this.#wanted.add(key);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), SETTLE);
  }

  #ask(): void {
    const keys = this.#wanted;
    this.#wanted = new Set();
    for (const key of keys) void this.#fetch(key);
  }

  async #fetch(key: string): Promise<void> {
    const [row = 0, column = 0] = key.split(' ').map(Number);
    const first = column * this.#width;
    this.#asked.add(key);
    try {
      const all = this.#width >= this.columns.length;
      const found = await this.#call(
        row * ROWS,
        ROWS,
        all ? undefined : this.columns.slice(first, first + this.#width),
      );
      this.#blocks.set(key, found.rows);
      this.#forget();
    } catch (thrown) {
      this.#failure = thrown;
      this.#wanted.add(key);
    } finally {
      this.#asked.delete(key);
    }
  }

  #call(offset: number, limit: number, columns?: string[]): Promise<RowsResponse> {
    return host().call('data.rows', { name: this.name, offset, limit, columns });
  }

  #forget(): void {
    for (const key of this.#blocks.keys()) {
      if (this.#blocks.size <= KEPT) return;
      this.#blocks.delete(key);
    }
  }
}
