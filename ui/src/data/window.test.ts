import { expect, test } from 'vitest';
import { columnWindow } from './window';

const list = { count: 5000, row: 30, top: 0, view: 600, open: -1, detail: 0 };
const height = (given: typeof list) => {
  const { from, to, before, after } = columnWindow(given);
  const drawn = (to - from) * given.row + (given.open >= from && given.open < to ? given.detail : 0);
  return before + drawn + after;
};

test('draws all of a short list and a part of a long one', () => {
  expect(columnWindow({ ...list, count: 100 })).toEqual({ from: 0, to: 100, before: 0, after: 0 });
  const { from, to } = columnWindow({ ...list, top: 60_000 });
  expect(from).toBeLessThanOrEqual(2000);
  expect(to).toBeGreaterThanOrEqual(2020);
  expect(to - from).toBeLessThan(60);
});

test.each([0, 1500, 3000, 4000, 149_000])('keeps the height of the whole list at %i', (top) => {
  expect(height({ ...list, top })).toBe(150_000);
  expect(height({ ...list, top, open: 100, detail: 400 })).toBe(150_400);
});

test('what is in view is drawn below an open detail', () => {
  const { from, to } = columnWindow({ ...list, top: 60_400, open: 10, detail: 400 });
  expect(from).toBeLessThanOrEqual(2000);
  expect(to).toBeGreaterThanOrEqual(2020);
});
