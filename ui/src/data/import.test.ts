import { beforeEach, expect, test, vi } from 'vitest';
import type { Code } from '../lib/host';
import { failure } from '../lib/host/host';
import { live } from '../lib/state/live.svelte';
import { Importing, hintOf } from './import.svelte';

const { call, upload } = vi.hoisted(() => ({ call: vi.fn(), upload: vi.fn() }));

vi.mock('../lib/host', async (actual) => ({ ...(await actual<object>()), host: () => ({ call, upload }) }));

const job = (subject: string) => ({ kind: 'job-import', subject, progress: null });

beforeEach(() => {
  call.mockReset();
  upload.mockReset();
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
  ['/tmp/sales.csv.gz', 'sales'],
  ['/data/2024/', '2024'],
])('knows its job by the name that %s gets', async (path, subject) => {
  const { form } = importing(path);
  await Promise.resolve();
  live.jobs.set('job-1', job('another'));
  expect(form.job.id).toBeUndefined();
  live.jobs.set('job-2', job(subject));
  expect(form.job.id).toBe('job-2');
});

test('leaves an import of the same name alone that was at work before', async () => {
  live.jobs.set('job-1', job('flights'));
  const { form } = importing('flights.csv');
  await Promise.resolve();
  expect(form.job.id).toBeUndefined();
});

test('cancels its job and says so', async () => {
  const { form, fail, done } = importing('flights.csv');
  await Promise.resolve();
  live.jobs.set('job-7', job('flights'));
  call.mockResolvedValueOnce({});
  await form.cancel();
  expect(call).toHaveBeenLastCalledWith('jobs.cancel', { job: 'job-7' });
  expect(form.job.cancelling).toBe(true);
  fail(failure('cancelled'));
  expect(await done).toBe(false);
  expect([form.stage, form.error?.code]).toEqual(['choosing', 'cancelled']);
});

test.each([
  ['job_missing', undefined],
  ['not_permitted', 'not_permitted'],
] as const)('of a cancel refused with %s says %s', async (code, said: Code | undefined) => {
  const { form } = importing('flights.csv');
  await Promise.resolve();
  live.jobs.set('job-7', job('flights'));
  call.mockRejectedValueOnce(failure(code));
  await form.cancel();
  expect(form.error?.code).toBe(said);
  expect(form.job.cancelling).toBe(false);
});

const found = {
  format: 'csv',
  bytes: 1,
  columns: [],
  rows: [],
  looked: 0,
  total: null,
  delimiter: ';',
  encoding: 'utf-8',
  packing: null,
  sheets: [],
  sheet: null,
  files: [],
  file_count: null,
  table: null,
};

test('a preview asks with the options as they stand, and an older answer does not replace a newer one', async () => {
  const form = new Importing();
  form.choose('sales.csv');
  let late: (answer: object) => void = () => undefined;
  call.mockImplementationOnce(() => new Promise((resolve) => (late = resolve)));
  const first = form.look();
  await Promise.resolve();
  form.delimiter = ';';
  form.header = false;
  form.missing = 'NA, -';
  call.mockResolvedValueOnce({ ...found, problem: null });
  await form.look();
  expect(call).toHaveBeenLastCalledWith('data.preview', {
    path: 'sales.csv',
    delimiter: ';',
    encoding: undefined,
    missing: ['NA', '-'],
    header: false,
  });
  late({ ...found, delimiter: 'old' });
  await first;
  expect(form.preview?.delimiter).toBe(';');
});

test('what was typed stays when a preview or an import fails, and the first cause is told', async () => {
  const form = new Importing();
  form.choose('sales.csv');
  form.name = 'Sales';
  form.encoding = 'klingon';
  call.mockRejectedValueOnce(failure('encoding_unknown'));
  await form.look();
  expect(form.trouble?.code).toBe('encoding_unknown');
  call.mockRejectedValueOnce(failure('csv_ragged'));
  expect(await form.run()).toBe(false);
  expect(form.trouble?.code).toBe('csv_ragged');
  expect([form.name, form.encoding, form.stage]).toEqual(['Sales', 'klingon', 'choosing']);
  form.take({ option: 'encoding', value: 'windows-1256' });
  expect([form.error, form.encoding]).toEqual([undefined, 'windows-1256']);
});

test('a file of the browser is sent once for its preview and its import', async () => {
  upload.mockResolvedValue('/uploads/a.csv');
  const form = new Importing();
  form.choose(new File(['a,b\n1,2\n'], 'a.csv'));
  call.mockResolvedValueOnce({ ...found, problem: null });
  await form.look();
  call.mockRejectedValueOnce(failure('disk_full'));
  await form.run();
  call.mockResolvedValueOnce({ dataset: { name: 'a', warnings: [] } });
  expect(await form.run()).toBe(true);
  expect(upload).toHaveBeenCalledTimes(1);
});

test('options of a format are asked for that format only, and those of another file are forgotten', async () => {
  const form = new Importing();
  form.choose('book.xlsx');
  form.sheet = 'March';
  form.headerRow = '3';
  form.delimiter = ';';
  form.retype('code', 'text');
  form.lenient = true;
  call.mockResolvedValueOnce({ ...found, format: 'excel', problem: null });
  await form.look();
  expect(call).toHaveBeenLastCalledWith('data.preview', {
    path: 'book.xlsx',
    sheet: 'March',
    header_row: 3,
    types: { code: 'text' },
    lenient: true,
  });
  form.choose('other.parquet');
  expect([form.format, form.sheet, form.retyped, form.lenient]).toEqual(['parquet', '', 0, false]);
});

test.each([
  ['csv_encoding', { probable: 'windows-1256' }, { option: 'encoding', value: 'windows-1256' }],
  ['csv_delimiter', { probable: 'unknown' }, undefined],
  ['files_differ', { what: 'missing' }, { option: 'union' }],
  ['files_differ', { what: 'type' }, undefined],
  ['type_misfit', {}, { option: 'lenient' }],
  ['no_rows', {}, undefined],
] as const)('%s with %o is mended by %o', (code, params, hint) => {
  expect(hintOf({ ...failure(code).wire, params })).toEqual(hint);
});
