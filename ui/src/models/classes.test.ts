import { expect, test } from 'vitest';
import { byClass } from './classes';

test('precision and recall of each class, and none where there is nothing to divide by', () => {
  const counts = [
    [8, 2, 0],
    [1, 3, 0],
    [0, 0, 0],
  ];
  const [a, b, c] = byClass(['a', 'b', 'c'], counts);
  expect(a).toMatchObject({ rows: 10, recall: 0.8 });
  expect(a?.precision).toBeCloseTo(8 / 9, 12);
  expect(b).toMatchObject({ rows: 4, precision: 0.6, recall: 0.75 });
  expect(c).toEqual({ name: 'c', rows: 0, precision: null, recall: null });
});
