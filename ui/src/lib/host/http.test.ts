import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection, Event } from '.';
import { Failure } from './host';
import { httpHost } from './http';

const kept = new Map<string, string>();
const replaced = vi.fn();

beforeEach(() => {
  vi.stubGlobal('location', { hash: '#token=s3cret', pathname: '/', search: '' });
  vi.stubGlobal('history', { replaceState: replaced });
  vi.stubGlobal('document', { documentElement: { lang: 'ar' } });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  kept.clear();
});

function answering(...responses: (Response | Error)[]) {
  const fetched = vi.fn((address: string, init: RequestInit) => {
    void address;
    void init;
    const next = responses.shift() ?? new Error('gone');
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(Failure);
  return thrown as Failure;
}

test('takes the token out of the address and sends it with every command', async () => {
  const fetched = answering(new Response('{"datasets":[]}'));
  await httpHost().call('data.list', {});
  expect(replaced).toHaveBeenCalledWith(null, '', '/#/');
  const [address, init] = fetched.mock.calls[0] ?? [];
  expect(address).toBe('/api/v1/data.list');
  expect(init?.headers).toMatchObject({ Authorization: 'Bearer s3cret', 'Accept-Language': 'ar' });
});

test('throws what the host says', async () => {
  const error = { code: 'dataset_missing', message: 'm', hint: 'h', where: {}, params: { name: 'x' } };
  answering(new Response(JSON.stringify({ error }), { status: 404 }));
  expect((await failureOf(httpHost().call('data.show', { name: 'x' }))).wire).toEqual(error);
});

test('tells an answer that is none of the host’s from no answer', async () => {
  answering(new Response('<h1>Bad gateway</h1>', { status: 502 }), new TypeError('Failed to fetch'));
  const host = httpHost();
  expect((await failureOf(host.call('version', {}))).wire.code).toBe('internal');
  expect((await failureOf(host.call('version', {}))).wire).toMatchObject({ code: 'not_ready', message: '' });
});

test('reads events, and connects again after the line broke', async () => {
  vi.useFakeTimers();
  const stale = (topic: string) => `data: {"event":"stale","topics":["${topic}"]}\n\n`;
  answering(new Response(stale('runs')), new TypeError('down'), new Response(stale('models')));
  const states: Connection[] = [];
  const events: Event[] = [];
  const end = httpHost().events({
    event: (event) => events.push(event),
    connection: (state) => states.push(state),
  });
  await vi.advanceTimersByTimeAsync(3_000);
  end();
  expect(states.slice(0, 5)).toEqual(['connecting', 'open', 'lost', 'lost', 'open']);
  expect(events).toEqual([
    { event: 'stale', topics: ['runs'] },
    { event: 'stale', topics: ['models'] },
  ]);
});

test('stops asking when its token is refused', async () => {
  vi.useFakeTimers();
  const fetched = answering(new Response('', { status: 401 }));
  const states: Connection[] = [];
  httpHost().events({ event: () => undefined, connection: (state) => states.push(state) });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states).toEqual(['connecting', 'refused']);
  expect(fetched).toHaveBeenCalledTimes(1);
});

test('takes up again with the new token of a host that was started anew', async () => {
  vi.useFakeTimers();
  const fetched = answering(new Response('', { status: 401 }), new Response(''));
  const states: Connection[] = [];
  const host = httpHost();
  const end = host.events({ event: () => undefined, connection: (state) => states.push(state) });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(host.admit?.('falaj serve')).toBe(false);
  expect(host.admit?.('http://127.0.0.1:8155/#token=an0ther-one')).toBe(true);
  await vi.advanceTimersByTimeAsync(100);
  end();
  expect(states.slice(0, 3)).toEqual(['connecting', 'refused', 'open']);
  expect(fetched.mock.calls[1]?.[1].headers).toMatchObject({ Authorization: 'Bearer an0ther-one' });
});
