import { expect, test } from 'vitest';
import type { LatencyBucket, ServerMetrics } from '../lib/host';
import { between, quantile } from './metrics';

const BOUNDS = [0.001, 0.01, 0.1, null];
const buckets = (...counts: number[]): LatencyBucket[] =>
  counts.map((count, index) => ({ seconds: BOUNDS[index] ?? null, count }));
const reading = (more: Partial<ServerMetrics>): ServerMetrics => ({
  at: 0,
  started: 1,
  version: '1',
  answered: 0,
  refused: 0,
  failed: 0,
  rows: 0,
  seconds: 0,
  latency: buckets(0, 0, 0, 0),
  ...more,
});

test.each([
  [buckets(10, 10, 10, 10), 0.5, 0.5],
  [buckets(0, 10, 10, 10), 0.5, 5.5],
  [buckets(50, 100, 100, 100), 0.99, 9.82],
  // Beyond the last bound nothing more is known than the bound.
  [buckets(0, 0, 0, 4), 0.5, 100],
] as const)('of %j the %d quantile is %d ms', (latency, share, value) => {
  expect(quantile([...latency], share)).toBeCloseTo(value, 6);
});

test('no requests have no latency', () => {
  expect(quantile(buckets(0, 0, 0, 0), 0.5)).toBeNull();
  expect(quantile([], 0.5)).toBeNull();
});

test('a window holds what came since the reading before', () => {
  const before = reading({ at: 1000, answered: 10, refused: 1, latency: buckets(10, 10, 10, 10) });
  const now = reading({ at: 6000, answered: 20, refused: 2, failed: 1, latency: buckets(10, 20, 20, 20) });
  const window = between(before, now);
  expect(window).toMatchObject({ at: 6000, rate: 2, answered: 10, refused: 1, failed: 1 });
  expect(window?.errors).toBeCloseTo(2 / 12, 9);
  // All ten new ones are in the second bucket.
  expect(window?.p50).toBeCloseTo(5.5, 6);
});

test('a quiet window has no latency and no share of errors, but a rate', () => {
  const one = reading({ at: 1000, answered: 3, latency: buckets(3, 3, 3, 3) });
  expect(between(one, { ...one, at: 6000 })).toMatchObject({ rate: 0, errors: null, p50: null, p99: null });
});

test('a server that was started anew begins a new window', () => {
  const before = reading({ at: 1000, answered: 10 });
  expect(between(before, reading({ at: 6000, started: 2, answered: 12 }))).toBeNull();
  expect(between(before, reading({ at: 6000, answered: 4 }))).toBeNull();
});
