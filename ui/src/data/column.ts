import type { ColumnProfile, ColumnType } from '../lib/host';
import { num, percent, utcDay } from '../lib/format';

const isNumber = (column: ColumnProfile) => column.type === 'integer' || column.type === 'real';
export const isMoment = (column: ColumnProfile) => column.type === 'date' || column.type === 'datetime';

/** The bars of a column: its histogram without long tails, or how often its most frequent values occur. */
export function bars(column: ColumnProfile): number[] {
  return (column.body?.histogram ?? column.histogram)?.counts ?? column.top.map((value) => value.count);
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

/** A quantile as a person reads it; nothing where there is none. */
export function quantile(column: ColumnProfile, key: string): string | undefined {
  const moment = column.times?.quantiles[key];
  if (moment !== undefined) return bound(column, moment);
  const value = column.quantiles[key];
  return value === undefined ? undefined : plainYear(column) ? String(value) : num(value, 4);
}

/** Writes a value of the histogram's axis. */
export function axis(column: ColumnProfile): ((value: number) => string) | undefined {
  return isMoment(column) ? (millis) => utcDay(millis) : undefined;
}

// A whole-number column whose values all lie in this and the last century is most likely years.
function plainYear(column: ColumnProfile): boolean {
  const low = Number(column.min);
  const high = Number(column.max);
  return column.type === 'integer' && low >= 1900 && high <= 2100;
}

// Moments of a table are in UTC and do not say so.
const moment = (text: string | null) => Date.parse(text && text.length > 10 ? `${text}Z` : (text ?? ''));

/** What time a table covers: the first column of moments that has any. */
export function coverage(columns: readonly ColumnProfile[]): { column: string; from: number; to: number } | undefined {
  for (const column of columns) {
    const [from, to] = [moment(column.min), moment(column.max)];
    if (isMoment(column) && Number.isFinite(from) && Number.isFinite(to)) return { column: column.name, from, to };
  }
  return undefined;
}

/** A cell without the noise that a fraction's last binary digits leave. */
export function tidy(cell: string, type: ColumnType | undefined): string {
  return type === 'real' && cell.length > 9 && Number.isFinite(Number(cell))
    ? String(Number(Number(cell).toPrecision(8)))
    : cell;
}
