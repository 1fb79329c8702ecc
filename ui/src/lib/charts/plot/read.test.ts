import { expect, test } from 'vitest';
import type { ChartBody, ChartSeries } from '../../host/contract.gen';
import { keysOf, readings } from './read';

const wording = {
  num: (value: number | null) => (value === null ? '–' : String(value)),
  figure: (name: string) => name,
};
const read = (body: ChartBody, written?: (at: number) => string) => readings({ title: 't', body, written }, wording);
const line = (label: string, color: number, x: number[], y: (number | null)[]): ChartSeries => ({
  label,
  color,
  x,
  y,
  dash: [],
  marker: 'circle',
  faint: false,
});

test('bars are read by their names, series by their values', () => {
  expect(read({ kind: 'bars', labels: ['a', 'b'], values: [1, null] })).toEqual([
    { place: 'a', values: [{ name: '', value: '1' }] },
    { place: 'b', values: [{ name: '', value: '–' }] },
  ]);
  const series = [
    { label: 'm', color: 1, values: [1, null] },
    { label: 'rest', color: 0, values: [2, 3] },
  ];
  const body: ChartBody = { kind: 'groups', labels: ['a', 'b'], series, stacked: true };
  expect(read(body)[1]).toEqual({ place: 'b', values: [{ name: 'rest', value: '3', color: 'var(--ink-3)' }] });
  expect(keysOf(body).map(({ color }) => color)).toEqual(['var(--cat-1)', 'var(--ink-3)']);
});

test('lines are read place by place, where each has one', () => {
  const body: ChartBody = {
    kind: 'lines',
    thresholds: [],
    series: [line('a', 1, [1, 3], [10, 30]), line('b', 2, [2, 3], [20, null])],
  };
  const found = read(body, (at) => `day ${at}`);
  expect(found.map(({ place }) => place)).toEqual(['day 1', 'day 2', 'day 3']);
  expect(found[2]?.values).toEqual([{ name: 'a', value: '30', color: 'var(--cat-1)' }]);
});

test('points go from left to right, bins from edge to edge', () => {
  const points = read({ kind: 'points', series: [line('', 1, [5, 1], [50, 10])] });
  expect(points.map(({ place, values }) => [place, values[0]?.value])).toEqual([
    ['1', '10'],
    ['5', '50'],
  ]);
  const bins = read({ kind: 'histogram', edges: [0, 5, 10], counts: [3, 4], marks: [] });
  expect(bins[1]).toEqual({ place: '5 – 10', values: [{ name: '', value: '4' }] });
  expect(keysOf({ kind: 'points', series: [line('', 1, [], [])] })).toEqual([]);
});
