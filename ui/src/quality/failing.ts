import type { Column } from '../lib/host';

/** More columns than these are asked for only by a file. */
const MOST = 100;

/** The columns to show beside failing rows: those that the rule is about, then the others in their order. */
export function shownColumns(columns: readonly Column[], about: readonly string[]): string[] {
  const known = new Set(columns.map((column) => column.name));
  const first = about.filter((name) => known.has(name));
  const rest = columns.map((column) => column.name).filter((name) => !first.includes(name));
  return [...first, ...rest].slice(0, MOST);
}

/** What a file of failing rows is called. */
export function exportName(suite: string, rule: string): string {
  const plain = `${suite}-${rule}`.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 80);
  return `${plain}.csv`;
}
