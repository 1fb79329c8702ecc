import { expect, test } from 'vitest';
import type { RunSummary } from '../../lib/host';
import { grouped, keyOfEntry } from './groups';
import { isBest, rangeOf, rangesOf, shareOf } from './ranges';

const all = Array.from({ length: 7 }, (_, n) => ({ id: `r${n}` }) as RunSummary);
const page = async (offset: number, limit: number) => all.slice(offset, offset + limit);
const groups = [
  { pipeline: 'a', matching: 3 },
  { pipeline: 'b', matching: 4 },
];

test('every part of a grouped table is the same as that part of the whole', async () => {
  const source = grouped({ matching: 7, groups }, page);
  const whole = (await source.rows(0, source.total)).map(keyOfEntry);
  expect(whole).toEqual(['pipeline a', 'r0', 'r1', 'r2', 'pipeline b', 'r3', 'r4', 'r5', 'r6']);
  for (let from = 0; from < whole.length; from += 1)
    for (let to = from + 1; to <= whole.length; to += 1)
      expect((await source.rows(from, to)).map(keyOfEntry)).toEqual(whole.slice(from, to));
});

test('of a folded group only the head is left, and the others keep their runs', async () => {
  const three = [...groups, { pipeline: 'c', matching: 0 }];
  const asked: [number, number][] = [];
  const told = (offset: number, limit: number) => (asked.push([offset, limit]), page(offset, limit));
  for (const [fold, left] of [
    [['a'], ['pipeline a', 'pipeline b', 'r3', 'r4', 'r5', 'r6', 'pipeline c']],
    [['b'], ['pipeline a', 'r0', 'r1', 'r2', 'pipeline b', 'pipeline c']],
    [
      ['a', 'b', 'c'],
      ['pipeline a', 'pipeline b', 'pipeline c'],
    ],
  ] as const) {
    const source = grouped({ matching: 7, groups: three }, told, new Set<string>(fold));
    expect(source.total).toBe(left.length);
    for (let from = 0; from < left.length; from += 1)
      for (let to = from + 1; to <= left.length; to += 1)
        expect((await source.rows(from, to)).map(keyOfEntry)).toEqual(left.slice(from, to));
  }
  asked.length = 0;
  await grouped({ matching: 7, groups }, told).rows(0, 9);
  expect(asked).toEqual([[0, 7]]);
});

test('a table without groups is its runs', async () => {
  const source = grouped({ matching: 7, groups: [] }, page);
  expect((await source.rows(2, 4)).map(keyOfEntry)).toEqual(['r2', 'r3']);
});

test('the best of a metric is the best by its direction, if there is one', () => {
  const ranges = rangesOf([
    { pipeline: 'a', metric: 'roc_auc', least: 0.5, most: 0.9 },
    { pipeline: 'a', metric: 'log_loss', least: 0.2, most: 0.4 },
    { pipeline: 'a', metric: 'f1', least: 0.5, most: 0.5 },
  ]);
  const of = (metric: string) => rangeOf(ranges, 'a', metric);
  expect([isBest(of('roc_auc'), 'roc_auc', 0.9), isBest(of('roc_auc'), 'roc_auc', 0.5)]).toEqual([true, false]);
  expect([isBest(of('log_loss'), 'log_loss', 0.2), isBest(of('f1'), 'f1', 0.5)]).toEqual([true, false]);
  expect(shareOf(of('roc_auc'), 0.7)).toBeCloseTo(0.5, 12);
  expect([shareOf(of('f1'), 0.5), shareOf(rangeOf(ranges, 'b', 'f1'), 1)]).toEqual([undefined, undefined]);
});
