import { expect, test } from 'vitest';
import { ask, asked } from './ask.svelte';

test('asks one question after the other and hands each its answer', async () => {
  const first = ask({ title: 'a', text: 'a', act: 'a' });
  const second = ask({ title: 'b', text: 'b', act: 'b' });
  expect(asked()?.title).toBe('a');
  asked()?.answer(false);
  expect(await first).toBe(false);
  expect(asked()?.title).toBe('b');
  asked()?.answer(true);
  expect(await second).toBe(true);
  expect(asked()).toBeUndefined();
});
