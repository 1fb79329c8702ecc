import { beforeEach, expect, test } from 'vitest';
import { isTable, openFiles, openImport, opening } from './opening.svelte';

const file = (name: string) => new File(['a'], name);

beforeEach(() => {
  opening.leave();
  opening.refused = [];
});

test.each([
  ['flights.csv', true],
  ['FLIGHTS.PARQUET', true],
  ['جدول.tsv', true],
  ['notes.pdf', false],
  ['csv', false],
  ['a.csv/readme', false],
  ['', false],
])('takes %j for a table: %s', (name, yes) => expect(isTable(name)).toBe(yes));

test('opens several files one after the other', () => {
  openFiles([file('a.csv'), '/data/b.parquet', file('c.txt')]);
  expect((opening.file as File).name).toBe('a.csv');
  expect(opening.turn).toEqual({ n: 1, of: 3 });
  opening.next();
  expect(opening.file).toBe('/data/b.parquet');
  openFiles([file('d.csv')]);
  expect(opening.turn).toEqual({ n: 2, of: 4 });
  opening.leave();
  expect(opening.open).toBe(false);
  openFiles([file('e.csv')]);
  expect(opening.turn).toEqual({ n: 1, of: 1 });
});

test('names what it can’t import and goes on with the rest', () => {
  openFiles([file('notes.pdf'), 'C:\\data\\flights.csv', file('archive.zip')]);
  expect(opening.refused).toEqual(['notes.pdf', 'archive.zip']);
  expect(opening.file).toBe('C:\\data\\flights.csv');
});

test('keeps the file at hand when the dialog is asked for again', () => {
  openFiles([file('a.csv')]);
  openImport();
  expect(opening.file).toBeDefined();
  opening.next();
  openImport();
  expect(opening.open).toBe(true);
  expect(opening.file).toBeUndefined();
});
