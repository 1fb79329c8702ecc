import { expect, test } from 'vitest';
import { copyText, pasteText } from './clipboard';
import {
  adopt,
  definitionsFor,
  movePort,
  ownCopy,
  renameComponent,
  renameParameter,
  renamePort,
  updated,
} from './definitions';
import { componentsOf, emptyDoc, isRefusal, nodeOf, nodesOf, withNodes, type Doc } from './document';
import { add, rename, setParam } from './edits';
import { expanded } from './expand';
import { describe, expose, unexpose } from './exposed';
import { detach } from './detach';
import { group, slug } from './group';
import { feederOf, giverOf, levelOf, namesAlong, nodeAt, withLevel } from './level';
import { differences, listed } from './diff';
import { loopIn, settled, usesOf } from './settle';
import { chain, docOf, kinds, node } from './testing';
import { brought } from './merge';
import { connect, joint, remove, whyNot } from './wires';

const known = (doc: Doc) => kinds.with(componentsOf(doc));

function grouped(doc: Doc, ids: string[], title = 'Clean up') {
  const made = group(doc, known(doc), new Set(ids), title);
  if (isRefusal(made)) throw new Error(made.key);
  return made;
}
const sound = <T>(made: T): Exclude<T, { key: string }> => {
  if (isRefusal(made)) throw new Error(made.key);
  return made as Exclude<T, { key: string }>;
};

test('nodes become a component: wires that come in and leave are its ports', () => {
  const { doc, id, name } = grouped(chain, ['late', 'split']);
  expect([id, name]).toEqual(['clean_up', 'clean_up']);
  expect(nodesOf(doc).map((one) => one.id)).toEqual(['flights', 'clean_up', 'prepare', 'train', 'evaluate']);
  expect(nodeOf(doc, id)).toEqual({ id, kind: 'component:clean_up', params: {}, inputs: { table: 'flights' } });
  expect(nodeOf(doc, 'prepare')?.inputs).toEqual({ parts: 'clean_up.split' });
  expect(componentsOf(doc)[name]).toMatchObject({
    version: 0,
    title: 'Clean up',
    inputs: [{ name: 'table', port: 'table' }],
    outputs: [{ name: 'split', of: 'split' }],
  });
  expect(componentsOf(doc)[name]?.nodes.map((one) => one.inputs)).toEqual([{ table: 'table' }, { table: 'late' }]);
  expect(doc.layout.nodes[id]).toEqual([156, 0]);
});

test('one source is one input, and what nobody reads gives the outputs', () => {
  const doc = docOf(
    node('a', 'source'),
    node('b', 'filter', { table: 'a' }),
    node('j', 'join', { left: 'a', right: 'b' }),
    node('c', 'sample', { table: 'b' }),
  );
  const { doc: made, name } = grouped(doc, ['j', 'c', 'b']);
  expect(componentsOf(made)[name]?.inputs).toEqual([{ name: 'table', port: 'table' }]);
  expect(componentsOf(made)[name]?.outputs.map(({ of }) => of)).toEqual(['j', 'c']);
});

test('a way out of the group and back is refused', () => {
  const made = group(chain, kinds, new Set(['late', 'prepare']), 'X');
  expect(isRefusal(made) && [made.key, made.args]).toEqual(['refused-group-cycle', { node: 'split' }]);
  expect(isRefusal(group(chain, kinds, new Set(), 'X'))).toBe(true);
});

test('grouped and detached, it is the same graph', () => {
  const { doc, id } = grouped(chain, ['late', 'split', 'prepare']);
  const back = settled(doc, sound(detach(doc, id)).doc);
  expect(back).toEqual(chain);
});

test('values that were set from outside stand inside once it is detached', () => {
  const { doc, id, name } = grouped(expose(chain, 'split', 'seed'), ['late', 'split']);
  expect(doc.pipeline.parameters).toEqual([{ name: 'seed', of: 'clean_up.seed' }]);
  expect(componentsOf(doc)[name]?.parameters).toEqual([{ name: 'seed', of: 'split.seed' }]);
  expect(known(doc).params('component:clean_up')[0]).toMatchObject({ name: 'seed', default: 4, required: false });
  const set = setParam(doc, id, 'seed', 11);
  const back = settled(set, sound(detach(set, id)).doc);
  expect(nodeOf(back, 'split')?.params).toEqual({ train: 0.6, seed: 11 });
  expect(back.pipeline.parameters).toEqual([{ name: 'seed', of: 'split.seed' }]);
});

