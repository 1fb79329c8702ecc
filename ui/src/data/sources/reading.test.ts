import { beforeEach, expect, test, vi } from 'vitest';
import { failure } from '../../lib/host/host';
import { partsOf, Reading, tableKey } from './reading.svelte';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));

vi.mock('../../lib/host', async (actual) => ({ ...(await actual<object>()), host: () => ({ call }) }));

beforeEach(() => void call.mockReset());

const columns = [
  { name: 'a', type: 'integer' },
  { name: 'b', type: 'text' },
];

function reading(): Reading {
  const made = new Reading('ops');
  made.table = tableKey({ schema: 'public', table: 'fl"ights.2' });
  return made;
}

test('a table keeps both of its names, whatever stands in them', () => {
  expect(partsOf(tableKey({ schema: 'a.b', table: 'c.d' }))).toEqual({ schema: 'a.b', table: 'c.d' });
  expect(partsOf(tableKey({ schema: null, table: 'c' }))).toEqual({ schema: undefined, table: 'c' });
});

test('only the columns that are left and the rows that are asked for leave the source', async () => {
  const form = reading();
  form.filter = ' a > 1 ';
  call.mockResolvedValueOnce({ columns, rows: [], left_out: [] });
  await form.look();
  const read = { source: 'ops', schema: 'public', table: 'fl"ights.2', filter: 'a > 1' };
  expect(call).toHaveBeenLastCalledWith('sources.preview', { read: { ...read, columns: undefined } });
  form.without.add('a');
  call.mockResolvedValueOnce({ dataset: { warnings: [] } });
  expect(await form.run()).toBe(true);
  expect(call).toHaveBeenLastCalledWith('sources.import', { read: { ...read, columns: ['b'] }, name: 'fl"ights.2' });
});

test('an object is called after its file', () => {
  const form = new Reading('lake', true);
  form.table = tableKey({ schema: null, table: 'tables/2026/flights.csv.gz' });
  expect(form.called).toBe('flights');
});

test('an answer to an older question is dropped', async () => {
  const form = reading();
  let answer: (found: unknown) => void = () => undefined;
  call.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  const first = form.look();
  form.table = tableKey({ schema: null, table: 'other' });
  form.change();
  answer({ columns, rows: [], left_out: [] });
  await first;
  expect([form.preview, form.looking]).toEqual([undefined, false]);
});

test('a query needs a name, and its error stays with what was typed', async () => {
  const form = new Reading('ops');
  form.way = 'sql';
  form.sql = 'selec 1';
  expect([form.ready, form.called]).toEqual([true, '']);
  call.mockRejectedValueOnce(failure('source_query'));
  await form.look();
  expect([form.error?.code, form.sql, form.looking]).toEqual(['source_query', 'selec 1', false]);
});
