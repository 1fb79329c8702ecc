import { expect, test } from 'vitest';
import type { NodeStatus } from '../lib/host';
import type { LiveNode } from '../lib/state/live.svelte';
import { nodeRows } from './node-rows';

const node = (id: string, status: NodeStatus, seconds: number): LiveNode => ({
  node: { id, kind: 'filter', status, seconds, rows: 1, error: null, warnings: [] },
  progress: status === 'done' ? 1 : 0,
  step: null,
});

const run = [
  node('penguins', 'done', 1),
  node('clean/heavy', 'done', 2),
  node('other', 'cached', 0),
  node('clean/inner/sort', 'done', 3),
  node('clean/few', 'failed', 4),
];

test('nodes of a component stand below it, which has what comes of them', () => {
  const rows = nodeRows(run, new Set());
  expect(rows.map(({ id, name, depth, inner }) => [id, name, depth, inner])).toEqual([
    ['penguins', 'penguins', 0, undefined],
    ['clean', 'clean', 0, 3],
    ['clean/heavy', 'heavy', 1, undefined],
    ['clean/inner', 'inner', 1, 1],
    ['clean/inner/sort', 'sort', 2, undefined],
    ['clean/few', 'few', 1, undefined],
    ['other', 'other', 0, undefined],
  ]);
  expect([rows[1]?.at.node.status, rows[1]?.at.node.seconds]).toEqual(['failed', 9]);
  expect(rows[3]?.at.node.seconds).toBe(3);
});

test('what is folded shows the component alone', () => {
  expect(nodeRows(run, new Set(['clean'])).map(({ id }) => id)).toEqual(['penguins', 'clean', 'other']);
  expect(nodeRows(run, new Set(['clean/inner'])).map(({ id }) => id)).not.toContain('clean/inner/sort');
});
