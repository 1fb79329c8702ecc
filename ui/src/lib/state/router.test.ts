import { beforeAll, expect, test, vi } from 'vitest';

beforeAll(() => {
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('addEventListener', () => undefined);
});

test.each([
  [['home'], undefined],
  [['pipelines'], undefined],
  [['pipelines', 'flights'], ['pipelines']],
  [['runs', 'flights-1'], ['runs']],
  [['runs', 'compare', 'a,b'], ['runs']],
  [['data', 'flights'], undefined],
  [
    ['data', 'flights', 'rows'],
    ['data', 'flights'],
  ],
  [[], undefined],
])('one step back from %j is %j', async (parts, parent) => {
  const { parentOf } = await import('./router.svelte');
  expect(parentOf(parts)).toEqual(parent);
});
