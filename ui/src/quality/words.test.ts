import { afterEach, expect, test, vi } from 'vitest';
import type { QualityRule, RuleResult } from '../lib/host';
import { preferences } from '../lib/state/preferences.svelte';
import { limitText, measuredText, needOf, needText } from './words';

// What the page around would give: a language is kept on the device.
vi.hoisted(() => {
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: () => undefined });
});

afterEach(() => (preferences.lang = 'en'));

const rule = (more: object) => ({ id: 'r', ...more }) as QualityRule;

test('a rule reads as a sentence, with names set apart', () => {
  const range = rule({ check: 'range', column: 'dep_delay', min: -60, max: 1500, where: 'carrier = "UA"' });
  expect(needText(range)).toBe('dep_delay is between −60 and 1500, where carrier = "UA"');
  expect(
    needOf(range)
      .filter((piece) => piece.isName)
      .map((piece) => piece.text),
  ).toEqual(['dep_delay', 'carrier = "UA"']);
  const text = (more: object) => needText(rule(more));
  expect(text({ check: 'range', column: 'a', min: 0, strict_min: true, max: 1 })).toBe(
    'a is more than 0 and at most 1',
  );
  expect(text({ check: 'range', column: 'day', min: '2013-01-01T08:00:00' })).toBe(
    'day is at least 2013-01-01 08:00:00',
  );
  expect(text({ check: 'values', column: 'year', values: [2013] })).toBe('year is one of 2013');
  expect(text({ check: 'values', column: 'a', values: [1, 2, 3, 4, 5, 6, 7, 8] })).toBe(
    'a is one of 1, 2, 3, 4, 5, 6 and 2 more',
  );
  expect(text({ check: 'compare', column: 'dep', op: '<=', other: 'arr' })).toBe('dep ≤ arr');
  expect(text({ check: 'type', column: 'a', types: ['integer', 'real'] })).toBe('a is of the type integer or real');
  expect(text({ check: 'distinct_count', column: 'a', max: 0.5, share: true })).toContain('at most 50.0');
});

test('in Arabic, limits are words, and no mark is left in a sentence', () => {
  preferences.lang = 'ar';
  const bare = (text: string) => text.replace(/[\u200e\u2066-\u2069]/g, '');
  const range = rule({ check: 'range', column: 'dep_delay', min: 5 });
  expect(bare(needText(range))).toBe('قيمة dep_delay: 5 فأكثر');
  expect(bare(needText(rule({ check: 'row_count', min: 1, max: 9 })))).toBe('عدد الصفوف: من 1 إلى 9');
  // A sign stays on the left of its number, and names are isolated by their elements.
  const below = needOf(rule({ check: 'range', column: 'delay', min: -200, max: 5 }));
  expect(below.map((piece) => piece.text).join('')).toContain('\u2068\u200e−200\u2069');
  expect(below.find((piece) => piece.isName)?.text).toBe('delay');
});

test('what was measured stands beside what is asked for', () => {
  const result = (observed: object, more: object = {}) =>
    ({ status: 'failed', observed: { columns: [], ...observed }, failed_rows: 3, ...more }) as unknown as RuleResult;
  expect(measuredText(rule({ check: 'range' }), result({ share: 0.999999 }))).toBe('nearly 100 %');
  expect(measuredText(rule({ check: 'range' }), result({ share: 1 }))).toBe('100\u2009%');
  expect(measuredText(rule({ check: 'statistic' }), result({ value: 12.639 }))).toBe('12.639');
  expect(measuredText(rule({ check: 'sql' }), result({}))).toBe('3 rows');
  expect(measuredText(rule({ check: 'range' }), result({}, { status: 'broken' }))).toBe('');
  expect(limitText(rule({ check: 'range', mostly: 0.95 }))).toBe('at least 95.0\u2009%');
  expect(limitText(rule({ check: 'not_missing' }))).toBe('100\u2009%');
  expect(limitText(rule({ check: 'row_count', min: 160_000, max: 680_000 }))).toBe('160,000 to 680,000');
  expect(limitText(rule({ check: 'freshness', hours: 24 }))).toBe('up to 24 h old');
});
