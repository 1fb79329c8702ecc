import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align, placed } from './arrange';
import { copyText, pasteText } from './clipboard';
import { isRefusal, type Doc } from './document';
import { add, duplicate, move, rename, replaceKind, setDescription, setParam, toggleOff } from './edits';
import { begin, rebase, redo, seal, step, undo, type History } from './history';
import { brought } from './merge';
import { addNote, changeNote, removeNotes } from './notes';
import { chain, kinds } from './testing';
import { connect, disconnect, insert, readsFrom, remove, whyNot, wiresOf } from './wires';

type Act = (doc: Doc) => Doc;

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
const kept = (doc: Doc, edited: unknown): Doc => (isRefusal(edited) ? doc : (edited as Doc));

/** Any edit, of whatever is there when it is done. */
const act: fc.Arbitrary<Act> = fc
  .tuple(fc.nat(14), fc.nat(30), fc.nat(30), fc.nat(30), fc.integer({ min: -400, max: 900 }))
  .map(([which, a, b, c, at]): Act => (doc) => {
    const id = (n: number) => pick(doc.pipeline.nodes, n)?.id ?? '';
    const kind = pick(kinds.kinds, c)?.kind ?? '';
    const wire = pick(wiresOf(doc), a);
    const port = pick(kinds.inputs(doc.pipeline.nodes.find((node) => node.id === id(b))?.kind ?? ''), c)?.name ?? '';
    const some = new Set([id(a), id(b)]);
    const note = new Set([pick(doc.layout.notes ?? [], a)?.id ?? '']);
    switch (which) {
      case 0:
        return add(doc, kind, [at, a]);
      case 1:
        return move(doc, [[id(a), [at, b]]]);
      case 2:
        return kept(doc, connect(doc, kinds, { from: id(a), to: id(b), port }));
      case 3:
        return wire ? disconnect(doc, wire) : doc;
      case 4:
        return remove(doc, kinds, some);
      case 5:
        return wire ? kept(doc, insert(doc, kinds, id(b), wire)) : doc;
      case 6:
        return kept(doc, replaceKind(doc, kinds, id(a), kind));
      case 7:
        return setParam(doc, id(a), 'seed', b % 2 ? c : undefined);
      case 8:
        return kept(doc, rename(doc, id(a), `n${b}`));
      case 9:
        return toggleOff(doc, some);
      case 10:
        return duplicate(doc, some).doc;
      case 11: {
        const pasted = pasteText(doc, kinds, copyText(doc, some), [at, c]);
        return isRefusal(pasted) ? doc : pasted.doc;
      }
      case 12:
        return b % 2 ? addNote(doc, [at, b], 'x') : changeNote(doc, [...note][0] ?? '', { text: `y${c}` });
      case 13:
        return b % 2 ? removeNotes(doc, note) : align(doc, some, 'top');
      default:
        return setDescription(doc, `about ${b}`);
    }
  });

function expectSound(doc: Doc) {
  const ids = doc.pipeline.nodes.map((node) => node.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const wire of wiresOf(doc)) {
    expect(readsFrom(doc, wire.from, wire.to)).toBe(false);
    const refused = whyNot(doc, kinds, wire);
    expect(refused?.key).toBeUndefined();
  }
  expect(Object.keys(doc.layout.nodes).every((id) => ids.includes(id))).toBe(true);
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
  expect(placed(chain, kinds)).toBe(chain);
});
