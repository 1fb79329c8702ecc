import { TABLE_FILES } from '../lib/host';

/** A file to import: a path on the host, or a file of the browser. */
export type Chosen = string | File;

/** What is to be imported, one file after the other, by the one import dialog of the window. */
class Opening {
  #waiting = $state.raw<readonly Chosen[]>([]);
  #all = $state(0);
  /** True while the dialog is open without a file: a person chooses one in it. */
  #asking = $state(false);
  /** Names of files that were handed over and are no tables. */
  refused = $state.raw<readonly string[]>([]);

  get open(): boolean {
    return this.#asking || this.#waiting.length > 0;
  }

  /** The file whose turn it is. */
  get file(): Chosen | undefined {
    return this.#waiting[0];
  }

  /** Which file of how many it is. */
  get turn(): { n: number; of: number } {
    return { n: this.#all - this.#waiting.length + 1, of: this.#all };
  }

  /** Opens the dialog without a file. */
  ask(): void {
    this.#asking = this.#waiting.length === 0;
  }

  take(files: readonly Chosen[]): void {
    const tables = files.filter(canBeTable);
    this.refused = files.filter((file) => !canBeTable(file)).map(nameOf);
    if (tables.length === 0) return;
    this.#all = this.#waiting.length === 0 ? tables.length : this.#all + tables.length;
    this.#waiting = [...this.#waiting, ...tables];
    this.#asking = false;
  }

  /** Done with the file at hand, or passed over: the next has its turn. */
  next(): void {
    this.#asking = false;
    this.#waiting = this.#waiting.slice(1);
  }

  /** Leaves all that waits. */
  leave(): void {
    this.#asking = false;
    this.#waiting = [];
  }
}

export const opening = new Opening();

/**
 * Opens files that came from outside, by drag and drop, by a menu, by the operating system: the import dialog for each
 * table, a clear word for what is none.
 */
export function openFiles(files: readonly Chosen[]): void {
  if (files.length > 0) opening.take(files);
}

/** Opens the import dialog. */
export const openImport = (): void => opening.ask();

/** True for a name that ends like a file that an import reads. */
export function isTable(name: string): boolean {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && TABLE_FILES.includes(ending);
}

// A path without an ending may be a folder: the host sees what it is.
function canBeTable(file: Chosen): boolean {
  return isTable(nameOf(file)) || (typeof file === 'string' && !nameOf(file).includes('.'));
}

function nameOf(file: Chosen): string {
  return typeof file === 'string' ? (file.split(/[\\/]/).at(-1) ?? file) : file.name;
}
