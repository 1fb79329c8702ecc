import type { ColumnProfile, Profile, Relation } from '../lib/host';
import { suspectsOf } from './target/told';

/** Something about a column that a person should know before a model learns from it. */
export interface Alert {
  kind:
    | 'empty'
    | 'suspect'
    | 'copy'
    | 'mostly-missing'
    | 'infinite'
    | 'constant'
    | 'identifier'
    | 'skewed'
    | 'correlated'
    | 'pii';
  /** What is likely to do harm, and what is good to know. */
  warn: boolean;
  /** The column that it goes with. */
  other?: string;
  /** A share, a correlation or a skewness. */
  value?: number;
  /** Kind of personal data. */
  pii?: string;
}

/** What is known of a dataset beyond a column's own profile. */
export interface Around {
  /** Pairs of columns that are strongly related. */
  strong?: readonly Relation[];
  /** For each column that has the values of another one, that other one. */
  copies?: ReadonlyMap<string, string>;
  /** Columns that may give the target away. */
  suspects?: ReadonlySet<string>;
}

const MOSTLY = 0.5;
const SKEWED = 1;

/** What is known around the columns of a profile; `told` is the one with the target. */
export function aroundOf(profile: Profile, strong: readonly Relation[], told: Profile | undefined): Around {
  const suspects = told ? suspectsOf(told).map(({ relation }) => relation.column) : [];
  const copies = profile.copies.flatMap(([first = '', ...others]) => [
    [first, others[0] ?? ''] as const,
    ...others.map((other) => [other, first] as const),
  ]);
  return { strong, copies: new Map(copies), suspects: new Set(suspects) };
}

/** What can be said of a column from its profile and what is known around it, most important first. */
export function alertsOf(column: ColumnProfile, rows: number, around: Around = {}): Alert[] {
  const missing = column.missing / Math.max(1, rows);
  if (rows > 0 && column.missing === rows) return [{ kind: 'empty', warn: true }];
  const infinite = column.numbers?.infinite ?? 0;
  return [
    ...(around.suspects?.has(column.name) ? [{ kind: 'suspect', warn: true } as const] : []),
    ...column.pii.map((pii): Alert => ({ kind: 'pii', warn: true, pii: pii.kind, value: pii.share })),
    ...goesWith(column, around),
    ...(missing > MOSTLY ? [{ kind: 'mostly-missing', warn: true, value: missing } as const] : []),
    ...(infinite > 0 ? [{ kind: 'infinite', warn: true, value: infinite } as const] : []),
    ...(column.semantic === 'constant' ? [{ kind: 'constant', warn: false } as const] : []),
    ...(column.semantic === 'identifier' ? [{ kind: 'identifier', warn: false } as const] : []),
    ...skewed(column),
  ];
}

// A copy goes with its original anyway, and that is the lesser news.
function goesWith({ name }: ColumnProfile, { copies, strong = [] }: Around): Alert[] {
  const original = copies?.get(name);
  return original === undefined ? correlated(name, strong) : [{ kind: 'copy', warn: true, other: original }];
}

function correlated(name: string, strong: readonly Relation[]): Alert[] {
  const found = strong.find((pair) => pair.a === name || pair.b === name);
  if (!found) return [];
  const other = found.a === name ? found.b : found.a;
  return [{ kind: 'correlated', warn: true, other, value: found.r }];
}

// Pearson's second coefficient: three times the distance of mean and median, in standard deviations.
function skewed(column: ColumnProfile): Alert[] {
  const median = column.quantiles['0.5'];
  if (!['number', 'money'].includes(column.semantic) || median === undefined || column.mean === null || !column.sd)
    return [];
  const value = (3 * (column.mean - median)) / column.sd;
  return Math.abs(value) > SKEWED ? [{ kind: 'skewed', warn: false, value }] : [];
}
