import { expect, test } from 'vitest';
import { find } from './catalogue';

const bare = (text: string | undefined) => text?.replace(/[\u2066-\u2069]/g, '');

test.each([
  [0, 'لا صفوف'],
  [1, 'صف واحد'],
  [2, 'صفان'],
  [3, '3 صفوف'],
  [11, '11 صفًا'],
  [100, '100 صف'],
])('counts %i rows in Arabic', (n, words) => {
  expect(bare(find('ar', 'rows-count', { n }))).toBe(words);
});

test('groups thousands with Latin digits in both languages', () => {
  expect(find('en', 'rows-count', { n: 336776 })).toBe('336,776 rows');
  expect(bare(find('ar', 'rows-count', { n: 336776 }))).toContain('336,776');
});

test('finds the hint of an error, and none when a value is missing', () => {
  expect(find('en', 'error-csv-delimiter', { probable: ';' }, 'hint')).toContain(';');
  expect(find('en', 'error-csv-delimiter', {}, 'hint')).toBeUndefined();
});
