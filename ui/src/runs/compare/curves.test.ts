import { expect, test } from 'vitest';
import type { Series } from '../../lib/host';
import { brief, byValue, joined, lowest, smoothed, valueAt } from './curves';

const known: Series = { run: 'r', node: 'n', metric: 'm', steps: [1, 2], values: [0.5, null], times: [2000, 3000] };

test('puts reported points behind known ones, each step once', () => {
  const since = [2, 3, 3, 4].map((step) => ({ step, value: step / 10, time: 1000 * (step + 1) }));
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

test('lays points out by the seconds since the run began', () => {
  expect(joined(known, [{ step: 3, value: 0.1, time: 5500 }], 'time', 1000)).toEqual([
    [1, 0.5],
    [2, null],
    [4.5, 0.1],
  ]);
});

test('smooths without pulling the first values to zero, and keeps gaps', () => {
  const points: [number, number | null][] = [
    [1, 4],
    [2, null],
    [3, 2],
  ];
  expect(smoothed(points, 0)).toBe(points);
  const [first, gap, last] = smoothed(points, 0.5);
  expect(first).toEqual([1, 4]);
  expect(gap).toEqual([2, null]);
  expect(last?.[1]).toBeCloseTo((4 * 0.25 + 2 * 0.5) / 0.75, 12);
  const flat: [number, number][] = [1, 2, 3].map((x) => [x, 7]);
  for (const [, value] of smoothed(flat, 0.9)) expect(value).toBeCloseTo(7, 12);
});

test('orders by value, lowest first, what has none last', () => {
  expect(byValue([3, null, 1, 3])).toEqual([2, 0, 3, 1]);
});

test('leaves out what all names begin with', () => {
  expect(brief(['flights-late-1', 'flights-late-2'])).toEqual(['late-1', 'late-2']);
  expect(brief(['flights-late-linear-2', 'flights-late-1'])).toEqual(['linear-2', 'late-1']);
  expect(brief(['penguins-species-1', 'flights-late-1'])).toEqual(['penguins-species-1', 'flights-late-1']);
  // What would read alike stays whole.
  expect(brief(['a-late-1', 'a-x-late-1'])).toEqual(['late-1', 'x-late-1']);
  expect(brief(['flights-late-2'])).toEqual(['flights-late-2']);
  expect(brief(['one', 'one'])).toEqual(['one', 'one']);
});
