import { beforeEach, expect, test, vi } from 'vitest';
import type { Code } from '../lib/host';
import { failure } from '../lib/host/host';
import { live } from '../lib/state/live.svelte';
import { Importing } from './import.svelte';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));

vi.mock('../lib/host', async (actual) => ({ ...(await actual<object>()), host: () => ({ call }) }));

const job = (subject: string) => ({ kind: 'job-import', subject, progress: null });

beforeEach(() => {
  call.mockReset();
  live.jobs.clear();
  live.ending.clear();
});

function importing(path: string): { form: Importing; fail: (error: Error) => void; done: Promise<boolean> } {
  let fail: (error: Error) => void = () => undefined;
  call.mockImplementationOnce(() => new Promise((_, reject) => (fail = reject)));
  const form = new Importing();
  form.choose(path);
  const done = form.run();
  return { form, fail: (error) => fail(error), done };
}

test.each([
  ['/tmp/sent/flights.parquet', 'flights'],
  ['C:\\files\\sales.2024.csv', 'sales.2024'],
  ['/tmp/plain', 'plain'],
])('knows its job by the name that %s gets', (path, subject) => {
  const { form } = importing(path);
  live.jobs.set('job-1', job('another'));
  expect(form.job).toBeUndefined();
  live.jobs.set('job-2', job(subject));
  expect(form.job).toBe('job-2');
});

test('leaves an import of the same name alone that was at work before', () => {
  live.jobs.set('job-1', job('flights'));
  const { form } = importing('flights.csv');
  expect(form.job).toBeUndefined();
});

test('cancels its job and says so', async () => {
  const { form, fail, done } = importing('flights.csv');
  live.jobs.set('job-7', job('flights'));
  call.mockResolvedValueOnce({});
  await form.cancel();
  expect(call).toHaveBeenLastCalledWith('jobs.cancel', { job: 'job-7' });
  expect(form.cancelling).toBe(true);
  fail(failure('cancelled'));
  expect(await done).toBe(false);
  expect([form.stage, form.error?.code]).toEqual(['choosing', 'cancelled']);
});

test.each([
  ['job_missing', undefined],
  ['not_permitted', 'not_permitted'],
] as const)('of a cancel refused with %s says %s', async (code, said: Code | undefined) => {
  const { form } = importing('flights.csv');
  live.jobs.set('job-7', job('flights'));
  call.mockRejectedValueOnce(failure(code));
  await form.cancel();
  expect(form.error?.code).toBe(said);
  expect(form.cancelling).toBe(false);
});
