import type { ChartAggregate, ChartPick, Column, TableChartKind } from '../../../lib/host';
import type { Mark } from './marks';

/** What a person chose for the chart at a node; what is not chosen is as suits the columns. */
export interface Picked {
  readonly kind?: TableChartKind;
  readonly x?: string;
  readonly y?: string;
  readonly aggregate?: ChartAggregate;
  readonly color?: string;
  /** As it was typed. */
  readonly bins?: string;
}

// They stay while the window is open: looking at another node and back changes nothing.
const kept = new Map<string, Picked>();

/** What was chosen at a node of a pipeline before. */
export const picksOf = (file: string, node: string): Picked => kept.get(`${file} ${node}`) ?? {};
export const keepPicks = (file: string, node: string, picked: Picked) => kept.set(`${file} ${node}`, picked);

const NUMBERS: readonly string[] = ['integer', 'real'];
/** Columns whose values can be measured by a chart of this kind. */
export const measurable = (columns: readonly Column[], kind: TableChartKind | undefined): Column[] =>
  columns.filter(({ type }) => NUMBERS.includes(type) || (type === 'boolean' && kind !== 'scatter' && kind !== 'box'));

export const MOST_BINS = 200;

/** The number of bins that was typed; none where it is none. */
export function binsOf(typed: string | undefined): number | undefined {
  const number = Number(typed);
  return typed && Number.isInteger(number) && number >= 1 && number <= MOST_BINS ? number : undefined;
}

const ORDERED: readonly string[] = [...NUMBERS, 'date', 'datetime', 'time'];
const needsOrder = (kind: TableChartKind | undefined) => kind === 'line' || kind === 'scatter' || kind === 'histogram';

/** Columns that can be along a chart of this kind. */
export const alongOf = (columns: readonly Column[], kind: TableChartKind | undefined): Column[] =>
  columns.filter(({ type }) => !needsOrder(kind) || ORDERED.includes(type));

/** What the host is asked for: what was chosen, as far as the columns have it and it fits. New columns come first. */
export function pickOf(
  picked: Picked,
  columns: readonly Column[],
  marks: ReadonlyMap<string, Mark> = new Map(),
): ChartPick | undefined {
  const { kind } = picked;
  const among = (name: string | undefined, some: readonly Column[]) =>
    some.find((column) => column.name === name)?.name;
  const along = alongOf(columns, kind);
  const first = along.find(({ name }) => marks.get(name) === 'new') ?? along[0] ?? columns[0];
  const x = among(picked.x, along) ?? first?.name;
  if (x === undefined) return undefined;
  const values = measurable(columns, kind);
  const other = values.find(({ name }) => name !== x) ?? values[0];
  // Points have two columns, and boxes one that is measured.
  const needed = kind === 'scatter' || (kind === 'box' && among(x, values) === undefined) ? other?.name : undefined;
  const y = kind === 'histogram' ? undefined : (among(picked.y, values) ?? needed);
  return {
    kind,
    x,
    y,
    // Without a column of values rows are counted.
    aggregate: y === undefined ? undefined : picked.aggregate,
    color: kind === 'box' ? undefined : among(picked.color, columns),
    bins: binsOf(picked.bins),
  };
}

/** Writes a place of a chart that is a moment, as the rows do; numbers are written as numbers. */
export function writtenOf({ type }: Column): ((place: number) => string) | undefined {
  const iso = (millis: number) => (Number.isFinite(millis) ? new Date(millis).toISOString() : '');
  switch (type) {
    case 'date':
      return (millis) => iso(millis).slice(0, 10);
    case 'datetime':
      return (millis) => iso(millis).slice(0, 19).replace('T', ' ');
    case 'time':
      return (millis) => iso(millis).slice(11, 19);
    default:
      return undefined;
  }
}
