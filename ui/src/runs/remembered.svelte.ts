import { query } from '../lib/state/query';
import { blank, keep, load, type Memory, type SavedView } from './memory';

/** What this device remembers of the runs of the open workspace. */
export class Remembered {
  readonly #info = query('workspace.info', {});
  readonly #id = $derived(this.#info.data?.workspace.id);
  #changed = $state.raw<{ id: string; memory: Memory }>();
  readonly #memory = $derived.by(() => {
    if (this.#id === undefined) return blank();
    return this.#changed?.id === this.#id ? this.#changed.memory : load(this.#id);
  });

  get views(): SavedView[] {
    return this.#memory.views;
  }

  set views(views: SavedView[]) {
    this.#keep({ views });
  }

  get baseline(): Memory['baseline'] {
    return this.#memory.baseline;
  }

  set baseline(baseline: Memory['baseline']) {
    this.#keep({ baseline });
  }

  #keep(part: Partial<Memory>): void {
    if (this.#id === undefined) return;
    const memory = { ...this.#memory, ...part };
    this.#changed = { id: this.#id, memory };
    keep(this.#id, memory);
  }
}
