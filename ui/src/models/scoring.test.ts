import { beforeEach, expect, test, vi } from 'vitest';
import type { PredictRequest } from '../lib/host';
import { Scoring, names, suggested } from './scoring.svelte';

const called = vi.hoisted(() => ({ requests: [] as PredictRequest[], answer: undefined as unknown, picked: '' }));
vi.mock('../lib/host', async (original) => ({
  ...(await original<typeof import('../lib/host')>()),
  host: () => ({
    call: (_name: string, request: PredictRequest) => {
      called.requests.push(request);
      return called.answer instanceof Error || (called.answer as { code?: string }).code
        ? Promise.reject(called.answer)
        : Promise.resolve({ prediction: called.answer });
    },
    upload: () => Promise.resolve('/tmp/sent.csv'),
    pickSave: () => Promise.resolve(called.picked),
  }),
}));
vi.mock('../lib/state/live.svelte', () => ({ live: { jobs: new Map(), ending: new Set() } }));

beforeEach(() => {
  called.requests = [];
  called.answer = { path: '/out.csv', rows: 3 };
});

test('asks for a new file by default, and for nothing beside the predictions', async () => {
  const form = new Scoring('m', 2);
  form.choose('/data/new.csv');
  await form.run();
  expect(called.requests).toEqual([
    { model: 'm@2', input: '/data/new.csv', output: undefined, columns: [], with_inputs: false, keep: false },
  ]);
  expect([form.stage, form.result?.rows]).toEqual(['done', 3]);
});

test('a file that is there is kept until a person says so', async () => {
  const form = new Scoring('m', 1);
  form.path = '/data/new.csv';
  form.output = '/out.csv';
  called.answer = { code: 'file_exists', where: { file: '/out.csv' }, params: {}, message: '', hint: '' };
  await form.run();
  expect([form.stage, form.error?.code, form.output]).toEqual(['choosing', 'file_exists', '/out.csv']);
  called.answer = { path: '/out.csv', rows: 3 };
  await form.run(true);
  expect(called.requests.map((request) => request.keep)).toEqual([true, false]);
});

test('what the system’s dialog has asked is not asked again', async () => {
  const form = new Scoring('m', 1);
  form.path = '/data/new.csv';
  called.picked = '/chosen.csv';
  await form.pickOutput('x.csv');
  await form.run();
  form.output = '/typed.csv';
  await form.run();
  expect(called.requests.map((request) => request.keep)).toEqual([false, true]);
});

test('a file of the browser is sent first', async () => {
  const form = new Scoring('m', 1);
  form.choose(new File(['a'], 'local.csv'));
  expect(form.chosen).toBe('local.csv');
  await form.run();
  expect(called.requests[0]?.input).toBe('/tmp/sent.csv');
});

test('reads names with either comma', () => {
  expect(names(' id, المعرّف، note ,')).toEqual(['id', 'المعرّف', 'note']);
  expect(names('')).toEqual([]);
});

test.each([
  ['/data/new.csv', '/data/new-m-v3.csv'],
  ['C:\\data\\new.PARQUET', 'C:\\data\\new-m-v3.parquet'],
  ['new.tsv', 'new-m-v3.csv'],
  ['/a.b/new', '/a.b/new-m-v3.csv'],
  ['', 'predictions-m-v3.csv'],
])('proposes for %s the name %s', (path, name) => {
  expect(suggested(path, 'm', 3)).toBe(name);
});
