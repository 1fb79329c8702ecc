import { expect, test } from 'vitest';
import { iso, pages } from './audit';

test('reads all pages, and ends when the record is shorter than it was told', async () => {
  const asked: [number, number][] = [];
  const page = (has: number) => async (offset: number, limit: number) => {
    asked.push([offset, limit]);
    return Array.from({ length: Math.max(0, Math.min(limit, has - offset)) }, (_, at) => offset + at);
  };
  expect(await pages(page(12_000), 12_000)).toHaveLength(12_000);
  expect(asked).toEqual([
    [0, 5000],
    [5000, 5000],
    [10_000, 2000],
  ]);
  expect(await pages(page(7), 12_000)).toHaveLength(7);
});

test('writes a moment so that tables sort it', () => {
  expect(iso(0)).toBe('1970-01-01T00:00:00.000Z');
});