test('a component in a component: types, settings and ways go through', () => {
  const inner = grouped(expose(chain, 'late', 'where'), ['late'], 'Inner');
  const { doc } = grouped(inner.doc, ['inner', 'split'], 'Outer');
  const all = known(doc);
  expect(all.gives('component:outer', 'split')).toBe('parts');
  expect(all.params('component:outer')[0]?.of).toMatchObject({ node: 'inner/late', kind: 'filter', param: 'where' });
  expect(namesAlong(doc, ['outer', 'inner'])).toEqual(['outer', 'inner']);
  expect(namesAlong(doc, ['flights', 'inner'])).toEqual([]);
});

test('the inside is a document of its own, with its ports as nodes', () => {
  const { doc, name } = grouped(chain, ['late', 'split']);
  const level = levelOf(doc, name);
  expect(nodesOf(level).map((one) => [one.id, one.kind])).toEqual([
    ['table', 'in:table'],
    ['late', 'filter'],
    ['split', 'split'],
    ['out:split', 'out:any'],
  ]);
  expect(withLevel(doc, name, level)).toBe(doc);
  const more = sound(
    connect(add(level, 'out:any', [0, 0]), known(doc), { from: 'late', to: 'out:result', port: 'of' }),
  );
  expect(componentsOf(withLevel(doc, name, more))[name]?.outputs).toEqual([
    { name: 'split', of: 'split' },
    { name: 'result', of: 'late' },
  ]);
  expect(whyNot(more, known(doc), { from: 'table', to: 'out:result', port: 'of' })?.key).toBe('refused-through');
});

test('what an input means is what feeds the component, at whatever depth', () => {
  const inner = grouped(chain, ['late'], 'Inner').doc;
  const { doc } = grouped(inner, ['inner', 'split'], 'Outer');
  expect(feederOf(doc, 'outer/inner/late', 'table')).toBe('flights');
  expect(feederOf(doc, 'outer/split', 'table')).toBe('outer/inner.late');
  expect(giverOf(doc, 'outer/inner.late')).toBe('outer/inner/late');
  expect(giverOf(doc, 'outer.split')).toBe('outer/split');
  expect(nodeAt(doc, 'outer/inner/late')?.kind).toBe('filter');
});

test('what runs is what is inside, with what is set from outside', () => {
  const { doc, id } = grouped(expose(chain, 'split', 'seed'), ['late', 'split']);
  const all = expanded(setParam(doc, id, 'seed', 5));
  expect(all.map((one) => one.id)).toContain('clean_up/split');
  expect(all.find((one) => one.id === 'clean_up/split')?.params).toEqual({ train: 0.6, seed: 5 });
});

test('a port that goes takes its wires with it, and values of settings that go fall', () => {
  const { doc, id, name } = grouped(expose(chain, 'split', 'seed'), ['late', 'split']);
  const set = setParam(doc, id, 'seed', 3);
  const level = unexpose(remove(levelOf(set, name), known(set), new Set(['out:split', 'table'])), 'seed');
  const less = settled(set, withLevel(set, name, level));
  expect(nodeOf(less, 'prepare')?.inputs).toEqual({});
  expect(nodeOf(less, id)).toMatchObject({ params: {}, inputs: {} });
  expect(less.pipeline.parameters).toBeUndefined();
});

test('names of ports and settings change where they are used', () => {
  const { doc, id, name } = grouped(expose(chain, 'split', 'seed'), ['late', 'split']);
  const set = setParam(doc, id, 'seed', 3);
  const named = [
    (one: Doc) => renamePort(one, name, 'table', 'rows'),
    (one: Doc) => renamePort(one, name, 'out:split', 'cut'),
    (one: Doc) => renameParameter(one, name, 'seed', 'chance'),
    (one: Doc) => renameComponent(one, name, 'tidy'),
  ].reduce((one, act) => settled(one, sound(act(one))), set);
  expect(nodeOf(named, id)).toEqual({
    id,
    kind: 'component:tidy',
    params: { chance: 3 },
    inputs: { rows: 'flights' },
  });
  expect(nodeOf(named, 'prepare')?.inputs).toEqual({ parts: 'clean_up.cut' });
  expect(named.pipeline.parameters).toEqual([{ name: 'seed', of: 'clean_up.chance' }]);
  expect(nodesOf(levelOf(named, 'tidy')).find((one) => one.id === 'late')?.inputs).toEqual({ table: 'rows' });
  expect(named.layout.components?.['tidy']?.nodes['in:rows']).toBeDefined();
  expect(isRefusal(renamePort(named, 'tidy', 'rows', 'late'))).toBe(true);
});

