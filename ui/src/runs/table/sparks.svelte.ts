import { SvelteMap } from 'svelte/reactivity';
import { host, type Series } from '../../lib/host';

/** The curve that stands for a run in its row. */
export const METRIC = 'valid_loss';
/** Rows come into view in bunches: their curves are asked for together. */
const GATHER = 40;

/** Curves of the rows in view, asked for once. */
export class Sparks {
  readonly #known = new SvelteMap<string, Series | null>();
  readonly #wanted = new Set<string>();
  #planned = false;

  /** The curve of a run; `null` where it has none, `undefined` while it is on its way. */
  of = (run: string): Series | null | undefined => this.#known.get(run);

  want(run: string): void {
    if (this.#known.has(run) || this.#wanted.has(run)) return;
    this.#wanted.add(run);
    if (this.#planned) return;
    this.#planned = true;
    setTimeout(() => void this.#ask(), GATHER);
  }

  async #ask(): Promise<void> {
    this.#planned = false;
    const ids = [...this.#wanted];
    this.#wanted.clear();
    try {
      const { series } = await host().call('runs.series', { ids, metric: METRIC });
      for (const id of ids) this.#known.set(id, series.find((one) => one.run === id) ?? null);
    } catch {
      // A row without its little curve is still a row; it is asked for again when it comes into view.
    }
  }
}
