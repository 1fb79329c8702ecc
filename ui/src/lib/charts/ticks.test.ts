import { expect, test } from 'vitest';
import { path, scale, tickText, ticks } from './ticks';

test('finds round values within the range', () => {
  expect(ticks(0, 100, 4)).toEqual([0, 50, 100]);
  expect(ticks(-43, 1301, 4)).toEqual([0, 500, 1000]);
  expect(ticks(0.1, 0.32, 4)).toEqual([0.1, 0.2, 0.3]);
});

test('survives a range of one value', () => {
  expect(ticks(5, 5)).toEqual([5]);
});

test('maps a domain onto pixels, upwards too', () => {
  expect(scale(0, 10, 100, 0)(2.5)).toBe(75);
});

test('draws a path', () => {
  expect(
    path([
      [0, 1],
      [2, 3],
    ]),
  ).toBe('M0.0 1.0L2.0 3.0');
});

test('writes marks close to each other apart, and all with the same decimals', () => {
  const marks = [0.69318, 0.6932, 0.69322];
  expect(marks.map(tickText(marks))).toEqual(['0.69318', '0.69320', '0.69322']);
  expect([-0.5, 0, 0.5].map(tickText([-0.5, 0, 0.5]))).toEqual(['−0.5', '0', '0.5']);
  expect([0, 20_000].map(tickText([0, 20_000]))).toEqual(['0', '20k']);
  expect([5].map(tickText([5]))).toEqual(['5']);
});
