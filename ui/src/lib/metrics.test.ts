import { expect, test } from 'vitest';
import type { Evaluation, RunSummary } from './host';
import { aucMargin, best, ordered, varying } from './metrics';

test('puts the most asked for metrics first', () => {
  expect(ordered(['accuracy', 'zeal', 'roc_auc', 'roc_auc'])).toEqual(['roc_auc', 'accuracy', 'zeal']);
});

test('knows which way is better', () => {
  expect(best('roc_auc', [0.7, 0.9, null])).toBe(0.9);
  expect(best('log_loss', [0.7, 0.9])).toBe(0.7);
});

test('names no best of one or of equals', () => {
  expect(best('roc_auc', [0.9])).toBeUndefined();
  expect(best('roc_auc', [0.9, 0.9])).toBeUndefined();
});

test('finds the settings that differ', () => {
  const run = (params: Record<string, unknown>) => ({ params }) as unknown as RunSummary;
  const runs = [run({ 'a.lr': 1, 'a.seed': 2, 'b.name': ['x'] }), run({ 'a.lr': 3, 'a.seed': 2, 'b.name': ['y'] })];
  expect(varying(runs, 3)).toEqual(['a.lr']);
});

test('an area under the curve has an interval', () => {
  const evaluation = (area: number | null, counts: number[][]) =>
    ({
      task: 'binary',
      rows: counts.flat().reduce((a, b) => a + b, 0),
      metrics: { roc_auc: area },
      confusion: counts,
    }) as unknown as Evaluation;
  const even = [
    [6, 4],
    [5, 5],
  ];
  // At one half it is the variance of the rank sum of Mann and Whitney: (n + n + 1) / (12 n n).
  expect((aucMargin(evaluation(0.5, even)) ?? 0) / 1.96).toBeCloseTo(Math.sqrt(21 / 1200), 12);
  expect(aucMargin(evaluation(1, even))).toBe(0);
  expect(aucMargin(evaluation(null, even))).toBeUndefined();
  const oneClass = [
    [5, 0],
    [0, 0],
  ];
  expect(aucMargin(evaluation(1, oneClass))).toBeUndefined();
});
