import { expect, test } from 'vitest';
import { bytes, clock, compact, decimals, number, percent, wholePercent, zoomPercent } from './numbers';

test('writes numbers with grouped thousands and a true minus sign', () => {
  expect(number('en-GB', 1204518)).toBe('1,204,518');
  expect(number('en-GB', -43.25)).toBe('−43.25');
  expect(number('ar-AE-u-nu-latn', -43)).toBe('\u200e−43');
  expect(number('en-GB', 0.000012)).toBe('1.20e-5'.replace('-', '−'));
  expect(number('en-GB', NaN)).toBe('–');
  expect([2013, 12345].map((value) => number('en-GB', value, 4, 'min2'))).toEqual(['2013', '12,345']);
});

test('keeps every whole digit of a large number with a fraction', () => {
  expect(number('en-GB', 12345678.5, 4)).toBe('12,345,679');
});

test('lines decimals up', () => {
  expect(decimals('en-GB', 0.8, 4)).toBe('0.8000');
});

test('shortens numbers for an axis', () => {
  expect([0, 950, 1200, 120_000, 3.4e6].map(compact)).toEqual(['0', '950', '1.2k', '120k', '3.4M']);
});

test('writes shares as percent', () => {
  expect(zoomPercent(false, 2)).toBe('200\u2009%');
  expect(zoomPercent(true, 0.734)).toBe('\u200e73%');
  expect(percent(false, 0.0245)).toBe('2.45\u2009%');
  expect(percent(false, 0.748)).toBe('74.8\u2009%');
  expect(percent(false, 0.00001)).toBe('<0.01\u2009%');
  expect(percent(true, 1)).toBe('\u200e100%');
});

test('never says 100 % before the end', () => {
  expect(wholePercent(false, 0.999)).toBe('99\u2009%');
});

test('writes durations as a clock reads', () => {
  expect([6, 278, 3725].map(clock)).toEqual(['0:06', '4:38', '1:02:05']);
});

test('picks the unit of a size', () => {
  expect(bytes(999)).toEqual([999, 'b']);
  expect(bytes(6_180_000)).toEqual([6.2, 'mb']);
  expect(bytes(999_960)).toEqual([1, 'mb']);
});
