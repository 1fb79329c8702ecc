import { describe, expect, it } from 'vitest';
import type { Column } from '../../../lib/host';
import { leftOf, subjectOf } from './left';
import { binsOf, pickOf, writtenOf } from './picks';

const columns: Column[] = [
  { name: 'city', type: 'text' },
  { name: 'price', type: 'real' },
  { name: 'late', type: 'boolean' },
];

describe('what a chart is asked for', () => {
  it('is the first new column where nothing was chosen', () => {
    expect(pickOf({}, columns)?.x).toBe('city');
    expect(pickOf({}, columns, new Map([['late', 'new']]))?.x).toBe('late');
    expect(pickOf({}, [])).toBeUndefined();
  });

  it('is what was chosen as far as the columns have it', () => {
    const picked = { x: 'gone', y: 'price', color: 'gone', aggregate: 'sum' } as const;
    expect(pickOf(picked, columns)).toMatchObject({ x: 'city', y: 'price', aggregate: 'sum', color: undefined });
    // Nothing is summed where there is nothing to sum, and points measures no yes or no.
    expect(pickOf({ y: 'city', aggregate: 'sum' }, columns)).toMatchObject({ y: undefined, aggregate: undefined });
    expect(pickOf({ y: 'late', kind: 'bar' }, columns)?.y).toBe('late');
    expect(pickOf({ y: 'late', kind: 'scatter' }, columns)?.y).toBe('price');
    expect(pickOf({ x: 'price', y: 'price', kind: 'histogram' }, columns)?.y).toBeUndefined();
  });

  it('is completed by columns that fit the kind of chart', () => {
    expect(pickOf({ kind: 'histogram', x: 'city' }, columns)).toMatchObject({ x: 'price', y: undefined });
    expect(pickOf({ kind: 'scatter', x: 'city' }, columns)).toMatchObject({ x: 'price', y: 'price' });
    expect(pickOf({ kind: 'box', x: 'city' }, columns)).toMatchObject({ x: 'city', y: 'price' });
    expect(pickOf({ kind: 'box', x: 'price' }, columns)).toMatchObject({ x: 'price', y: undefined });
    // Nothing fits: the host says why.
    expect(pickOf({ kind: 'line' }, columns.slice(0, 1))).toMatchObject({ x: 'city' });
  });

  it('has bins only where a number of them was typed', () => {
    expect(['', 'x', '0', '1.5', '201', '200', undefined].map(binsOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      200,
      undefined,
    ]);
  });
});

it('moments are written as the rows have them', () => {
  expect(writtenOf({ name: 'd', type: 'date' })?.(86_400_000)).toBe('1970-01-02');
  expect(writtenOf({ name: 'd', type: 'datetime' })?.(3_600_000)).toBe('1970-01-01 01:00:00');
  expect(writtenOf({ name: 'd', type: 'time' })?.(3_661_000)).toBe('01:01:01');
  expect(writtenOf({ name: 'd', type: 'date' })?.(Number.NaN)).toBe('');
  expect(writtenOf({ name: 'd', type: 'real' })).toBeUndefined();
});

it('what is left is told once there is enough to tell by', () => {
  expect(leftOf(null, 9)).toBeUndefined();
  expect(leftOf(0.5, 0.5)).toBeUndefined();
  expect(leftOf(0.25, 3)).toBe(9);
  expect(subjectOf('Late flights', 'split', '')).toBe('Late flights · split');
});
