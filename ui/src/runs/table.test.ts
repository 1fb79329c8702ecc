import { expect, test } from 'vitest';
import { compare } from './table.svelte';

test('orders numbers and names, what is missing last in both directions', () => {
  const sorted = (values: unknown[], down: boolean) => [...values].sort((a, b) => compare(a, b, down));
  expect(sorted([2, null, 10, 1], false)).toEqual([1, 2, 10, null]);
  expect(sorted([2, null, 10, 1], true)).toEqual([10, 2, 1, null]);
  expect(sorted(['run-10', 'run-9'], false)).toEqual(['run-9', 'run-10']);
});