test('a node that is renamed keeps what is read from it and set in it', () => {
  const { doc } = grouped(expose(chain, 'split', 'seed'), ['late', 'split']);
  const named = sound(rename(doc, 'clean_up', 'tidy'));
  expect(nodeOf(named, 'prepare')?.inputs).toEqual({ parts: 'tidy.split' });
  expect(named.pipeline.parameters?.[0]?.of).toBe('tidy.seed');
});

test('a copy goes with its definitions, and another one of the same name comes under a free one', () => {
  const { doc } = grouped(chain, ['late', 'split']);
  const text = copyText(doc, new Set(['clean_up']));
  const here = sound(pasteText(doc, known(doc), text, [0, 300]));
  expect([here.ids, Object.keys(componentsOf(here.doc))]).toEqual([['clean_up_2'], ['clean_up']]);
  const there = sound(pasteText(emptyDoc(), kinds, text, [0, 0]));
  expect(componentsOf(there.doc)).toEqual(componentsOf(doc));
  const other = withLevel(doc, 'clean_up', setParam(levelOf(doc, 'clean_up'), 'split', 'seed', 99));
  const both = sound(pasteText(other, known(other), text, [0, 300]));
  expect(Object.keys(componentsOf(both.doc))).toEqual(['clean_up', 'clean_up_2']);
  expect(nodeOf(both.doc, 'clean_up_2')?.kind).toBe('component:clean_up_2');
  expect(nodeOf(both.doc, 'clean_up_2')?.inputs).toEqual({});
});

test.each([
  ['{"nodes": [{"id": "a", "kind": "component:x"}]}', 'refused-paste-kind'],
  ['{"nodes": [{"id": "a", "kind": "component:x"}], "components": {"x": {"title": "X"}}}', 'refused-paste-nodes'],
  ['{"nodes": [{"id": "a", "kind": "in:table"}]}', 'refused-paste-kind'],
  [
    '{"nodes": [{"id": "a", "kind": "component:x"}], "components": {"x": {"title": "X", "inputs": [], "outputs": [],' +
      ' "nodes": [{"id": "b", "kind": "component:x"}]}}}',
    'refused-paste-nodes',
  ],
])('refuses to paste %j', (text, key) => {
  const pasted = pasteText(chain, kinds, text, [0, 0]);
  expect(isRefusal(pasted) && pasted.key).toBe(key);
});

test('a copy of its own changes nowhere else; what nothing uses goes', () => {
  const { doc } = grouped(chain, ['late', 'split']);
  const two = sound(pasteText(doc, known(doc), copyText(doc, new Set(['clean_up'])), [0, 300])).doc;
  expect(usesOf(two, 'clean_up')).toBe(2);
  const own = sound(ownCopy(two, 'clean_up_2'));
  expect(componentsOf(own.doc)[own.name]?.title).toBe('Clean up 2');
  const less = settled(own.doc, remove(own.doc, known(own.doc), new Set(['clean_up_2'])));
  expect(Object.keys(componentsOf(less))).toEqual(['clean_up']);
  const none = settled(less, remove(less, known(less), new Set(['clean_up'])));
  expect([none.pipeline.components, none.layout.components]).toEqual([undefined, undefined]);
});

test('a newer version keeps the wires of ports that stay', () => {
  const { doc, id } = grouped(expose(chain, 'split', 'seed'), ['late', 'split']);
  const level = levelOf(doc, 'clean_up');
  const theirs = withLevel(doc, 'clean_up', sound(rename(level, 'out:split', 'cut')));
  const { components, layouts } = definitionsFor(theirs, nodesOf(theirs));
  const version = { ...components['clean_up'], version: 2 } as (typeof components)[string];
  const newer = settled(doc, updated(doc, 'clean_up', { components: { clean_up: version }, layouts }));
  expect(componentsOf(newer)['clean_up']?.version).toBe(2);
  expect(nodeOf(newer, id)?.inputs).toEqual({ table: 'flights' });
  expect(nodeOf(newer, 'prepare')?.inputs).toEqual({});
});

test('a component that contains itself is found', () => {
  const { doc } = grouped(chain, ['late', 'split']);
  const level = add(levelOf(doc, 'clean_up'), 'component:clean_up', [0, 0]);
  expect(loopIn(componentsOf(withLevel(doc, 'clean_up', level)))).toEqual(['clean_up', 'clean_up']);
  expect(loopIn(componentsOf(doc))).toBeUndefined();
});

