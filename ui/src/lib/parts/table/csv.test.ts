import { expect, test } from 'vitest';
import { toCsv } from './csv';
import { nextSort, sorted } from './sort';

const column = (id: string) => ({ id, head: id, value: (row: Record<string, never>) => row[id] });
const columns = [column('name'), column('n, m')];
const rows = [
  { name: 'ب "x"', 'n, m': -1.5 },
  { name: 'two\nlines', 'n, m': null },
  { name: ' edge', 'n, m': true },
] as unknown as Record<string, never>[];

test('writes a table as CSV that reads back the same', () => {
  expect(toCsv(rows, columns)).toBe('name,"n, m"\r\n"ب ""x""",-1.5\r\n"two\nlines",\r\n" edge",true\r\n');
  expect(toCsv([], columns)).toBe('name,"n, m"\r\n');
  expect(toCsv(rows.slice(0, 1), columns, '\t')).toBe('name\tn, m\r\n"ب ""x"""\t-1.5\r\n');
});

test('sorts numbers as numbers, words as words, and missing values last either way', () => {
  const value = column('v');
  const by = (values: unknown[], down: boolean) =>
    sorted(values.map((v) => ({ v })) as unknown as Record<string, never>[], [value], { by: 'v', down }, 'en').map(
      (row) => row['v'] as unknown,
    );
  expect(by([10, null, 9, undefined, -1], false)).toEqual([-1, 9, 10, null, undefined]);
  expect(by([10, null, 9, NaN], true)).toEqual([10, 9, null, NaN]);
  expect(by(['run 10', 'run 9', 'Run 1'], false)).toEqual(['Run 1', 'run 9', 'run 10']);
});

test('a second click on a head turns the order round', () => {
  expect(nextSort({ id: 'a', downFirst: true }, undefined)).toEqual({ by: 'a', down: true });
  expect(nextSort({ id: 'a' }, { by: 'a', down: false })).toEqual({ by: 'a', down: true });
  expect(nextSort({ id: 'b' }, { by: 'a', down: true })).toEqual({ by: 'b', down: false });
});
