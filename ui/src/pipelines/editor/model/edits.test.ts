import { expect, test } from 'vitest';
import { placed, align, arrange } from './arrange';
import { copyText, pasteText } from './clipboard';
import { emptyDoc, isRefusal, nodeOf, nodesOf, type Doc, type Edited } from './document';
import { add, duplicate, lastId, rename, replaceKind, setParam, toggleOff, togglePin } from './edits';
import { brought } from './merge';
import { chain, docOf, kinds, node } from './testing';
import { connect, insert, joint, remove, whyNot } from './wires';

const done = (edited: Edited): Doc => {
  if (isRefusal(edited)) throw new Error(edited.key);
  return edited;
};
const refused = (edited: unknown) => (isRefusal(edited) ? edited.key : undefined);

test('a new node has a readable id of its own', () => {
  const doc = add(add(emptyDoc(), 'join', [0, 0]), 'join', [10, 20]);
  expect(doc.pipeline.nodes.map(({ id }) => id)).toEqual(['join', 'join_2']);
  expect(doc.layout.nodes[lastId(doc)]).toEqual([10, 20]);
});

test.each([
  [{ from: 'flights', to: 'prepare', port: 'parts' }, 'refused-type'],
  [{ from: 'late', to: 'late', port: 'table' }, 'refused-itself'],
  [{ from: 'late', to: 'split', port: 'nothing' }, 'refused-port'],
  [{ from: 'gone', to: 'split', port: 'table' }, 'refused-gone'],
])('refuses %j', (wire, key) => {
  expect(whyNot(chain, kinds, wire)?.key).toBe(key);
});

test('refuses a circle, and a port takes one wire', () => {
  const doc = docOf(node('a', 'filter'), node('b', 'filter', { table: 'a' }), node('c', 'source'));
  expect(refused(connect(doc, kinds, { from: 'b', to: 'a', port: 'table' }))).toBe('refused-cycle');
  const again = done(connect(doc, kinds, { from: 'c', to: 'b', port: 'table' }));
  expect(nodeOf(again, 'b')?.inputs).toEqual({ table: 'c' });
});

test('a free port is taken before one that has a wire', () => {
  const doc = docOf(node('a', 'source'), node('b', 'source'), node('j', 'join', { left: 'a' }));
  expect(joint(doc, kinds, { from: 'b' }, 'j')?.port).toBe('right');
});

test('what fed a node that goes feeds what it fed, where the types allow it', () => {
  expect(nodeOf(remove(chain, kinds, new Set(['late'])), 'split')?.inputs).toEqual({ table: 'flights' });
  expect(nodeOf(remove(chain, kinds, new Set(['split'])), 'prepare')?.inputs).toEqual({});
  const without = remove(chain, kinds, new Set(['flights', 'late']));
  expect(nodeOf(without, 'split')?.inputs).toEqual({});
  expect(without.layout.nodes['late']).toBeUndefined();
});

test('a circle that was there is not closed anew when a node of it goes', () => {
  const doc = docOf(
    node('a', 'filter', { table: 'c' }),
    node('b', 'filter', { table: 'a' }),
    node('c', 'filter', { table: 'b' }),
  );
  expect(nodeOf(remove(doc, kinds, new Set(['a'])), 'b')?.inputs).toEqual({});
});

test('a node goes into a wire', () => {
  const doc = add(chain, 'sample', [0, 0]);
  const wire = { from: 'late', to: 'split', port: 'table' };
  const inserted = done(insert(doc, kinds, 'sample', wire));
  expect([nodeOf(inserted, 'sample')?.inputs, nodeOf(inserted, 'split')?.inputs]).toEqual([
    { table: 'late' },
    { table: 'sample' },
  ]);
  expect(refused(insert(add(chain, 'prepare', [0, 0]), kinds, 'prepare_2', wire))).toBe('refused-insert');
});

test('another kind keeps wires and settings that both have', () => {
  const doc = done(replaceKind(chain, kinds, 'train', 'train_mlp'));
  expect(nodeOf(doc, 'train')).toMatchObject({
    kind: 'train_mlp',
    params: { seed: 7 },
    inputs: { prepared: 'prepare' },
  });
  expect(nodeOf(doc, 'evaluate')?.inputs).toEqual({ model: 'train' });
  const joined = done(replaceKind(chain, kinds, 'late', 'join'));
  expect(nodeOf(joined, 'late')).toMatchObject({ params: {}, inputs: { left: 'flights' } });
  expect(nodeOf(done(replaceKind(chain, kinds, 'split', 'sample')), 'prepare')?.inputs).toEqual({});
});

test('a new id reaches everything that reads from it', () => {
  const doc = done(rename(chain, 'late', 'delayed'));
  expect(nodeOf(doc, 'split')?.inputs).toEqual({ table: 'delayed' });
  expect(doc.layout.nodes['delayed']).toEqual([104, 0]);
  expect(refused(rename(chain, 'late', 'split'))).toBe('refused-id-taken');
  expect(refused(rename(chain, 'late', 'a.b'))).toBe('refused-id');
});

