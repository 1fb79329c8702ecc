import type { CompareResponse, Difference } from '../../lib/host';
import type { Cell, Values } from '../../lib/charts/values';

type Part = 'metrics' | 'params' | 'data';

/** All that is compared as one table for a spreadsheet: a row for each metric, setting and dataset, a column for each run. */
export function comparisonValues(
  table: CompareResponse,
  heads: { part: string; name: string },
  word: (part: Part) => string,
): Values {
  const rows = (part: Part, differences: Difference[]) =>
    differences.map(({ key, values }): Cell[] => [word(part), key, ...values.map(cell)]);
  return {
    head: [heads.part, heads.name, ...table.runs.map((run) => run.name)],
    rows: [...rows('metrics', table.metrics), ...rows('params', table.params), ...rows('data', table.data)],
    numbers: 2,
  };
}

function cell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}
