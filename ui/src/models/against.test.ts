import { expect, test } from 'vitest';
import type { Field, ModelVersion } from '../lib/host';
import { bar, changes, inputChanges, longest, otherData } from './against';

const version = (metrics: Record<string, number | null>, bytes = 1000) => ({ metrics, bytes }) as ModelVersion;
const field = (name: string, more: Partial<Field> = {}) => ({ name, type: 'real', optional: true, ...more }) as Field;

test('a change is better or worse by the direction of its metric', () => {
  const rows = changes(
    version({ roc_auc: 0.8, log_loss: 0.4, rmse: 2 }),
    version({ roc_auc: 0.7, log_loss: 0.5, rmse: 1 }),
  );
  const sign = Object.fromEntries(rows.map((row) => [row.name, Math.sign(row.gain)]));
  expect(sign).toEqual({ roc_auc: 1, log_loss: 1, rmse: -1, size: 0 });
});

test('a metric that one version lacks, or that is not defined, is left out', () => {
  const rows = changes(version({ roc_auc: null, accuracy: 0.9, f1: 0.5 }), version({ roc_auc: 0.7, accuracy: 0.9 }));
  expect(rows.map((row) => row.name)).toEqual(['accuracy', 'size']);
  expect(Object.is(rows[0]?.gain, 0)).toBe(true);
});

test('a larger package is worse, and its bar does not dwarf the metrics', () => {
  const rows = changes(version({ roc_auc: 0.71 }, 3000), version({ roc_auc: 0.7 }, 1000));
  const most = longest(rows);
  expect(rows.map((row) => bar(row, most)).map((length) => Number(length.toFixed(3)))).toEqual([1, -1]);
});

test('a size that differs by a few bytes is no change', () => {
  expect(changes(version({}, 12_297), version({}, 12_300))[0]).toMatchObject({ name: 'size', change: 0 });
});

test('inputs that came, went or changed are told', () => {
  const now = [field('a'), field('b', { type: 'text' }), field('c', { optional: false }), field('new')];
  const then = [field('a'), field('b'), field('c'), field('old')];
  expect(inputChanges(now, then).map((one) => `${one.kind} ${one.name}`)).toEqual([
    'changed b',
    'changed c',
    'added new',
    'removed old',
  ]);
  expect(inputChanges(then, then)).toEqual([]);
});

test('other data is told by its digest, whatever the order', () => {
  const lineage = (...digests: string[]) => ({
    run: '',
    pipeline: '',
    pipeline_digest: '',
    datasets: digests.map((digest) => ({ dataset: 'flights', version: 1, digest })),
  });
  expect(otherData(lineage('a', 'b'), lineage('b', 'a'))).toBe(false);
  expect(otherData(lineage('a'), lineage('b'))).toBe(true);
});
