import { expect, test } from 'vitest';
import { columnSpan, laidOut, offsets, placedAt, reveal, rowSpan, scrolled, slotsFor, start, TALLEST } from './window';
import type { Place } from './window';

const few = { count: 1000, row: 32, view: 320 };
const many = { count: 40_000_000, row: 28, view: 280 };

test('only the rows in view and a few more are drawn', () => {
  expect(rowSpan(scrolled(start, 3200, few), few, 5)).toEqual({ from: 95, to: 115 });
  expect(rowSpan(start, few, 5)).toEqual({ from: 0, to: 15 });
  expect(rowSpan(start, { ...few, count: 0 })).toEqual({ from: 0, to: 0 });
});

test('there is a slot for every row that is drawn, wherever the list stands', () => {
  for (let top = 0; top < 200; top += 0.7) {
    const { from, to } = rowSpan({ bar: top, top }, { ...few, row: 35.2 });
    expect(to - from).toBeLessThanOrEqual(slotsFor({ ...few, row: 35.2 }));
  }
});

test('a list too tall to lay out reaches its last row', () => {
  expect(laidOut(many)).toBe(TALLEST);
  const end = scrolled(start, TALLEST - many.view, many);
  expect(rowSpan(end, many).to).toBe(many.count);
  expect(scrolled(end, 0, many)).toEqual(start);
});

test('there, small steps go by pixels, so that no row is skipped', () => {
  let place: Place = placedAt(500_000_000, many);
  const first = place.top;
  for (let step = 1; step <= 20; step += 1) place = scrolled(place, place.bar + 100, many);
  expect(place.top - first).toBe(2000);
});

test('bringing a row into view moves as little as it can', () => {
  expect(reveal(5, start, few)).toBeUndefined();
  expect(reveal(10, start, few)).toEqual({ bar: 32, top: 32 });
  expect(reveal(3, { bar: 320, top: 320 }, few)).toEqual({ bar: 96, top: 96 });
  const last = reveal(many.count - 1, start, many);
  expect(last && rowSpan(last, many).to).toBe(many.count);
});

test('with many columns only those in view are drawn', () => {
  const sums = offsets(Array.from({ length: 5000 }, () => 100));
  expect(columnSpan(sums, 0, 1000, 0)).toEqual({ from: 0, to: 11 });
  const { from, to } = columnSpan(sums, 250_000, 1000, 200);
  expect(from).toBeLessThanOrEqual(2498);
  expect(to).toBeGreaterThanOrEqual(2512);
  expect(to - from).toBeLessThan(20);
  expect(columnSpan(sums, 499_000, 1000).to).toBe(5000);
  expect(columnSpan(offsets([100, 50]), 9999, 10)).toEqual({ from: 0, to: 2 });
});
