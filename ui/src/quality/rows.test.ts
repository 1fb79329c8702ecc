import { expect, test, vi } from 'vitest';
import type { QualityRule, QualityRun, RuleResult, RuleTrend, SuiteSummary } from '../lib/host';
import { everything, failingShare, filtered, rank, rowsOf, shares } from './rows';
import { bySuite, datasetRules, failingRules, isFailing, suiteStanding, tally } from './standing';

// What the page around would give: a language is kept on the device.
vi.hoisted(() => {
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: () => undefined });
});

const rules: QualityRule[] = [
  { id: 'a', check: 'not_missing', column: 'carrier' },
  { id: 'b', check: 'range', column: 'delay', min: 0, severity: 'warn' },
  { id: 'c', check: 'compare', column: 'dep', op: '<', other: 'arr' },
  { id: 'd', check: 'expression', expression: 'x > 1' },
];
const result = (rule: string, check: string, status: RuleResult['status'], more: Partial<RuleResult> = {}) =>
  ({ rule, check, status, columns: [], checked_rows: 10, failed_rows: 0, ...more }) as unknown as RuleResult;

test('rules stand as the newest check found them, unless they were changed since', () => {
  const results = [
    result('a', 'not_missing', 'passed'),
    result('b', 'range', 'failed'),
    result('c', 'range', 'failed'),
    result('d', 'expression', 'broken', { columns: ['x'] }),
  ];
  const rows = rowsOf(rules, { results, changed: new Set(['a']) });
  expect(rows.map((row) => row.standing)).toEqual(['unchecked', 'warned', 'unchecked', 'broken']);
  expect(rows.map((row) => row.columns)).toEqual([['carrier'], ['delay'], ['dep', 'arr'], ['x']]);
  expect([...rows].sort((a, b) => rank(a) - rank(b)).map((row) => row.rule.id)).toEqual(['d', 'b', 'a', 'c']);
});

test('rules are found by how they stand, by column and by words', () => {
  const rows = rowsOf(rules, { results: [result('b', 'range', 'failed')] });
  const ids = (filter: object) => filtered(rows, { ...everything, ...filter }).map((row) => row.rule.id);
  expect(ids({ show: 'failing' })).toEqual(['b']);
  expect(ids({ show: 'warnings' })).toEqual(['b']);
  expect(ids({ show: 'errors' })).toEqual(['a', 'c', 'd']);
  expect(ids({ column: 'arr' })).toEqual(['c']);
  expect(ids({ text: 'CARRIER value' })).toEqual(['a']);
  expect(ids({})).toHaveLength(4);
});

test('a trend is the share that failed, or the whole rule', () => {
  const point = (status: string, checked_rows: number, failed_rows: number) => ({
    check: '',
    status,
    checked_rows,
    failed_rows,
  });
  const points = [
    point('passed', 10, 0),
    point('passed', 10, 1),
    point('failed', 10, 5),
    point('failed', 10, 0),
    point('broken', 0, 0),
  ];
  expect(shares({ rule: 'a', points } as RuleTrend)).toEqual([0, 0.1, 0.5, 1, 1]);
  expect(failingShare(result('a', 'range', 'failed', { failed_rows: 5 }))).toBe(0.5);
  expect(failingShare(result('a', 'sql', 'failed', { failed_rows: 5 }))).toBeUndefined();
});

const counts = (failed: number, warned: number) => ({
  error: { passed: 3, failed, broken: 0 },
  warn: { passed: 1, failed: warned, broken: 0 },
});
const run = (suite: string, failed: number, warned: number) =>
  ({
    id: `${suite}${failed}`,
    suite,
    dataset: suite,
    passed: failed === 0,
    counts: counts(failed, warned),
  }) as QualityRun;
const suite = (name: string, last: QualityRun | null, more: Partial<SuiteSummary> = {}) =>
  ({ name, dataset: name, rules: 5, last, problem: null, ...more }) as SuiteSummary;

test('a suite stands as its newest check, or as its file', () => {
  expect(suiteStanding(null)).toBe('never');
  expect(suiteStanding(run('a', 0, 0))).toBe('passed');
  expect(suiteStanding(run('a', 0, 1))).toBe('warned');
  expect(suiteStanding(run('a', 2, 1))).toBe('failed');
  expect(suiteStanding(run('a', 0, 0), { code: 'json_invalid' } as never)).toBe('unreadable');
  expect(tally(run('a', 2, 1))).toEqual({ passed: 4, warned: 1, failed: 2 });
});

test('a dataset counts the rules of all its suites, and those that fail', () => {
  const suites = [
    suite('a', run('a', 2, 1)),
    suite('a2', run('a', 1, 0), { dataset: 'a' }),
    suite('b', run('b', 0, 3)),
  ];
  expect(suites.map(isFailing)).toEqual([true, true, false]);
  expect([...failingRules(suites)]).toEqual([['a', 3]]);
  expect(datasetRules(suites, 'a')).toEqual({ rules: 10, failing: 3 });
  // Another dataset was checked with it: that says nothing of its own.
  expect(failingRules([suite('c', run('d', 1, 0))]).size).toBe(0);
  expect(bySuite([run('a', 1, 0), run('b', 0, 0), run('a', 0, 0)]).get('a')).toHaveLength(2);
});
