import type { QualityRule, RuleResult, RuleTrend, WireError } from '../lib/host';
import type { Shape } from '../lib/parts/states';
import { columnsOf } from './checks';
import { needText } from './words';

export type Severity = NonNullable<QualityRule['severity']>;

/** How a rule stands: as it came out, or that it was not checked as it is now. */
export type Standing = 'passed' | 'failed' | 'warned' | 'broken' | 'unchecked';

/** A rule with what is known of it. */
export interface RuleRow {
  readonly rule: QualityRule;
  readonly standing: Standing;
  /** Of the newest check; none if it did not have the rule as it is now. */
  readonly result?: RuleResult;
  readonly trend?: RuleTrend;
  /** What is wrong with the rule itself. */
  readonly problem?: WireError;
  readonly columns: readonly string[];
  /** In lower case, for searching. */
  readonly text: string;
}

export interface Known {
  readonly results?: readonly RuleResult[];
  readonly trends?: readonly RuleTrend[];
  readonly problems?: readonly WireError[];
  /** Ids of rules that were changed after the check. */
  readonly changed?: ReadonlySet<string>;
}

export const severityOf = (rule: QualityRule): Severity => rule.severity ?? 'error';

export function rowsOf(rules: readonly QualityRule[], known: Known): RuleRow[] {
  const results = new Map(known.results?.map((one) => [one.rule, one]));
  const trends = new Map(known.trends?.map((one) => [one.rule, one]));
  const problems = new Map(known.problems?.map((one) => [one.where.rule ?? '', one]));
  return rules.map((rule) => {
    const found = known.changed?.has(rule.id) ? undefined : results.get(rule.id);
    // An id may have come to mean another check.
    const result = found?.check === rule.check ? found : undefined;
    const columns = columnsOf(rule);
    return {
      rule,
      result,
      standing: standingOf(rule, result),
      trend: trends.get(rule.id),
      problem: problems.get(rule.id),
      columns: columns.length > 0 ? columns : (result?.columns ?? []),
      text: `${rule.id} ${needText(rule)} ${rule.note ?? ''}`.toLowerCase(),
    };
  });
}

export function standingOf(rule: Pick<QualityRule, 'severity'>, result: RuleResult | undefined): Standing {
  if (!result) return 'unchecked';
  if (result.status === 'failed' && (rule.severity ?? 'error') === 'warn') return 'warned';
  return result.status;
}

export const shapes: Record<Standing, Shape> = {
  passed: 'ok',
  failed: 'bad',
  warned: 'warn',
  broken: 'bad',
  unchecked: 'idle',
};

export type Show = 'all' | 'failing' | 'errors' | 'warnings';

/** What a person narrows the rules by. */
export interface Filter {
  readonly show: Show;
  readonly column: string;
  readonly text: string;
}

export const everything: Filter = { show: 'all', column: '', text: '' };

export const fails = (row: RuleRow): boolean => !['passed', 'unchecked'].includes(row.standing);

export function filtered(rows: readonly RuleRow[], { show, column, text }: Filter): RuleRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (show === 'all' ||
        (show === 'failing' && fails(row)) ||
        (show === 'errors' && severityOf(row.rule) === 'error') ||
        (show === 'warnings' && severityOf(row.rule) === 'warn')) &&
      (column === '' || row.columns.includes(column)) &&
      words.every((word) => row.text.includes(word)),
  );
}

/** The share of the checked rows that fail; none where rows are not checked one by one. */
export function failingShare(result: RuleResult): number | undefined {
  const isKnown = result.check !== 'sql' && result.checked_rows > 0 && result.failed_rows > 0;
  return isKnown ? result.failed_rows / result.checked_rows : undefined;
}

/** The columns that rules are about, with how many rules each has. */
export function columnCounts(rows: readonly RuleRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) for (const column of row.columns) counts.set(column, (counts.get(column) ?? 0) + 1);
  return counts;
}

/** Failing rules worst first, then those that hold. */
const RANK: Record<Standing, number> = { broken: 0, failed: 1, warned: 2, unchecked: 3, passed: 4 };
export const rank = (row: RuleRow): number => RANK[row.standing];

/** Share of the checked rows that failed at each point of a trend, oldest first; 1 where a rule of the whole failed. */
export function shares(trend: RuleTrend): number[] {
  return trend.points.map((point) =>
    point.status === 'passed' && point.failed_rows === 0
      ? 0
      : point.checked_rows > 0 && point.failed_rows > 0
        ? point.failed_rows / point.checked_rows
        : point.status === 'passed'
          ? 0
          : 1,
  );
}
