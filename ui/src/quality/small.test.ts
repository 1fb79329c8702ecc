import { expect, test, vi } from 'vitest';
import type { ColumnProfile } from '../lib/host';
import { distributionNow } from './against';
import { exportName, shownColumns } from './failing';
import { freeName, newSuite } from './suites';

// What the page around would give: a language is kept on the device.
vi.hoisted(() => {
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: () => undefined });
});

const facts = (more: object) =>
  ({ missing: 2, top: [], histogram: null, semantic: 'category', ...more }) as unknown as ColumnProfile;

test('a distribution is kept only where all of it is known', () => {
  const top = [
    { value: 'a', count: 6 },
    { value: 'b', count: 2 },
  ];
  expect(distributionNow(facts({ top }), 10)).toEqual({
    values: [
      { value: 'a', share: 0.75 },
      { value: 'b', share: 0.25 },
    ],
  });
  expect(distributionNow(facts({ top }), 100)).toBeUndefined();
  const histogram = { edges: [0, 1, 2], counts: [1, 3] };
  expect(distributionNow(facts({ semantic: 'number', histogram }), 6)).toEqual({
    bins: { edges: [0, 1, 2], shares: [0.25, 0.75] },
  });
  expect(distributionNow(facts({ semantic: 'number', histogram: { edges: [1, 1], counts: [4] } }), 6)).toBeUndefined();
});

test('failing rows show what the rule is about first, and a file has a name of its own', () => {
  const columns = ['a', 'b', 'c'].map((name) => ({ name, type: 'text' as const }));
  expect(shownColumns(columns, ['c', 'gone'])).toEqual(['c', 'a', 'b']);
  expect(exportName('flights', 'dep time/not missing')).toBe('flights-dep-time-not-missing.csv');
});

test('a new suite takes a name that no file has', () => {
  expect(freeName(['Flights', 'flights 2'], 'flights')).toBe('flights 3');
  expect(newSuite('a', 'b')).toEqual({ falaj: 'quality/1', name: 'a', dataset: 'b', rules: [] });
});
