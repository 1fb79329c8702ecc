import { expect, test } from 'vitest';
import type { Series } from '../lib/host';
import { joined, lowest, valueAt } from './curves';

const known: Series = { run: 'r', node: 'n', metric: 'm', steps: [1, 2], values: [0.5, null], times: [0, 0] };

test('puts reported points behind known ones, each step once', () => {
  const since = [2, 3, 3, 4].map((step) => ({ step, value: step / 10 }));
  expect(joined(known, since)).toEqual([
    [1, 0.5],
    [2, null],
    [3, 0.3],
    [4, 0.4],
  ]);
});

test('reads the value at a step or the last one before it', () => {
  expect(
    valueAt(
      [
        [1, 5],
        [3, 7],
      ],
      2,
    ),
  ).toBe(5);
  expect(
    valueAt(
      [
        [1, 5],
        [3, 7],
      ],
      null,
    ),
  ).toBe(7);
  expect(valueAt([], 2)).toBeNull();
});

test('finds the lowest point among gaps', () => {
  expect(
    lowest([
      [1, null],
      [2, 4],
      [3, 2],
      [4, 3],
    ]),
  ).toEqual([3, 2]);
  expect(lowest([])).toBeUndefined();
});
