import type { ColumnProfile } from '../lib/host';
import { dateTime, num, percent } from '../lib/format';

const isNumber = (column: ColumnProfile) => column.type === 'integer' || column.type === 'real';
export const isMoment = (column: ColumnProfile) => column.type === 'date' || column.type === 'datetime';

/** The bars of a column: its histogram, or how often its most frequent values occur. */
export function bars(column: ColumnProfile): number[] {
  return column.histogram?.counts ?? column.top.map((value) => value.count);
}

/** The smallest or largest value as a person reads it. Identifiers and years keep their digits together. */
export function bound(column: ColumnProfile, text: string | null): string {
  if (text === null) return '–';
  // The day is enough here; the whole moment is in the tooltip.
  if (column.type === 'datetime') return text.slice(0, 10);
  const value = Number(text);
  if (!isNumber(column) || !Number.isFinite(value)) return text;
  return plainYear(column) ? text : num(value, 4);
}

/** The median of a number; the most frequent value of anything else, with its share. */
export function middle(column: ColumnProfile, rows: number): string {
  // As with the bounds, the day is enough; it has no room for more.
  return isMoment(column) && column.top[0] ? column.top[0].value.slice(0, 10) : wholeMiddle(column, rows);
}

/** What `middle` shortens, for the tooltip. */
export function wholeMiddle(column: ColumnProfile, rows: number): string {
  const median = column.quantiles['0.5'];
  if (median !== undefined && isNumber(column)) return plainYear(column) ? String(median) : num(median, 4);
  const top = column.top[0];
  return top ? `${top.value} ${percent(top.count / Math.max(1, rows))}` : '–';
}

/** What should be noticed about a column. */
export function noted(column: ColumnProfile, rows: number): boolean {
  return (
    column.pii.length > 0 ||
    ['constant', 'identifier'].includes(column.semantic) ||
    column.missing / Math.max(1, rows) > 0.2
  );
}

/** Writes a value of the histogram's axis. */
export function axis(column: ColumnProfile): ((value: number) => string) | undefined {
  return isMoment(column) ? (millis) => dateTime(millis) : undefined;
}

// A whole-number column whose values all lie in this and the last century is most likely years.
function plainYear(column: ColumnProfile): boolean {
  const low = Number(column.min);
  const high = Number(column.max);
  return column.type === 'integer' && low >= 1900 && high <= 2100;
}
