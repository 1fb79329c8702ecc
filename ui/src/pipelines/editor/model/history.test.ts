import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANE, WIDTH, placed } from './arrange';
import { componentsOf, isRefusal, nodesOf, parametersOf, sourceOf, type Doc } from './document';
import { setParam } from './edits';
import { detach } from './detach';
import { group } from './group';
import { begin, rebase, redo, seal, step, undo, type History } from './history';
import { isComponent, nameIn, isPort } from './kinds';
import { levelOf } from './level';
import { brought } from './merge';
import { loopIn, reached, settled } from './settle';
import { EDITS, docIn, pick, randomEdit } from './random-edits';
import { chain, kinds as base } from './testing';
import { readsFrom, whyNot, wiresOf } from './wires';

type Act = (doc: Doc) => Doc;

const known = (doc: Doc, inside = false) => base.with(componentsOf(doc)).offering([], inside);

const act: fc.Arbitrary<Act> = fc
  .record({
    which: fc.nat(EDITS - 1),
    a: fc.nat(30),
    b: fc.nat(30),
    c: fc.nat(30),
    at: fc.integer({ min: -400, max: 900 }),
    level: fc.nat(5),
  })
  .map(
    (picks): Act =>
      (doc) =>
        randomEdit(doc, base, picks),
  );

// What a component's port gives or takes is its inside's affair, and the host tells where it no longer fits.
const OF_COMPONENTS = ['refused-type', 'refused-nothing', 'refused-through'];

function expectLevel(doc: Doc) {
  const kinds = known(doc);
  const ids = nodesOf(doc).map((node) => node.id);
  const kindOf = (id: string) => nodesOf(doc).find((node) => node.id === id)?.kind ?? '';
  expect(new Set(ids).size).toBe(ids.length);
  for (const wire of wiresOf(doc)) {
    expect(readsFrom(doc, wire.from, wire.to)).toBe(false);
    const why = whyNot(doc, kinds, wire)?.key;
    const isOfComponent = isComponent(kindOf(wire.from)) || isComponent(kindOf(wire.to));
    if (!isOfComponent || !OF_COMPONENTS.includes(why ?? '')) expect(why).toBeUndefined();
    if (isComponent(kindOf(wire.from)))
      expect(kinds.outputs(kindOf(wire.from)).map(({ name }) => name)).toContain(wire.output);
  }
  for (const { of } of parametersOf(doc)) {
    const { from, output } = sourceOf(of);
    expect(kinds.params(kindOf(from)).map(({ name }) => name)).toContain(output);
  }
  const names = parametersOf(doc).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(Object.keys(doc.layout.nodes).every((id) => ids.includes(id))).toBe(true);
}

function expectSound(doc: Doc) {
  const components = componentsOf(doc);
  expectLevel(doc);
  for (const name of Object.keys(components)) expectLevel(levelOf(doc, name));
  const all = [...nodesOf(doc), ...Object.values(components).flatMap(({ nodes }) => nodes)];
  for (const { kind } of all) if (isComponent(kind)) expect(components).toHaveProperty([nameIn(kind)]);
  expect(all.some(({ kind }) => isPort(kind))).toBe(false);
  expect(new Set(Object.keys(components))).toEqual(reached(components, nodesOf(doc)));
  expect(Object.keys(doc.layout.components ?? {}).every((name) => name in components)).toBe(true);
  expect(loopIn(components)).toBeUndefined();
  expect(JSON.parse(JSON.stringify(doc))).toEqual(doc);
}

test('whatever is done, the document stays sound; all of it can be taken back and done again, exactly', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let history: History = begin(chain);
      for (const one of acts) {
        history = step(history, one(history.now), { key: 'edit', nodes: [] });
        expectSound(history.now);
      }
      const end = history.now;
      const steps = history.past.length;
      for (let n = 0; n < steps; n += 1) history = undo(history);
      expect(history.now).toBe(chain);
      expect(undo(history)).toBe(history);
      for (let n = 0; n < steps; n += 1) history = redo(history);
      expect(history.now).toBe(end);
      expect(redo(history)).toBe(history);
    }),
    { numRuns: 300 },
  );
});

test('changes of two people come together, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 8 }), fc.array(act, { maxLength: 8 }), (mine, theirs) => {
      const done = (acts: Act[]) => acts.reduce((doc, one) => one(doc), chain);
      const [here, there] = [done(mine), done(theirs)];
      const merged = brought(here, chain, there);
      const ids = merged.pipeline.nodes.map((node) => node.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { from, to } of wiresOf(merged)) {
        expect(ids).toContain(from);
        expect(readsFrom(merged, to, to)).toBe(false);
      }
      expect(brought(chain, chain, there)).toBe(there);
      expect(brought(here, chain, chain)).toEqual(here);
      for (const { kind } of nodesOf(merged))
        if (isComponent(kind)) expect(componentsOf(merged)).toHaveProperty([nameIn(kind)]);
      expect(loopIn(componentsOf(merged))).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

const isCrowded = ({ layout }: Doc) => {
  const spots = Object.values(layout.nodes);
  return spots.some(([x, y], n) =>
    spots.slice(n + 1).some(([a, b]) => Math.abs(a - x) < WIDTH - 8 && Math.abs(b - y) < LANE - 16),
  );
};

test('nodes that were grouped and detached give back the same graph, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), fc.uniqueArray(fc.nat(30), { maxLength: 5 }), (acts, chosen) => {
      const doc = placed(
        acts.reduce((done, one) => one(done), chain),
        known(chain),
      );
      const ids = new Set(chosen.flatMap((n) => pick(nodesOf(doc), n)?.id ?? []));
      const made = group(doc, known(doc), ids, 'Part');
      if (isRefusal(made)) return;
      const back = settled(made.doc, docIn(doc, detach(made.doc, made.id)));
      const byId = (one: Doc) =>
        Object.fromEntries(
          nodesOf(one).map(({ id, kind, params, inputs, disabled }) => [id, { kind, params, inputs, disabled }]),
        );
      expect(byId(back)).toEqual(byId(doc));
      expect(parametersOf(back)).toEqual(parametersOf(doc));
      // What lay on each other before is drawn apart.
      if (!isCrowded(doc)) expect(back.layout.nodes).toEqual(doc.layout.nodes);
      expect(componentsOf(back)).toEqual(componentsOf(doc));
    }),
    { numRuns: 300 },
  );
});

test('typing in one field is one step until it ends', () => {
  const what = { key: 'edit-param', nodes: ['train'] };
  let history = begin(chain);
  for (const seed of [1, 12, 123])
    history = step(history, setParam(history.now, 'train', 'seed', seed), what, 'train.seed');
  expect(history.past).toHaveLength(1);
  history = seal(history);
  history = step(history, setParam(history.now, 'train', 'seed', 5), what, 'train.seed');
  expect(history.past).toHaveLength(2);
  expect(undo(undo(history)).now).toBe(chain);
});

test('a change from elsewhere stays when a step is taken back', () => {
  const mine = step(begin(chain), setParam(chain, 'train', 'seed', 9), { key: 'edit-param', nodes: [] });
  const theirs = setParam(chain, 'split', 'seed', 8);
  const both = rebase(mine, (doc) => brought(doc, chain, theirs));
  const seeds = (doc: Doc) =>
    ['train', 'split'].map((id) => doc.pipeline.nodes.find((node) => node.id === id)?.params?.['seed']);
  expect(seeds(both.now)).toEqual([9, 8]);
  expect(seeds(undo(both).now)).toEqual([7, 8]);
});

test('a document keeps its places when all of its nodes have one', () => {
  expect(placed(chain, base)).toBe(chain);
});
