import { untrack } from 'svelte';
import type { ColumnStore } from './column-store.svelte';
import { toCsv } from './csv';
import { actOf, movedRow, type Act } from './keyboard';
import type { Rows } from './paged.svelte';
import { extended, rangeTo, selectionOf, toggled, type Selection } from './selection';
import { columnSpan, offsets, placedAt, reveal, rowSpan, scrolled, start, type Measures, type Place } from './window';

/** More rows than this are not selected or copied at once where they are not all here. */
const MOST = 10_000;

interface Given<Row> {
  columns(): ColumnStore<Row>;
  rows(): Rows<Row>;
  key(row: Row): string;
  /** Height of a row in pixels. */
  height(): number;
  selected(): ReadonlySet<string>;
  select(keys: ReadonlySet<string>): void;
  selectable(): boolean;
  open(row: Row): void;
  copied(text: string): void;
}

/** What a table knows while it is on screen: what shows, which row is the current one, and where a selection began. */
export class TableState<Row> {
  readonly #given: Given<Row>;
  #place = $state.raw<Place>(start);
  #anchor = $state.raw<Selection>();
  element = $state.raw<HTMLElement>();
  /** Height of rows that show, and width. */
  view = $state(0);
  width = $state(0);
  /** How far it is scrolled from the start edge. */
  begin = $state(0);
  current = $state(0);

  readonly rows = $derived.by(() => this.#given.rows());
  readonly count = $derived(this.rows.count);
  readonly measures = $derived.by<Measures>(() => ({ count: this.count, row: this.#given.height(), view: this.view }));
  readonly span = $derived(rowSpan(this.#place, this.measures));
  /** Where the first drawn row stands in the scrolled box. */
  readonly shift = $derived(this.#place.bar - this.#place.top + this.span.from * this.measures.row);

  readonly store = $derived.by(() => this.#given.columns());
  readonly pinned = $derived(this.store.shown.filter((column) => column.pinned).length);
  readonly sums = $derived(offsets(this.store.widths.slice(this.pinned)));
  readonly columnSpan = $derived(columnSpan(this.sums, this.begin, this.width));
  /** The columns that are drawn: pinned ones, then those in view. `line` is where each stands in the grid. */
  readonly drawn = $derived.by(() => {
    const pick = Number(this.#given.selectable());
    const { from, to } = this.columnSpan;
    const free = this.store.shown.slice(this.pinned);
    return [
      ...this.store.shown.slice(0, this.pinned).map((column, index) => ({ column, at: index, line: pick + index + 1 })),
      // One line is the room of what is left out before.
      ...free.slice(from, to).map((column, index) => ({
        column,
        at: this.pinned + from + index,
        line: pick + this.pinned + index + 2,
      })),
    ];
  });

  constructor(given: Given<Row>) {
    this.#given = given;
  }

  get selection(): Selection {
    return this.#anchor && this.#anchor.keys === this.#given.selected()
      ? this.#anchor
      : selectionOf(this.#given.selected());
  }

  scroll(element: HTMLElement): void {
    this.#place = scrolled(this.#place, element.scrollTop, this.measures);
    // Right to left, it counts down from 0.
    this.begin = Math.abs(element.scrollLeft);
  }

  #go(place: Place | undefined): void {
    if (!place) return;
    this.#place = place;
    if (this.element) this.element.scrollTop = place.bar;
  }

  /** Makes a row the current one and brings it into view. */
  moveTo(index: number): void {
    this.current = index;
    this.#go(reveal(index, this.#place, this.measures));
  }

  toTop(): void {
    this.current = 0;
    this.#go(start);
  }

  /** Brings a column into view. */
  revealColumn(at: number): void {
    const [left, right] = [this.sums[at - this.pinned], this.sums[at - this.pinned + 1]];
    if (!this.element || left === undefined || right === undefined) return;
    const held = this.store.widths.slice(0, this.pinned).reduce((sum, width) => sum + width, 0);
    const room = this.width - held;
    const sign = document.documentElement.dir === 'rtl' ? -1 : 1;
    if (left < this.begin) this.element.scrollLeft = sign * left;
    else if (right > this.begin + room) this.element.scrollLeft = sign * (right - room);
  }

  /** Keeps what is in view in place, and the current row current, when rows were added or taken away before them. */
  keepPlace(before: Rows<Row>): void {
    untrack(() => {
      const { row } = this.measures;
      const top = this.#place.top;
      const [first, now] = [before.at(Math.ceil(top / row)), before.at(this.current)];
      if (now) this.current = Math.max(0, this.#find(now, this.current));
      if (!first || top === 0) return;
      const old = Math.ceil(top / row);
      const found = this.#find(first, old);
      if (found >= 0 && found !== old) this.#go(placedAt(top + (found - old) * row, this.measures));
    });
  }

  #find(row: Row, near: number): number {
    const key = this.#given.key(row);
    const is = (index: number) => {
      const other = this.rows.at(index);
      return other !== undefined && this.#given.key(other) === key;
    };
    if (is(near)) return near;
    for (let index = 0; index < this.count; index += 1) if (is(index)) return index;
    return -1;
  }

  /** Does what a key means; true if it meant something. */
  async press(event: KeyboardEvent): Promise<void> {
    const page = Math.max(1, Math.floor(this.view / this.measures.row) - 1);
    const to = movedRow(event, this.current, this.count, page);
    if (to !== undefined) {
      event.preventDefault();
      const from = this.current;
      this.moveTo(to);
      if (event.shiftKey && this.#given.selectable()) await this.extend(from, to);
      return;
    }
    const act = actOf(event);
    if (act && this.#means(act)) {
      event.preventDefault();
      event.stopPropagation();
      await this.#act(act);
    }
  }

  // A key that does nothing here is left to the page around: Escape steps back.
  #means(act: Act): boolean {
    if (act === 'copy') return this.count > 0 && String(getSelection()) === '';
    if (act === 'open') return this.count > 0;
    if (act === 'none') return this.#given.selected().size > 0;
    return this.#given.selectable();
  }

  async #act(act: Act): Promise<void> {
    const row = this.rows.at(this.current);
    if (act === 'open' && row) this.#given.open(row);
    if (act === 'toggle' && row) this.toggle(row, this.current);
    if (act === 'extend') await this.extend(this.current, this.current);
    if (act === 'all') await this.selectAll();
    if (act === 'none') this.#given.select(new Set());
    if (act === 'copy') await this.#copy();
  }

  toggle(row: Row, index: number): void {
    this.#set(toggled(this.selection, this.#given.key(row), index));
  }

  async extend(from: number, to: number): Promise<void> {
    const range = rangeTo(this.selection, from, to);
    const rows = await this.rows.take(range.from, Math.min(range.to, range.from + MOST));
    this.#set(extended(this.selection, range.anchor, rows.map(this.#given.key)));
  }

  async selectAll(): Promise<void> {
    const rows = await this.rows.take(0, Math.min(this.count, MOST));
    this.#given.select(new Set(rows.map(this.#given.key)));
  }

  get canSelectAll(): boolean {
    return this.count <= MOST;
  }

  #set(selection: Selection): void {
    this.#anchor = selection;
    this.#given.select(selection.keys);
  }

  // The selected rows, or else the current one, as a spreadsheet takes them.
  async #copy(): Promise<void> {
    const keys = this.#given.selected();
    const rows =
      keys.size > 0
        ? (await this.rows.take(0, Math.min(this.count, MOST))).filter((row) => keys.has(this.#given.key(row)))
        : await this.rows.take(this.current, this.current + 1);
    this.#given.copied(toCsv(rows, this.store.shown, '\t'));
  }
}
