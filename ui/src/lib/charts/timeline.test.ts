import { expect, test } from 'vitest';
import { apart, segments } from './timeline';

test('a line breaks where nothing is known', () => {
  expect(
    segments([
      [0, null],
      [1, 5],
      [2, 6],
      [3, null],
      [4, 7],
    ]),
  ).toEqual([
    [
      [1, 5],
      [2, 6],
    ],
    [[4, 7]],
  ]);
  expect(segments([])).toEqual([]);
});

test.each([
  [
    [10, 50],
    [10, 50],
  ],
  [
    [10, 12],
    [10, 20],
  ],
  [
    [99, 98],
    [100, 90],
  ],
  [
    [-5, 500],
    [0, 100],
  ],
  [
    [50, 50, 50],
    [50, 60, 70],
  ],
  [[], []],
])('keeps %j apart as %j', (wanted, places) => {
  expect(apart(wanted, 10, 0, 100)).toEqual(places);
});
