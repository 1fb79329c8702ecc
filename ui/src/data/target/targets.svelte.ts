import { SvelteMap } from 'svelte/reactivity';
import { isTexts, keep, recall } from '../../lib/state/stored';

const KEPT = 'falaj-targets';

/** The columns that datasets are looked at for, by the name of the dataset; this device remembers them. */
class Targets {
  readonly #of = new SvelteMap<string, string>(Object.entries(recall(KEPT, isTexts) ?? {}));

  /** The target of a dataset, if it still has the column. */
  of(dataset: string, columns: readonly { name: string }[]): string | undefined {
    const target = this.#of.get(dataset);
    return columns.some(({ name }) => name === target) ? target : undefined;
  }

  choose(dataset: string, column: string): void {
    if (column === '') this.#of.delete(dataset);
    else this.#of.set(dataset, column);
    keep(KEPT, Object.fromEntries(this.#of));
  }
}

export const targets = new Targets();
