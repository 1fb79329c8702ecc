import { expect, test, vi } from 'vitest';
import type { RunSummary } from '../../lib/host';
import { columnsOf, differs } from './columns';

// Words and formats follow the page's language, and there is no page here.
vi.mock('../../lib/messages', () => ({ t: (key: string) => key, tOr: (_key: string, otherwise: string) => otherwise }));
vi.mock('../../lib/format', () => ({ value: String }));

const run = (params: Record<string, unknown>) =>
  ({ id: 'r', name: 'r', params, metrics: {}, started: 0 }) as unknown as RunSummary;
const known = {
  metrics: ['log_loss', 'roc_auc', 'x'],
  params: ['a.rate', 'b.rate', 'b.hidden', 'b.kind', 'b.seed'],
  data: [],
  pipelines: ['p'],
};
const runs = [
  run({ 'a.rate': 1, 'b.rate': 1, 'b.hidden': [64], 'b.kind': 'x', 'b.seed': 1 }),
  run({ 'a.rate': 2, 'b.rate': 1, 'b.hidden': [64, 32], 'b.kind': 'y', 'b.seed': 1 }),
];
const same = (one: RunSummary) => one;

test('only settings that differ are columns, and numbers among them are shown', () => {
  const columns = columnsOf(known, runs, true, same).filter(({ id }) => id.startsWith('params.'));
  expect(columns.map(({ id, hidden }) => [id, hidden])).toEqual([
    ['params.a.rate', false],
    ['params.b.hidden', false],
    ['params.b.kind', true],
  ]);
  expect(columns.map(({ head }) => head)).toEqual(['rate', 'hidden', 'kind']);
});

test('all settings are columns when asked for, told apart by their node', () => {
  const columns = columnsOf(known, runs, false, same).filter(({ id }) => id.startsWith('params.'));
  expect(columns.map(({ head, hidden }) => [head, hidden])).toEqual([
    ['a.rate', false],
    ['b.rate', false],
    ['hidden', false],
    ['kind', false],
    ['seed', false],
  ]);
});

test('metrics come in the order people ask for them, and sort from their good end', () => {
  const metrics = columnsOf(known, runs, true, same).filter(({ id }) => id.startsWith('metrics.'));
  expect(metrics.map(({ id, downFirst }) => [id, downFirst])).toEqual([
    ['metrics.roc_auc', true],
    ['metrics.log_loss', false],
    ['metrics.x', true],
  ]);
});

test('a value that some runs lack differs', () => {
  expect(differs([run({ a: 1 }), run({})], (one) => one.params['a'])).toBe(true);
  expect(differs([run({ a: [1] }), run({ a: [1] })], (one) => one.params['a'])).toBe(false);
});
