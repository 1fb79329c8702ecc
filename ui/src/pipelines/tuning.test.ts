import { expect, test } from 'vitest';
import type { Node } from '../lib/host';
import { settings, typed } from './tuning';

test.each([
  ['0.01', 0.01],
  [' 1e-3 ', 0.001],
  ['128, 64', [128, 64]],
  ['[32]', [32]],
  ['fast', undefined],
  ['', undefined],
  ['1,,2', undefined],
])('reads %j', (text, value) => {
  expect(typed(text)).toEqual(value);
});

test('offers numbers of the file and known settings, with the value of the last run', () => {
  const nodes: Node[] = [
    { id: 'cut', kind: 'split', params: { train: 0.7, seed: 1 } },
    { id: 'train', kind: 'train_linear', params: { epochs: 20 } },
    { id: 'flights', kind: 'source', params: { dataset: 'flights' } },
  ];
  const found = settings(nodes, { 'train.learning_rate': 0.01 });
  const value = (key: string) => found.find((one) => one.key === key)?.value;
  expect(value('train.epochs')).toBe('20');
  expect(value('train.learning_rate')).toBe('0.01');
  expect(value('train.patience')).toBe('');
  expect(value('cut.seed')).toBe('1');
  expect(value('cut.train')).toBeUndefined();
  expect(found.some((one) => one.node === 'flights')).toBe(false);
});
