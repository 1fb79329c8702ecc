import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Failure, failure } from '../../lib/host';
import { same, type Doc } from './model/document';
import { setName, setParam } from './model/edits';
import { begin, rebase, step, type History } from './model/history';
import { brought } from './model/merge';
import { chain } from './model/testing';
import type { PipelineDocument, SavePipelineRequest, SavedPipeline } from './model/types';
import { Saver, docOf } from './saver.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const findings = { order: [], problems: [], columns: [], lights: {}, rows: {}, results: {}, pins: {}, components: {} };

/** A host with one file, that answers when it is told to. */
function host() {
  let version = 1;
  let file: Doc = chain;
  const waiting: { request: SavePipelineRequest; answer: () => void; refuse: (error: Error) => void }[] = [];
  const document = (): PipelineDocument => ({
    ...file,
    id: 'p',
    path: 'p',
    digest: `d${version}`,
    version,
    modified: version,
    findings,
  });
  const save = (request: SavePipelineRequest) =>
    new Promise<SavedPipeline>((resolve, refuse) => {
      const answer = () => {
        const merged = request.base !== `d${version}`;
        file = merged ? brought(request, chain, file) : docOf({ ...document(), ...request });
        version += 1;
        resolve({ document: document(), merged, fresh: true });
      };
      waiting.push({ request, answer, refuse });
    });
  const open = vi.fn(() => Promise.resolve(document()));
  return {
    save,
    open,
    document,
    waiting,
    elsewhere: (change: (doc: Doc) => Doc) => ((file = change(file)), (version += 1)),
    next: async () => {
      waiting.shift()?.answer();
      await vi.advanceTimersByTimeAsync(0);
    },
    fail: async (error: Failure) => {
      waiting.shift()?.refuse(error);
      await vi.advanceTimersByTimeAsync(0);
    },
    get file() {
      return file;
    },
  };
}

function editing() {
  const served = host();
  let history: History = begin(chain);
  const saver = new Saver(
    'p',
    served,
    {
      now: () => history.now,
      what: () => 'edit',
      take: (before, after) => (history = rebase(history, (doc) => brought(doc, before, after))),
      refused: (doc) => (history = begin(doc)),
    },
    served.document(),
  );
  const edit = (change: (doc: Doc) => Doc) => {
    history = step(history, change(history.now), { key: 'edit', nodes: [] });
    saver.changed();
  };
  return { served, saver, edit, now: () => history.now };
}

const seed = (value: number) => (doc: Doc) => setParam(doc, 'train', 'seed', value);

test('an edit goes out at once, and the newest state follows: one call at a time', async () => {
  const { served, saver, edit, now } = editing();
  for (const value of [1, 2, 3, 4]) edit(seed(value));
  expect(served.waiting).toHaveLength(1);
  expect(saver.state).toBe('saving');
  await served.next();
  expect(served.waiting.map(({ request }) => request.base)).toEqual(['d2']);
  expect(saver.state).toBe('saving');
  await served.next();
  expect(saver.state).toBe('saved');
  expect(served.waiting).toHaveLength(0);
  expect(served.file).toEqual(now());
});

test('a change from elsewhere comes in, and what was edited meanwhile stays', async () => {
  const { served, saver, edit, now } = editing();
  edit(seed(5));
  served.elsewhere((doc) => setName(doc, 'Renamed'));
  edit((doc) => setParam(doc, 'split', 'seed', 6));
  await served.next();
  expect(now().pipeline.name).toBe('Renamed');
  const params = () =>
    now()
      .pipeline.nodes.filter((node) => ['train', 'split'].includes(node.id))
      .map((node) => node.params?.['seed']);
  expect(params()).toEqual([6, 5]);
  await served.next();
  expect(saver.state).toBe('saved');
  expect(same(served.file, now())).toBe(true);
});

test('without a host edits are kept, and sent when it is back', async () => {
  const { served, saver, edit, now } = editing();
  edit(seed(5));
  await served.fail(failure('not_ready'));
  expect(saver.state).toBe('offline');
  expect(await saver.settled()).toBe(false);
  edit(seed(6));
  await served.fail(failure('not_ready'));
  await vi.advanceTimersByTimeAsync(3_000);
  await served.next();
  expect(saver.state).toBe('saved');
  expect(served.file).toEqual(now());
  expect(await saver.settled()).toBe(true);
});

test('what was written without an answer is no change of somebody else', async () => {
  const { served, saver, edit, now } = editing();
  edit(seed(5));
  // It reached the file, signed, and the host died before it could say so.
  served.elsewhere((doc) => ({ ...seed(5)(doc), layout: { ...doc.layout, falaj_layout: 1 } }));
  await served.fail(failure('not_ready'));
  edit(seed(6));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(served.waiting.map(({ request }) => request.base)).toEqual(['d2']);
  await served.next();
  expect(saver.state).toBe('saved');
  expect(same(served.file.pipeline, now().pipeline)).toBe(true);
  // What somebody else wrote meanwhile is no such thing: it is brought together as ever.
  edit(seed(7));
  await served.fail(failure('not_ready'));
  served.elsewhere(seed(8));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(served.waiting.map(({ request }) => request.base)).toEqual(['d3']);
});

test('a try that is asked for while the last one ends is not lost', async () => {
  const { served, saver, edit } = editing();
  edit(seed(5));
  const failing = served.fail(failure('not_ready'));
  await Promise.resolve();
  saver.retry();
  await failing;
  await vi.advanceTimersByTimeAsync(3_000);
  await served.next();
  expect(saver.state).toBe('saved');
});

test('a conflict waits for a person, and what they say is sent', async () => {
  const { served, saver, edit } = editing();
  edit(seed(5));
  await served.fail(failure('pipeline_changed' as never));
  expect(saver.state).toBe('conflict');
  edit(seed(6));
  expect(served.waiting).toHaveLength(0);
  saver.resolve('mine');
  expect(served.waiting[0]?.request.prefer).toBe('mine');
  await served.next();
  expect(saver.state).toBe('saved');
});

test('another refusal is told, and the next edit tries again', async () => {
  const { served, saver, edit } = editing();
  edit(seed(5));
  await served.fail(failure('disk_full' as never));
  expect(saver.state).toBe('failed');
  edit(seed(6));
  await served.next();
  expect(saver.state).toBe('saved');
  expect(saver.error).toBeUndefined();
});

test('a look at the file while an edit is on its way changes nothing of it', async () => {
  const { served, saver, edit, now } = editing();
  let answer: (document: PipelineDocument) => void = () => {};
  const old = served.document();
  served.open.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  const looking = saver.look();
  edit(seed(5));
  await served.next();
  answer(old);
  await looking;
  await vi.advanceTimersByTimeAsync(0);
  expect(now().pipeline.nodes.find((node) => node.id === 'train')?.params?.['seed']).toBe(5);
  expect(saver.state).toBe('saved');
  // The answer was old, so it was asked for once more.
  expect(served.open).toHaveBeenCalledTimes(2);
});

test('what changed elsewhere comes in while nothing is edited', async () => {
  const { served, saver, now } = editing();
  served.elsewhere((doc) => setName(doc, 'Renamed'));
  await saver.look();
  expect(now().pipeline.name).toBe('Renamed');
  expect(saver.state).toBe('saved');
  expect(served.waiting).toHaveLength(0);
});

test('whoever may not edit gets back what the file has', async () => {
  const { served, saver, edit, now } = editing();
  edit(seed(5));
  await served.fail(failure('not_permitted'));
  expect(now()).toBe(chain);
  expect(saver.state).toBe('saved');
  expect(saver.error?.code).toBe('not_permitted');
});
