import type { QualityRun, RuleCounts, SuiteSummary, WireError } from '../lib/host';
import type { Shape } from '../lib/parts/states';

/** How a whole suite stands after a check. */
export type SuiteStanding = 'passed' | 'warned' | 'failed' | 'never' | 'unreadable';

export function suiteStanding(last: QualityRun | null | undefined, problem?: WireError | null): SuiteStanding {
  if (problem) return 'unreadable';
  if (!last) return 'never';
  if (!last.passed) return 'failed';
  return bad(last.counts.warn) > 0 ? 'warned' : 'passed';
}

export const suiteShapes: Record<SuiteStanding, Shape> = {
  passed: 'ok',
  warned: 'warn',
  failed: 'bad',
  never: 'idle',
  unreadable: 'bad',
};

const bad = (counts: RuleCounts['error']) => counts.failed + counts.broken;

/** Rules of a check by what they mean for the suite. */
export function tally({ counts }: Pick<QualityRun, 'counts'>): { passed: number; warned: number; failed: number } {
  return { passed: counts.error.passed + counts.warn.passed, warned: bad(counts.warn), failed: bad(counts.error) };
}

/** True for a suite that needs a person. */
export const isFailing = (suite: SuiteSummary): boolean =>
  ['failed', 'unreadable'].includes(suiteStanding(suite.last, suite.problem));

/** Rules that made a suite fail in its newest check, by dataset; what only warns is left out. */
export function failingRules(suites: readonly SuiteSummary[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { dataset, last } of suites) {
    const count = last && last.dataset === dataset ? tally(last).failed : 0;
    if (count > 0) found.set(dataset, (found.get(dataset) ?? 0) + count);
  }
  return found;
}

/** How many rules a dataset has in all its suites, and how many of them failed. */
export function datasetRules(suites: readonly SuiteSummary[], dataset: string): { rules: number; failing: number } {
  const own = suites.filter((suite) => suite.dataset === dataset);
  return {
    rules: own.reduce((sum, suite) => sum + suite.rules, 0),
    failing: failingRules(own).get(dataset) ?? 0,
  };
}

/** The newest checks of each suite, newest first. */
export function bySuite(checks: readonly QualityRun[]): Map<string, QualityRun[]> {
  const found = new Map<string, QualityRun[]>();
  for (const check of checks) {
    const list = found.get(check.suite);
    if (list) list.push(check);
    else found.set(check.suite, [check]);
  }
  return found;
}