test('a node with several outputs is joined by the one that fits', () => {
  const doc = docOf(node('a', 'source'), node('b', 'filter', { table: 'a' }), node('c', 'split', { table: 'b' }));
  const two = grouped(withNodes(doc, [...nodesOf(doc), node('d', 'sample', { table: 'b' })]), ['b', 'c']).doc;
  const more = add(two, 'prepare', [0, 0]);
  const outputs = known(two).outputs('component:clean_up');
  expect(outputs).toEqual([{ name: 'b', port: 'table' }]);
  expect(joint(more, known(more), { from: 'clean_up' }, 'prepare')).toBeUndefined();
  expect(joint(more, known(more), { from: 'clean_up' }, 'd')).toMatchObject({ output: 'b', port: 'table' });
});

test('changes of two people inside one component come together', () => {
  const { doc } = grouped(chain, ['late', 'split']);
  const inside = (act: (level: Doc) => Doc) => withLevel(doc, 'clean_up', act(levelOf(doc, 'clean_up')));
  const mine = inside((level) => setParam(level, 'split', 'seed', 1));
  const theirs = inside((level) => setParam(level, 'late', 'where', 'delay > 60'));
  const nodes = componentsOf(brought(mine, doc, theirs))['clean_up']?.nodes;
  expect(nodes?.map(({ params }) => params)).toEqual([{ where: 'delay > 60' }, { train: 0.6, seed: 1 }]);
});

test('names for files, from what people write', () => {
  expect([slug('Clean up!'), slug('تنظيفُ الرحلات'), slug('  '), slug('a.b/c')]).toEqual([
    'clean_up',
    'تنظيف_الرحلات',
    'component',
    'a_b_c',
  ]);
});

test('words and order of settings and ports', () => {
  const set = describe(expose(expose(chain, 'split', 'seed'), 'train', 'seed'), 'seed', { title: 'Chance' });
  expect(set.pipeline.parameters).toEqual([
    { name: 'seed', of: 'split.seed', title: 'Chance' },
    { name: 'train_seed', of: 'train.seed' },
  ]);
  expect(describe(set, 'seed', { title: '' }).pipeline.parameters?.[0]).toEqual({ name: 'seed', of: 'split.seed' });
  const { doc } = grouped(
    docOf(node('a', 'join', { left: 'x', right: 'y' }), node('x', 'source'), node('y', 'source')),
    ['a'],
  );
  const level = levelOf(doc, 'clean_up');
  expect(nodesOf(movePort(level, 'y', -1)).map(({ id }) => id)).toEqual(['y', 'x', 'a', 'out:a']);
});

test('definitions that are here already stay as they are', () => {
  const { doc } = grouped(chain, ['late', 'split']);
  expect(adopt(doc, definitionsFor(doc, nodesOf(doc))).doc).toBe(doc);
});

test('differences are told of components too', () => {
  const { doc } = grouped(chain, ['late', 'split']);
  const level = expose(setParam(levelOf(doc, 'clean_up'), 'split', 'seed', 1), 'split', 'seed');
  const { components, counts } = differences(doc, withLevel(doc, 'clean_up', level));
  expect(components[0]).toMatchObject({ name: 'clean_up', change: 'changed', diff: { changed: [{ node: 'split' }] } });
  const about = components[0]?.diff?.about ?? [];
  expect(about).toEqual([{ name: 'parameters', from: null, to: [{ name: 'seed', of: 'split.seed' }] }]);
  expect(listed(about).lists).toEqual([{ list: 'parameters', name: 'seed', from: null, to: 'split.seed' }]);
  expect(counts).toEqual({ added: 0, removed: 0, changed: 1 });
  expect(differences(chain, doc).components).toEqual([{ name: 'clean_up', change: 'added', diff: null }]);
});

test('what reads from an output that nothing stands behind keeps its wire when it is grouped, and when it comes apart', () => {
  const made = grouped(chain, ['late', 'split'], 'Clean');
  // The node that gave the output goes away; the output stays, without a type.
  const inside = remove(levelOf(made.doc, made.name), known(made.doc), new Set(['split']));
  const doc = settled(made.doc, withLevel(made.doc, made.name, inside));
  const before = nodeOf(doc, 'prepare')?.inputs;
  expect(before).toEqual({ parts: 'clean.split' });
  const again = grouped(doc, ['prepare'], 'Ready');
  expect(componentsOf(again.doc)[again.name]?.inputs).toEqual([{ name: 'parts', port: 'parts' }]);
  expect(nodeOf(sound(detach(again.doc, again.id)).doc, 'prepare')?.inputs).toEqual(before);
});
