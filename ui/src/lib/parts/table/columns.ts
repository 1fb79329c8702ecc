import type { Snippet } from 'svelte';

export type Value = string | number | boolean | null | undefined;

/** A column of a table. `value` is what is sorted, copied and exported; it is drawn as text unless there is a `cell`. */
export interface Column<Row> {
  readonly id: string;
  /** The word in the head, in the current language. */
  readonly head: string;
  readonly value: (row: Row, index: number) => Value;
  readonly cell?: Snippet<[Row, number, string]>;
  /** More than a word in the head, such as a name and its type. */
  readonly headCell?: Snippet<[string]>;
  /** Right-aligned, in both directions. */
  readonly numeric?: boolean;
  /** The name comes from data, so it is isolated and written in the code font. */
  readonly code?: boolean;
  /** Width at first and the least, in pixels at the normal text size. */
  readonly width?: number;
  readonly min?: number;
  /** Takes the room that is left. */
  readonly grow?: boolean;
  /** Stays at the start edge while the others scroll. Pinned columns come first. */
  readonly pinned?: boolean;
  readonly sortable?: boolean;
  /** The first click on the head sorts downwards. */
  readonly downFirst?: boolean;
  /** Always shown: what names the row. */
  readonly fixed?: boolean;
  /** Not shown until a person chooses it. */
  readonly hidden?: boolean;
}

/** What a person changed about a table's columns. */
export interface Choice {
  readonly widths: Readonly<Record<string, number>>;
  readonly shown: Readonly<Record<string, boolean>>;
  /** Ids in the order a person put them; unknown columns keep their place after the known ones. */
  readonly order: readonly string[];
}

export const untouched: Choice = { widths: {}, shown: {}, order: [] };

const WIDTH = 160;
const NUMERIC = 104;
const LEAST = 56;
const MOST = 1200;

export const leastWidth = (column: Column<never>) => column.min ?? LEAST;
export const firstWidth = (column: Column<never>) => column.width ?? (column.numeric ? NUMERIC : WIDTH);

export function widthOf(column: Column<never>, choice: Choice): number {
  return choice.widths[column.id] ?? firstWidth(column);
}

export function isShown(column: Column<never>, choice: Choice): boolean {
  return Boolean(column.fixed) || (choice.shown[column.id] ?? !column.hidden);
}

/** Every column in the order a person chose: pinned ones first. */
export function ordered<C extends Column<never>>(columns: readonly C[], choice: Choice): C[] {
  const place = new Map(choice.order.map((id, index) => [id, index]));
  const rank = (column: C, index: number) => place.get(column.id) ?? choice.order.length + index;
  return columns
    .map((column, index) => ({ column, rank: rank(column, index) }))
    .sort((a, b) => Number(Boolean(b.column.pinned)) - Number(Boolean(a.column.pinned)) || a.rank - b.rank)
    .map(({ column }) => column);
}

export function withWidth(choice: Choice, column: Column<never>, width: number): Choice {
  const held = Math.round(Math.min(MOST, Math.max(leastWidth(column), width)));
  return { ...choice, widths: { ...choice.widths, [column.id]: held } };
}

export function withoutWidth(choice: Choice, id: string): Choice {
  const widths = Object.fromEntries(Object.entries(choice.widths).filter(([other]) => other !== id));
  return { ...choice, widths };
}

export function withShown(choice: Choice, id: string, shown: boolean): Choice {
  return { ...choice, shown: { ...choice.shown, [id]: shown } };
}

/** Moves a column by `step` places among the ones it can change places with. */
export function moved(choice: Choice, columns: readonly Column<never>[], id: string, step: number): Choice {
  const all = ordered(columns, choice);
  const from = all.findIndex((column) => column.id === id);
  const column = all[from];
  const other = all[from + step];
  if (!column || !other || Boolean(other.pinned) !== Boolean(column.pinned)) return choice;
  const order = all.map((one) => one.id);
  order.splice(from, 1);
  order.splice(from + step, 0, id);
  return { ...choice, order };
}

/** A stored choice, or the untouched one if the text is not one. */
export function parsed(text: string | null): Choice {
  try {
    const raw: unknown = JSON.parse(text ?? '');
    if (typeof raw !== 'object' || raw === null) return untouched;
    const { widths, shown, order } = raw as Record<string, unknown>;
    return {
      widths: entries(widths, (value) => typeof value === 'number' && value >= LEAST / 2 && value <= MOST),
      shown: entries(shown, (value) => typeof value === 'boolean'),
      order: Array.isArray(order) ? order.filter((id) => typeof id === 'string') : [],
    };
  } catch {
    return untouched;
  }
}

function entries<T>(raw: unknown, fits: (value: unknown) => boolean): Record<string, T> {
  if (typeof raw !== 'object' || raw === null) return {};
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => fits(value))) as Record<string, T>;
}
