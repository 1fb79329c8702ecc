import { expect, test } from 'vitest';
import type { ColumnDifference, ColumnSide } from '../lib/host';
import { differs, pair } from './comparison';

const side = (missing: number): ColumnSide => ({ type: 'real', missing, distinct: 3, min: '0', max: '9', mean: 4 });
const column = (given: Partial<ColumnDifference>): ColumnDifference => ({
  name: 'x',
  fate: 'kept',
  from: side(0),
  to: side(0),
  shift: 0,
  ...given,
});

test.each<[string, Partial<ColumnDifference>, boolean]>([
  ['the same column', {}, false],
  ['a little movement', { shift: 0.04 }, false],
  ['a moved distribution', { shift: 0.2 }, true],
  ['a distribution that can not be compared', { shift: null }, false],
  ['more missing values', { to: side(0.02) }, true],
  ['fewer missing values', { from: side(0.02) }, true],
  ['a new column', { fate: 'added', from: null }, true],
  ['another type', { fate: 'retyped', shift: null }, true],
])('%s', (_, given, expected) => expect(differs(column(given))).toBe(expected));

test('writes a figure of both sides once where it is the same', () => {
  const write = (one: ColumnSide) => String(one.missing);
  expect(pair(column({}), write)).toBe('0');
  expect(pair(column({ to: side(0.5) }), write)).toBe('0 → 0.5');
  expect(pair(column({ from: null, to: side(0.5) }), write)).toBe('0.5');
  expect(pair(column({ to: null }), write)).toBe('0');
});
