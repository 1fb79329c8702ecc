import { expect, test } from 'vitest';
import type { CompareResponse } from '../../lib/host';
import { comparisonValues } from './export';

test('puts metrics, settings and data below each other, with a column for each run', () => {
  const table = {
    runs: [{ name: 'a-1' }, { name: 'a-2' }],
    metrics: [{ key: 'roc_auc', values: [0.7, null], differs: true }],
    params: [{ key: 'train.hidden', values: [[64, 32], [8]], differs: true }],
    data: [{ key: 'flights', values: ['v1', 'v1'], differs: false }],
  } as unknown as CompareResponse;
  expect(comparisonValues(table, { part: 'Part', name: 'Name' }, (part) => part.toUpperCase())).toEqual({
    head: ['Part', 'Name', 'a-1', 'a-2'],
    rows: [
      ['METRICS', 'roc_auc', 0.7, null],
      ['PARAMS', 'train.hidden', '64, 32', '8'],
      ['DATA', 'flights', 'v1', 'v1'],
    ],
    numbers: 2,
  });
});
