import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { live } from '../lib/state/live.svelte';
import { Trying } from './trying.svelte';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../lib/host', async (actual) => ({ ...(await actual<object>()), host: () => ({ call }) }));

beforeEach(() => {
  vi.useFakeTimers();
  call.mockReset();
  live.jobs.clear();
});
afterEach(() => void vi.useRealTimers());

const rule = (min: number) => ({ check: 'row_count', min }) as const;
const found = (min: number) => ({ results: [{ rule: 'rule', status: min > 1 ? 'failed' : 'passed' }] });

test('a rule is tried once it rests, and only what was typed last counts', async () => {
  let first: (value: unknown) => void = () => undefined;
  call.mockImplementationOnce(() => new Promise((resolve) => (first = resolve)));
  call.mockImplementationOnce(() => Promise.resolve(found(2)));
  const trying = new Trying();
  trying.ask('flights', rule(0));
  trying.ask('flights', rule(1));
  expect(call).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(400);
  expect(call).toHaveBeenCalledTimes(1);
  trying.ask('flights', rule(2));
  await vi.advanceTimersByTimeAsync(400);
  expect(trying.result?.status).toBe('failed');
  // The answer to what is no longer asked comes late.
  first(found(1));
  await vi.advanceTimersByTimeAsync(1);
  expect(trying.result?.status).toBe('failed');
  expect(trying.busy).toBe(false);
});

test('a reason changes nothing of how a rule comes out, and without a rule nothing is told', async () => {
  call.mockImplementation(() => Promise.resolve(found(2)));
  const trying = new Trying();
  trying.ask('flights', rule(2));
  await vi.advanceTimersByTimeAsync(400);
  trying.ask('flights', { ...rule(2), note: 'why', severity: 'warn' });
  await vi.advanceTimersByTimeAsync(400);
  expect(call).toHaveBeenCalledTimes(1);
  trying.ask('flights', undefined);
  expect(trying.result).toBeUndefined();
});
