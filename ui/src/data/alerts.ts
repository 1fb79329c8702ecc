import type { ColumnProfile, Relation } from '../lib/host';

/** Something about a column that a person should know before a model learns from it. */
export interface Alert {
  kind: 'empty' | 'mostly-missing' | 'constant' | 'identifier' | 'skewed' | 'correlated' | 'pii';
  /** What is likely to do harm, and what is good to know. */
  warn: boolean;
  /** The column that it goes with. */
  other?: string;
  /** A share, a correlation or a skewness. */
  value?: number;
  /** Kind of personal data. */
  pii?: string;
}

const MOSTLY = 0.5;
const SKEWED = 1;

/** What can be said of a column from its profile and the strong pairs of its dataset, most important first. */
export function alertsOf(column: ColumnProfile, rows: number, strong: readonly Relation[]): Alert[] {
  const missing = column.missing / Math.max(1, rows);
  if (rows > 0 && column.missing === rows) return [{ kind: 'empty', warn: true }];
  return [
    ...column.pii.map((pii): Alert => ({ kind: 'pii', warn: true, pii: pii.kind, value: pii.share })),
    ...correlated(column, strong),
    ...(missing > MOSTLY ? [{ kind: 'mostly-missing', warn: true, value: missing } as const] : []),
    ...(column.semantic === 'constant' ? [{ kind: 'constant', warn: false } as const] : []),
    ...(column.semantic === 'identifier' ? [{ kind: 'identifier', warn: false } as const] : []),
    ...skewed(column),
  ];
}

function correlated(column: ColumnProfile, strong: readonly Relation[]): Alert[] {
  const found = strong.find((pair) => pair.a === column.name || pair.b === column.name);
  if (!found) return [];
  const other = found.a === column.name ? found.b : found.a;
  return [{ kind: 'correlated', warn: true, other, value: found.r }];
}

// Pearson's second coefficient: three times the distance of mean and median, in standard deviations.
function skewed(column: ColumnProfile): Alert[] {
  const median = column.quantiles['0.5'];
  if (column.semantic !== 'number' || median === undefined || column.mean === null || !column.sd) return [];
  const value = (3 * (column.mean - median)) / column.sd;
  return Math.abs(value) > SKEWED ? [{ kind: 'skewed', warn: false, value }] : [];
}
