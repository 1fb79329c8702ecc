import { beforeEach, expect, test, vi } from 'vitest';
import { failure } from '../lib/host/host';
import { Cells } from './cells.svelte';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../lib/host', async (actual) => ({ ...(await actual<object>()), host: () => ({ call }) }));

interface Asked {
  offset: number;
  limit: number;
  columns?: string[];
}
const answer = (_: string, { offset, limit, columns }: Asked) => {
  const names = columns ?? ['c0', 'c1'];
  const rows = Array.from({ length: limit }, (_, row) => names.map((name) => `${offset + row}/${name}`));
  return Promise.resolve({ columns: [], rows, total: 10_000 });
};
const names = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
const settled = () => vi.advanceTimersByTimeAsync(100);

beforeEach(() => {
  vi.useFakeTimers();
  call.mockReset();
  call.mockImplementation(answer);
});

test('asks once for the blocks in view, and gives their cells', async () => {
  const cells = new Cells('wide', names(5000));
  expect([cells.at(250, 'c4999'), cells.at(251, 'c4999'), cells.at(0, 'c3')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  await settled();
  expect(call).toHaveBeenCalledTimes(2);
  expect(call.mock.calls[0]?.[1]).toMatchObject({ offset: 200, limit: 100, columns: names(5000).slice(4950) });
  expect([cells.at(251, 'c4999'), cells.at(7, 'c49')]).toEqual(['251/c4999', '7/c49']);
  cells.at(251, 'c4999');
  await settled();
  expect(call).toHaveBeenCalledTimes(2);
});

test('asks for all columns where they are few', async () => {
  const cells = new Cells('narrow', names(2));
  cells.at(5, 'c1');
  await settled();
  expect(call.mock.calls[0]?.[1]).toMatchObject({ columns: undefined });
  expect(cells.at(5, 'c1')).toBe('5/c1');
});

test('forgets what is long out of view', async () => {
  const cells = new Cells('long', names(2));
  for (let block = 0; block < 80; block += 1) {
    cells.at(block * 100, 'c0');
    await settled();
  }
  expect(cells.at(7950, 'c0')).toBe('7950/c0');
  expect(cells.at(0, 'c0')).toBeUndefined();
});

test('a failure is told, and another try takes it up again', async () => {
  call.mockRejectedValueOnce(failure('file_missing'));
  const cells = new Cells('lost', names(2));
  cells.at(0, 'c0');
  await settled();
  expect(cells.failure).toBeDefined();
  cells.retry();
  await settled();
  expect([cells.failure, cells.at(0, 'c0')]).toEqual([undefined, '0/c0']);
});
