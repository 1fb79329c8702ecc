import type { Column, Value } from './columns';

/** A table as text: a line of heads, then one a row, as RFC 4180 has it. A tab as separator suits spreadsheets' clipboard. */
export function toCsv<Row>(
  rows: readonly Row[],
  columns: readonly Pick<Column<Row>, 'head' | 'value'>[],
  separator: ',' | '\t' = ',',
): string {
  const line = (values: Value[]) => values.map((value) => quoted(value, separator)).join(separator) + '\r\n';
  const head = line(columns.map((column) => column.head));
  return head + rows.map((row, index) => line(columns.map((column) => column.value(row, index)))).join('');
}

function quoted(value: Value, separator: string): string {
  const text = value === null || value === undefined ? '' : String(value);
  // A lone empty field would read as an empty line, and edge blanks are lost by some readers.
  const needs = text.includes(separator) || /["\r\n]|^\s|\s$/.test(text);
  return needs ? `"${text.replaceAll('"', '""')}"` : text;
}
