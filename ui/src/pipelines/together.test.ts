import { expect, test } from 'vitest';
import type { NodeStatus } from '../lib/host';
import { innerIds, together } from './together';

const live = (id: string, status: NodeStatus, progress = 0) => ({
  node: { id, kind: 'filter', status, seconds: 2, rows: 5, error: null, warnings: [] },
  progress,
  step: null,
});

test.each<[NodeStatus[], NodeStatus]>([
  [['done', 'cached'], 'done'],
  [['cached', 'cached'], 'cached'],
  [['waiting', 'waiting'], 'waiting'],
  [['done', 'waiting'], 'running'],
  [['running', 'waiting'], 'running'],
  [['done', 'failed', 'skipped'], 'failed'],
  [['skipped'], 'skipped'],
])('%j together are %s', (all, status) => {
  const one = together(
    'clean',
    all.map((each, n) => live(`clean/${n}`, each)),
  );
  expect(one?.node.status).toBe(status);
});

test('progress is that of all, and time adds up', () => {
  const one = together('clean', [live('clean/a', 'done'), live('clean/b', 'running', 0.5), live('clean/c', 'waiting')]);
  expect([one?.progress, one?.node.seconds]).toEqual([0.5, 6]);
  expect(together('clean', [])).toBeUndefined();
});

test('what is inside is known at each depth', () => {
  const ids = ['a', 'clean/b', 'clean/inner/c'].map((id) => live(id, 'done').node);
  expect([...innerIds(ids)]).toEqual([
    ['clean', ['clean/b', 'clean/inner/c']],
    ['clean/inner', ['clean/inner/c']],
  ]);
});