test('a setting goes back to its default', () => {
  const doc = setParam(setParam(chain, 'train', 'seed', 3), 'train', 'seed', undefined);
  expect(nodeOf(doc, 'train')?.params).toEqual({});
});

test('results are pinned where there are some, and unpinned together', () => {
  const keys = { late: 'k1', split: 'k2' };
  const pinsOf = (doc: Doc) => nodesOf(doc).flatMap(({ id, pinned }) => (pinned ? [`${id} ${pinned}`] : []));
  const pinned = done(togglePin(chain, new Set(['late', 'split', 'train']), keys));
  expect(pinsOf(pinned)).toEqual(['late k1', 'split k2']);
  expect(refused(togglePin(chain, new Set(['train']), keys))).toBe('refused-pin');
  expect(pinsOf(done(togglePin(pinned, new Set(['late', 'train']), { train: 'k3' })))).toHaveLength(3);
  expect(pinsOf(done(togglePin(pinned, new Set(['late']), {})))).toEqual(['split k2']);
  // A copy and a node of another kind do something else.
  expect(pinsOf(duplicate(pinned, new Set(['late'])).doc)).toEqual(pinsOf(pinned));
  expect(pinsOf(done(replaceKind(pinned, kinds, 'late', 'sample')))).toEqual(['split k2']);
  // One of two who edit pins it, the other moves on: both count.
  const moved = done(rename(chain, 'train', 'trained'));
  expect(pinsOf(brought(moved, chain, pinned))).toEqual(['late k1', 'split k2']);
});

test('nodes are switched off together, then on', () => {
  const ids = new Set(['late', 'split']);
  const off = toggleOff(toggleOff(chain, new Set(['late'])), ids);
  expect(off.pipeline.nodes.filter((one) => 'disabled' in one).map(({ id }) => id)).toEqual(['late', 'split']);
  expect(toggleOff(off, ids)).toEqual(chain);
});

test('copies keep the wires among them', () => {
  const { doc, ids } = duplicate(chain, new Set(['late', 'split']));
  expect(ids).toEqual(['late_2', 'split_2']);
  expect(nodeOf(doc, 'split_2')?.inputs).toEqual({ table: 'late_2' });
  expect(nodeOf(doc, 'late_2')?.inputs).toEqual({ table: 'flights' });
});

test('what is copied is pasted with other ids, and dangling wires are dropped', () => {
  const pasted = pasteText(chain, kinds, copyText(chain, new Set(['late', 'split'])), [500, 300]);
  if (isRefusal(pasted)) throw new Error(pasted.key);
  expect(pasted.ids).toEqual(['late_2', 'split_2']);
  expect(nodeOf(pasted.doc, 'late_2')?.inputs).toEqual({});
  expect(nodeOf(pasted.doc, 'split_2')?.inputs).toEqual({ table: 'late_2' });
  expect(pasted.doc.layout.nodes['split_2']).toEqual([604, 300]);
});

test.each([
  ['not at all', 'refused-paste-text'],
  ['{"nodes": 3}', 'refused-paste-text'],
  ['{"nodes": [{"id": "a"}]}', 'refused-paste-nodes'],
  ['{"nodes": [{"id": "a", "kind": "sample"}, {"id": "a", "kind": "sample"}]}', 'refused-paste-nodes'],
  ['{"nodes": [{"id": "a", "kind": "rocket"}]}', 'refused-paste-kind'],
])('refuses to paste %j', (text, key) => {
  expect(refused(pasteText(chain, kinds, text, [0, 0]))).toBe(key);
});

test('a pasted circle is cut', () => {
  const nodes = [node('a', 'filter', { table: 'b' }), node('b', 'filter', { table: 'a' })];
  const pasted = pasteText(emptyDoc(), kinds, JSON.stringify({ nodes }), [0, 0]);
  if (isRefusal(pasted)) throw new Error(pasted.key);
  expect(pasted.doc.pipeline.nodes.filter((one) => Object.keys(one.inputs ?? {}).length > 0)).toHaveLength(1);
});

test('nodes without a place get one that is free', () => {
  const doc = { ...chain, layout: { ...chain.layout, nodes: {} } };
  const spots = Object.values(placed(doc, kinds).layout.nodes);
  expect(spots).toHaveLength(chain.pipeline.nodes.length);
  expect(new Set(spots.map(String)).size).toBe(spots.length);
});

test('nodes come in line, and are arranged in the direction of the flow', async () => {
  const crooked = {
    ...chain,
    layout: { ...chain.layout, nodes: { ...chain.layout.nodes, late: [104, 90] as [number, number] } },
  };
  const lined = align(crooked, new Set(['flights', 'late']), 'top');
  expect(lined.layout.nodes['late']).toEqual([104, 0]);
  const arranged = await arrange(crooked);
  const x = (id: string) => arranged.layout.nodes[id]?.[0] ?? 0;
  for (const one of chain.pipeline.nodes)
    for (const from of Object.values(one.inputs ?? {})) expect(x(from)).toBeLessThan(x(one.id));
  expect(arranged.pipeline).toBe(crooked.pipeline);
});
