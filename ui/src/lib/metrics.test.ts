import { expect, test } from 'vitest';
import type { RunSummary } from './host';
import { best, ordered, varying } from './metrics';

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
