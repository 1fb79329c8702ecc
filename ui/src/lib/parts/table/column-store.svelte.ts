import { isShown, moved, ordered, parsed, untouched, widthOf, withShown, withWidth, withoutWidth } from './columns';
import type { Choice, Column } from './columns';

/** How much larger text is than usual: a person may set it in the browser. Widths are kept at the usual size. */
export const textScale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;

/** The columns of one table, and what a person changed about them, kept on this device under the table's id. */
export class ColumnStore<Row> {
  readonly #key: string;
  readonly #columns: () => readonly Column<Row>[];
  #choice = $state.raw<Choice>(untouched);
  /** Every column, in order. */
  readonly all = $derived.by(() => ordered(this.#columns(), this.#choice));
  readonly shown = $derived(this.all.filter((column) => isShown(column, this.#choice)));
  /** In pixels of the screen. */
  readonly widths = $derived(this.shown.map((column) => this.width(column)));
  readonly touched = $derived(this.#choice !== untouched);

  constructor(id: string, columns: () => readonly Column<Row>[]) {
    this.#key = `falaj-table:${id}`;
    this.#columns = columns;
    const stored = localStorage.getItem(this.#key);
    if (stored !== null) this.#choice = parsed(stored);
  }

  isShown = (column: Column<Row>): boolean => isShown(column, this.#choice);
  width = (column: Column<Row>): number => widthOf(column, this.#choice) * textScale;
  /** A column takes the room that is left until a person gives it a width. */
  grows = (column: Column<Row>): boolean => Boolean(column.grow) && this.#choice.widths[column.id] === undefined;

  resize(column: Column<Row>, width: number): void {
    this.#keep(withWidth(this.#choice, column, width / textScale));
  }

  resetWidth(column: Column<Row>): void {
    this.#keep(withoutWidth(this.#choice, column.id));
  }

  show(column: Column<Row>, shown: boolean): void {
    this.#keep(withShown(this.#choice, column.id, shown));
  }

  move(column: Column<Row>, step: number): void {
    this.#keep(moved(this.#choice, this.#columns(), column.id, step));
  }

  reset(): void {
    this.#choice = untouched;
    localStorage.removeItem(this.#key);
  }

  #keep(choice: Choice): void {
    this.#choice = choice;
    try {
      localStorage.setItem(this.#key, JSON.stringify(choice));
    } catch {
      // A full store costs the memory of it, not the change.
    }
  }
}
