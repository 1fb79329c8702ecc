import type { Values as Cells } from '../../lib/charts/values';
import type { ColumnType, MatrixResponse, Relation, RelationMethod } from '../../lib/host';

/** The methods to choose from; a column of categories and one of numbers meet in the mixed one. */
export const METHODS = ['pearson', 'spearman', 'cramer', 'mixed'] as const satisfies readonly RelationMethod[];
export type Method = (typeof METHODS)[number];

/** Columns that the host relates with each other at once. */
export const MOST = 60;

/** Whether a method can relate columns of this type. */
export function suits(method: Method, type: ColumnType): boolean {
  if (method === 'pearson') return ['integer', 'real', 'boolean'].includes(type);
  if (method === 'spearman') return type !== 'text';
  return method === 'mixed' || ['text', 'boolean', 'integer'].includes(type);
}

/** Lower bounds of the steps of colour. */
const STEPS = [0.05, 0.2, 0.4, 0.6, 0.8, 0.9];

/** Step of colour of a relation: 0 (none) to 6, negative for negative ones. */
export function stepOf(value: number): number {
  const step = STEPS.filter((bound) => Math.abs(value) >= bound).length;
  return value < 0 ? -step : step;
}

type Values = MatrixResponse['values'];

/** The matrix as a table in the order drawn, for a file; `head` stands above the names. */
export function valuesOf({ columns, values }: MatrixResponse, order: readonly number[], head: string): Cells {
  const name = (at: number) => columns[at] ?? '';
  return {
    head: [head, ...order.map(name)],
    rows: order.map((row) => [name(row), ...order.map((column) => values[row]?.[column] ?? null)]),
    numbers: 1,
  };
}

/** Every pair of different columns that has a relation, strongest first. */
export function pairsOf({ columns, values, rows }: MatrixResponse): Relation[] {
  const pairs: Relation[] = [];
  for (let i = 0; i < columns.length; i += 1)
    for (let j = i + 1; j < columns.length; j += 1) {
      const r = values[i]?.[j];
      if (r !== null && r !== undefined)
        pairs.push({ a: columns[i] ?? '', b: columns[j] ?? '', r, rows: rows[i]?.[j] ?? 0 });
    }
  return pairs.sort(stronger);
}

const stronger = (a: Relation, b: Relation) => Math.abs(b.r) - Math.abs(a.r);
const named = ({ a, b }: Relation) => JSON.stringify([a, b].sort());

/** Both lists as one, each pair once, strongest first. */
export function together(first: readonly Relation[], second: readonly Relation[]): Relation[] {
  const known = new Set(first.map(named));
  return [...first, ...second.filter((pair) => !known.has(named(pair)))].sort(stronger);
}

/** An order in which columns that go together stand together: the leaves of a clustering by mean distance. */
export function alike(values: Values): number[] {
  const apart = (i: number, j: number) => 1 - Math.abs(values[i]?.[j] ?? 0);
  let groups = values.map((_, at) => [at]);
  const distances = values.map((row, i) => row.map((_, j) => apart(i, j)));
  // Distances of groups, kept at the place of each group's first column.
  const between = (a: number[], b: number[]) => distances[a[0] ?? 0]?.[b[0] ?? 0] ?? 1;
  while (groups.length > 1) {
    const [at, other] = nearest(groups, between);
    const a = groups[at] ?? [];
    const b = groups[other] ?? [];
    for (const group of groups) {
      const mean = (a.length * between(a, group) + b.length * between(b, group)) / (a.length + b.length);
      set(distances, a[0] ?? 0, group[0] ?? 0, mean);
    }
    groups = [...groups.slice(0, at), joined(a, b, apart), ...groups.slice(at + 1)].filter((one) => one !== b);
  }
  return groups[0] ?? [];
}

function nearest(groups: number[][], between: (a: number[], b: number[]) => number): [number, number] {
  let best: [number, number] = [0, 1];
  let least = Infinity;
  groups.forEach((a, i) =>
    groups.slice(i + 1).forEach((b, j) => {
      const distance = between(a, b);
      if (distance >= least) return;
      least = distance;
      best = [i, i + 1 + j];
    }),
  );
  return best;
}

function set(distances: number[][], i: number, j: number, value: number): void {
  const [row, column] = [distances[i], distances[j]];
  if (row) row[j] = value;
  if (column) column[i] = value;
}

/** The second group behind the first, turned so that the nearest ends meet. The first stays first: it names the group. */
function joined(a: number[], b: number[], apart: (i: number, j: number) => number): number[] {
  const end = a.at(-1) ?? 0;
  const turned = apart(end, b.at(-1) ?? 0) < apart(end, b[0] ?? 0);
  return [...a, ...(turned ? [...b].reverse() : b)];
}

/** Room of a cell in pixels: as much as fits, with room for its number if it is written. */
export function cellSize(room: number, columns: number, numbers: boolean): number {
  const fits = Math.floor(room / Math.max(1, columns));
  return Math.min(numbers ? 64 : 28, Math.max(numbers ? 34 : 12, fits));
}
