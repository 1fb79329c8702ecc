import { expect, test } from 'vitest';
import { barsContent, colorNumber, confusionContent, histogramContent, linesContent, unitContent } from './content';
import { keyOf } from './keys';
import { pictureRequest } from './picture';
import { kept } from './thin';
import { valuesOf, type Words } from './values';

const words: Words = {
  place: 'place',
  value: 'value',
  name: 'name',
  from: 'from',
  to: 'to',
  count: 'count',
  truth: 'true class',
  figure: (name) => name,
};
const look = { theme: 'dark', lang: 'ar', width: 500 } as const;
const two = linesContent({ title: 'Loss', x: { title: 'epoch' } }, [
  {
    name: 'a',
    key: keyOf(0),
    points: [
      [1, 0.5],
      [2, null],
      [3, 0.25],
    ],
  },
  { name: 'raw', key: keyOf(0), points: [[1, 0.9]], faint: true },
  {
    name: 'b',
    key: keyOf(1),
    points: [
      [2, NaN],
      [4, 0.75],
    ],
  },
]);

test('a line keeps the colour, dash and marker it has on screen', () => {
  const { body } = two;
  if (body.kind !== 'lines') throw new Error(body.kind);
  expect(body.series[0]).toMatchObject({ label: 'a', color: 1, dash: [], marker: 'circle', y: [0.5, null, 0.25] });
  expect(body.series[2]).toMatchObject({ label: 'b', color: 2, dash: [7, 3], marker: 'square', y: [null, 0.75] });
  expect(colorNumber('var(--ink-3)')).toBe(0);
});

test('the table of lines has a row for each place and leaves gaps empty', () => {
  const { head, rows } = valuesOf(two, words);
  expect(head).toEqual(['epoch', 'a', 'b']);
  expect(rows).toEqual([
    [1, 0.5, null],
    [2, null, null],
    [3, 0.25, null],
    [4, null, 0.75],
  ]);
});

test('every other chart has its table', () => {
  const bins = histogramContent({ title: 'H' }, { edges: [0, 1, 2], counts: [3, 4] }, [{ at: 1, word: 'mean 1' }]);
  expect(valuesOf(bins, words)).toMatchObject({
    head: ['from', 'to', 'count'],
    rows: [
      [0, 1, 3],
      [1, 2, 4],
    ],
  });
  const matrix = confusionContent(
    { title: 'C' },
    ['no', 'yes'],
    [
      [5, 1],
      [2, 7],
    ],
  );
  expect(valuesOf(matrix, words)).toMatchObject({
    head: ['true class', 'no', 'yes'],
    rows: [
      ['no', 5, 1],
      ['yes', 2, 7],
    ],
  });
  const curve = {
    name: 'r',
    points: [
      [0, 0],
      [1, 1],
    ] as [number, number][],
    key: keyOf(0),
  };
  const alone = unitContent({ title: 'ROC', x: { title: 'fpr' } }, [curve], { diagonal: true });
  expect(valuesOf(alone, words)).toMatchObject({
    head: ['fpr', 'value'],
    rows: [
      [0, 0],
      [1, 1],
    ],
  });
  const both = unitContent({ title: 'ROC' }, [curve, { ...curve, name: 's' }], {});
  expect(valuesOf(both, words).rows).toContainEqual(['s', 1, 1]);
  const bars = barsContent({ title: 'B', x: { title: 'share', unit: '%' } }, [{ name: 'x', value: null }]);
  expect(valuesOf(bars, words)).toMatchObject({ head: ['name', 'share, %'], rows: [['x', null]] });
});

test('values that are all the same have a bar', () => {
  const { body } = histogramContent({ title: 'H' }, { edges: [7, 7], counts: [3] }, []);
  expect(body).toMatchObject({ edges: [6.5, 7.5], counts: [3] });
});

test('places that are dates are written as dates', () => {
  const written = (at: number) => `day ${at}`;
  const bins = histogramContent({ title: 'H', written }, { edges: [0, 1], counts: [3] }, []);
  expect(valuesOf(bins, words)).toMatchObject({ rows: [['day 0', 'day 1', 3]], numbers: 2 });
  const days = linesContent({ title: 'L', written }, [{ name: 'a', key: keyOf(0), points: [[5, 1]] }]);
  expect(valuesOf(days, words)).toMatchObject({ rows: [['day 5', 1]], numbers: 1 });
});

test('a picture is asked for in the theme, language and about the size of the screen', () => {
  const { spec, format } = pictureRequest(two, 'png', look);
  expect([format, spec.theme, spec.lang, spec.title]).toEqual(['png', 'dark', 'ar', 'Loss']);
  expect(spec.x).toEqual({ title: 'epoch', unit: '', log: false, ticks: [] });
  expect(spec.width).toBeGreaterThanOrEqual(500);
  expect(pictureRequest(two, 'svg', { ...look, width: 9000 }).spec.width).toBeLessThanOrEqual(4000);
});

test('a long line is thinned and keeps its peaks, its gap and its ends', () => {
  const n = 200_000;
  const x = Array.from({ length: n }, (_, at) => at);
  const y: (number | null)[] = x.map((at) => Math.sin(at / 999));
  y[1234] = 50;
  y[77_777] = -50;
  y[100_000] = null;
  const places = kept(x, y, 1000);
  expect(places.length).toBeLessThan(5000);
  for (const at of [0, 1234, 77_777, 100_000, n - 1]) expect(places).toContain(at);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(kept([1, 2], [1, 2], 1000)).toEqual([0, 1]);
});

test('the table of groups has a column for each, that of boxes one for each figure', () => {
  const groups = valuesOf(
    {
      title: 'G',
      y: { title: 'species' },
      body: {
        kind: 'groups',
        labels: ['a', 'b'],
        stacked: true,
        series: [
          { label: 'm', color: 1, values: [1, null] },
          { label: 'f', color: 2, values: [2, 3] },
        ],
      },
    },
    words,
  );
  expect(groups).toEqual({
    head: ['species', 'm', 'f'],
    rows: [
      ['a', 1, 2],
      ['b', null, 3],
    ],
    numbers: 1,
  });
  const series = [{ label: 'm', color: 1, values: [4, 5] }];
  const stacks = valuesOf({ title: 'S', body: { kind: 'stacks', edges: [0, 1, 2], series } }, words);
  expect(stacks.rows).toEqual([
    [0, 1, 4],
    [1, 2, 5],
  ]);
  const box = { label: 'x', count: 9, min: 0, low: 1, q1: 2, median: 3, q3: 4, high: 5, max: 8, outside: 2 };
  const boxes = valuesOf({ title: 'B', body: { kind: 'boxes', boxes: [box] } }, words);
  expect(boxes.rows).toEqual([['x', 9, 0, 1, 2, 3, 4, 5, 8, 2]]);
});
