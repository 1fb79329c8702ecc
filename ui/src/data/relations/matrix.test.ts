import { expect, test } from 'vitest';
import type { MatrixResponse, RelationMethod } from '../../lib/host';
import { alike, cellSize, pairsOf, stepOf, suits, together, valuesOf } from './matrix';

const matrix = (values: (number | null)[][], method: RelationMethod = 'pearson'): MatrixResponse => ({
  method,
  columns: values.map((_, at) => 'abcdefgh'[at] ?? ''),
  values,
  rows: values.map((row) => row.map(() => 100)),
  complete: true,
  left_out: 0,
});

test.each([
  [0, 0],
  [0.049, 0],
  [0.05, 1],
  [-0.3, -2],
  [0.5, 3],
  [-0.8, -5],
  [0.9, 6],
  [1, 6],
  [-1, -6],
])('%s has the colour of step %s', (value, step) => expect(stepOf(value)).toBe(step));

test('each pair of different columns is listed once, the strongest first, and no pair without a relation', () => {
  const pairs = pairsOf(
    matrix([
      [1, 0.2, -0.9],
      [0.2, 1, null],
      [-0.9, null, 1],
    ]),
  );
  expect(pairs.map(({ a, b, r }) => [a, b, r])).toEqual([
    ['a', 'c', -0.9],
    ['a', 'b', 0.2],
  ]);
  expect(pairsOf(matrix([]))).toEqual([]);
});

test('pairs of other columns come in between, and none comes twice', () => {
  const first = [{ a: 'a', b: 'b', r: 0.5, rows: 9 }];
  const more = [
    { a: 'b', b: 'a', r: 0.5, rows: 9 },
    { a: 'x', b: 'y', r: -0.95, rows: 9 },
  ];
  expect(together(first, more).map(({ a, b }) => a + b)).toEqual(['xy', 'ab']);
});

test('columns that go together stand together, whatever their order in the table', () => {
  const groups = [0, 1, 0, 1, 2, 0];
  const values = groups.map((a) => groups.map((b) => (a === b ? 0.9 : 0.1)));
  const order = alike(values);
  expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  const changes = order.filter((at, index) => index > 0 && groups[at] !== groups[order[index - 1] ?? 0]);
  expect(changes).toHaveLength(2);
});

test('an order needs no relations, no columns, and little time for sixty of them', () => {
  expect(alike([])).toEqual([]);
  expect(alike([[1]])).toEqual([0]);
  expect(
    alike([
      [1, null],
      [null, 1],
    ]),
  ).toHaveLength(2);
  const many = Array.from({ length: 60 }, (_, i) => Array.from({ length: 60 }, (_, j) => Math.sin(i * j)));
  const began = performance.now();
  expect(new Set(alike(many)).size).toBe(60);
  expect(performance.now() - began).toBeLessThan(1000);
});

test('a method takes the types that it can relate', () => {
  expect(suits('pearson', 'text')).toBe(false);
  expect(suits('pearson', 'boolean')).toBe(true);
  expect(suits('pearson', 'date')).toBe(false);
  expect(suits('spearman', 'date')).toBe(true);
  expect(suits('cramer', 'real')).toBe(false);
  expect(suits('mixed', 'text')).toBe(true);
});

test('cells are as large as there is room, and large enough for their numbers', () => {
  expect(cellSize(600, 4, true)).toBe(64);
  expect(cellSize(600, 15, true)).toBe(40);
  expect(cellSize(600, 60, true)).toBe(34);
  expect(cellSize(600, 60, false)).toBe(12);
  expect(cellSize(600, 30, false)).toBe(20);
});

test('a file has the matrix in the order drawn', () => {
  const found = valuesOf(
    matrix([
      [1, -0.5],
      [-0.5, null],
    ]),
    [1, 0],
    'Column',
  );
  expect(found.head).toEqual(['Column', 'b', 'a']);
  expect(found.rows).toEqual([
    ['b', null, -0.5],
    ['a', -0.5, 1],
  ]);
});
