import { expect, test } from 'vitest';
import { parseMemory } from './memory';
import { narrows, parseView, plain, requestOf, sameView, startOf } from './view';

const now = new Date(2026, 10, 24, 15, 30);

test('asks only for what a person has narrowed', () => {
  expect(requestOf(plain, now)).toEqual({ sort: 'started', descending: true, group: false });
  const view = {
    ...plain,
    filter: ' metrics.f1 > 0 ',
    pipelines: ['p'],
    status: ['failed' as const],
    since: 'today' as const,
  };
  expect(requestOf(view, now)).toEqual({
    filter: ' metrics.f1 > 0 ',
    pipelines: ['p'],
    status: ['failed'],
    since: new Date(2026, 10, 24).getTime(),
    sort: 'started',
    descending: true,
    group: false,
  });
});

test('a span begins at midnight, by the calendar', () => {
  expect(startOf('week', now)).toBe(new Date(2026, 10, 18).getTime());
  expect(startOf('month', new Date(2026, 0, 5))).toBe(new Date(2025, 11, 7).getTime());
});

test('views are the same in whatever order their parts were chosen', () => {
  const one = { ...plain, pipelines: ['a', 'b'], status: ['done' as const, 'failed' as const] };
  expect(sameView(one, { ...one, pipelines: ['b', 'a'], filter: '  ' })).toBe(true);
  expect(sameView(one, { ...one, group: true })).toBe(false);
  expect([narrows(plain), narrows(one), narrows({ ...plain, group: true })]).toEqual([false, true, false]);
});

test('what was stored comes back, and other text does no harm', () => {
  const view = { ...plain, filter: 'metrics.f1', since: 'week' as const, sort: { by: 'metrics.f1', down: false } };
  const memory = { views: [{ name: 'أفضل', view }], baseline: { id: '1', name: 'p-1' } };
  expect(parseMemory(JSON.stringify(memory))).toEqual(memory);
  for (const text of [null, '', 'no', '7', '[]', '{"views":{},"baseline":3}', '{"views":[null,{"name":""}]}'])
    expect(parseMemory(text)).toEqual({ views: [], baseline: undefined });
  expect(parseView({ status: ['failed', 'x', 3], since: 'ever', sort: { by: '' }, pipelines: 'p' })).toEqual({
    ...plain,
    status: ['failed'],
  });
});
