import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Completing } from './completing.svelte';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../lib/host', async (actual) => ({ ...(await actual<object>()), host: () => ({ call }) }));

beforeEach(() => {
  vi.useFakeTimers();
  call.mockReset();
});
afterEach(() => void vi.useRealTimers());

const candidate = (text: string, label = text) => ({ text, label, kind: 'column', signature: 'real', doc: '' });
const answer = (from: number, ...candidates: object[]) => ({ from, to: 0, candidates });
const at = (text: string) => ({ text, cursor: text.length });
const labels = (completing: Completing) => completing.candidates.map(({ label }) => label);
const rest = () => vi.advanceTimersByTimeAsync(100);

test('what is typed last counts, and a late answer changes nothing', async () => {
  let first: (value: unknown) => void = () => undefined;
  call.mockImplementationOnce(() => new Promise((resolve) => (first = resolve)));
  call.mockResolvedValueOnce(answer(0, candidate('arr_delay')));
  const completing = new Completing();
  completing.ask('flights', at('a'), true);
  await rest();
  completing.ask('flights', at('ar'), true);
  completing.ask('flights', at('arr'), true);
  await rest();
  expect(call.mock.calls.map(([, request]) => (request as { expression: string }).expression)).toEqual(['a', 'arr']);
  expect(call).toHaveBeenLastCalledWith('pipeline.complete', {
    of: { data: 'flights' },
    expression: 'arr',
    cursor: 3,
  });
  first(answer(0, candidate('air_time')));
  await rest();
  expect(labels(completing)).toEqual(['arr_delay']);
  // Nor does one that comes when the list was closed.
  call.mockResolvedValueOnce(answer(0, candidate('arr_delay')));
  completing.ask('flights', at('arr_'), true);
  completing.close();
  await rest();
  expect(completing.isOpen).toBe(false);
});

test('a candidate takes the place of what was begun, in characters of any size', async () => {
  call.mockResolvedValueOnce(answer(4, candidate('`السعر الكلي`', 'السعر الكلي')));
  const completing = new Completing();
  // The sign is one character and two units.
  completing.ask('t', { text: "'😀'+الس > 1", cursor: 8 }, true);
  await rest();
  expect(call.mock.calls[0]?.[1]).toMatchObject({ cursor: 7 });
  expect(completing.take()).toEqual({ text: "'😀'+`السعر الكلي` > 1", cursor: 18 });
  expect(completing.isOpen).toBe(false);
});

test('what is known is narrowed until the answer is there, and taken as it then stands', async () => {
  call.mockResolvedValueOnce(answer(0, candidate('seats'), candidate('speed'), candidate('`Sea level`', 'Sea level')));
  const completing = new Completing();
  completing.ask('planes', at('s'), true);
  await rest();
  completing.move(1);
  call.mockReturnValueOnce(new Promise(() => undefined));
  completing.ask('planes', at('sea'), true);
  expect(labels(completing)).toEqual(['seats', 'Sea level']);
  expect(completing.take(1)?.text).toBe('`Sea level`');
});

test('the marked one goes round, and stays marked when the answer comes', async () => {
  const [seats, speed, spare] = [candidate('seats'), candidate('speed'), candidate('spare')];
  call.mockResolvedValueOnce(answer(0, seats, speed, spare)).mockResolvedValueOnce(answer(0, candidate('spa'), spare));
  const completing = new Completing();
  completing.ask('planes', at('s'), true);
  await rest();
  completing.move(-1);
  expect(completing.at).toBe(2);
  completing.move(1);
  expect(completing.at).toBe(0);
  completing.ask('planes', at('sp'), true);
  expect([labels(completing), completing.at]).toEqual([['speed', 'spare'], 0]);
  completing.move(1);
  await rest();
  expect([labels(completing), completing.at]).toEqual([['spa', 'spare'], 1]);
});

test('nothing is offered unasked where nothing is begun, or where all is there', async () => {
  const completing = new Completing();
  call.mockResolvedValueOnce(answer(6, candidate('and')));
  completing.ask('planes', at('seats '), true);
  await rest();
  expect(completing.isOpen).toBe(false);
  call.mockResolvedValueOnce(answer(0, candidate('seats')));
  completing.ask('planes', at('seats'), true);
  await rest();
  expect(completing.isOpen).toBe(false);
  call.mockResolvedValueOnce(answer(6, candidate('and')));
  completing.ask('planes', at('seats '), false);
  await rest();
  expect(labels(completing)).toEqual(['and']);
  // Without the data there is nothing to offer, and nothing breaks.
  call.mockRejectedValueOnce(new Error('gone'));
  completing.ask('planes', at('seats  '), false);
  await rest();
  expect(completing.isOpen).toBe(false);
});

test('a bracket that is there is not opened again', async () => {
  const coalesce = { ...candidate('coalesce(', 'coalesce'), kind: 'function' };
  call.mockResolvedValueOnce(answer(0, coalesce)).mockResolvedValueOnce(answer(0, coalesce));
  const completing = new Completing();
  completing.ask('t', at('coa'), true);
  await rest();
  expect(completing.take()).toEqual({ text: 'coalesce(', cursor: 9 });
  completing.ask('t', { text: 'coa(x, 0)', cursor: 3 }, true);
  await rest();
  expect(completing.take()).toEqual({ text: 'coalesce(x, 0)', cursor: 9 });
});
