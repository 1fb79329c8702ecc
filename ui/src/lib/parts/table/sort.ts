import type { Column, Value } from './columns';

export interface Sort {
  readonly by: string;
  readonly down: boolean;
}

/** The order that a click on a head asks for. */
export function nextSort(column: Pick<Column<never>, 'id' | 'downFirst'>, now: Sort | undefined): Sort {
  return { by: column.id, down: now?.by === column.id ? !now.down : Boolean(column.downFirst) };
}

/** The rows in order, for tables whose rows are all here; missing values come last either way. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
  locale: string,
): readonly Row[] {
  const column = columns.find((one) => one.id === sort?.by);
  if (!column || !sort) return rows;
  const words = new Intl.Collator(locale, { numeric: true });
  return rows
    .map((row, index) => ({ row, value: column.value(row, index) }))
    .sort((a, b) => compare(a.value, b.value, sort.down, words))
    .map(({ row }) => row);
}

function compare(a: Value, b: Value, down: boolean, words: Intl.Collator): number {
  const missing = Number(isMissing(a)) - Number(isMissing(b));
  if (missing !== 0 || isMissing(a)) return missing;
  const order =
    typeof a === 'string' || typeof b === 'string' ? words.compare(String(a), String(b)) : Number(a) - Number(b);
  return down ? -order : order;
}

const isMissing = (value: Value) => value === null || value === undefined || Number.isNaN(value);
