import { expect, test } from 'vitest';
import { followed, renamePort, renameParameter, updated, type Definitions } from './definitions';
import { componentsOf, isRefusal, nodeOf, type Doc, type Edited } from './document';
import { setParam } from './edits';
import { expose } from './exposed';
import { group } from './group';
import { guessed, misplaced, renamesOf } from './renamed';
import { settled } from './settle';
import { chain, docOf, kinds, node } from './testing';

const done = (edited: Edited): Doc => {
  if (isRefusal(edited)) throw new Error(edited.key);
  return edited;
};
const known = (doc: Doc) => kinds.with(componentsOf(doc));
const asPublished = (doc: Doc): Definitions => ({
  components: componentsOf(doc),
  layouts: doc.layout.components ?? {},
});

function grouped(doc: Doc, ids: string[]) {
  const made = group(doc, known(doc), new Set(ids), 'Part');
  if (isRefusal(made)) throw new Error(made.key);
  return made;
}

test('wires and values follow what has another name in another version', () => {
  const { doc, id, name } = grouped(expose(chain, 'split', 'seed'), ['late', 'split']);
  const here = setParam(doc, id, 'seed', 11);
  let other = done(renamePort(here, name, 'table', 'rows'));
  other = done(renamePort(other, name, 'out:split', 'halves'));
  other = done(renameParameter(other, name, 'seed', 'luck'));
  const definitions = asPublished(other);

  const plain = settled(here, updated(here, name, definitions));
  expect([nodeOf(plain, id)?.inputs, nodeOf(plain, id)?.params, nodeOf(plain, 'prepare')?.inputs]).toEqual([
    {},
    {},
    {},
  ]);
  expect(plain.pipeline.parameters).toBeUndefined();

  const found = misplaced(here, name, known(here), known(plain));
  expect(found).toEqual([
    { part: 'inputs', name: 'table', choices: ['rows'] },
    { part: 'outputs', name: 'split', choices: ['halves'] },
    { part: 'parameters', name: 'seed', choices: ['luck'] },
  ]);
  const all = settled(here, followed(updated(here, name, definitions), name, guessed(found)));
  expect(nodeOf(all, id)).toMatchObject({ inputs: { rows: 'flights' }, params: { luck: 11 } });
  expect(nodeOf(all, 'prepare')?.inputs).toEqual({ parts: 'part.halves' });
  expect(all.pipeline.parameters).toEqual([{ name: 'seed', of: 'part.luck' }]);
});

test('where two of a type are missing or new, nothing is taken for granted', () => {
  const doc = docOf(
    node('a', 'source'),
    node('b', 'source'),
    node('j', 'join', { left: 'a', right: 'b' }),
    node('s', 'sample', { table: 'j' }),
  );
  const { doc: here, id, name } = grouped(doc, ['j', 's']);
  const one = done(renamePort(here, name, 'a', 'first'));
  const both = done(renamePort(one, name, 'b', 'second'));
  const twice = misplaced(here, name, known(here), known(both));
  expect(twice.map(({ name, choices }) => [name, choices])).toEqual([
    ['a', ['first', 'second']],
    ['b', ['first', 'second']],
  ]);
  expect(guessed(twice).inputs).toEqual({});
  // One of them only: it is plain what is meant.
  expect(guessed(misplaced(here, name, known(here), known(one))).inputs).toEqual({ a: 'first' });
  const told = renamesOf([
    ['inputs', 'a', 'second'],
    ['inputs', 'b', ''],
  ]);
  const after = settled(here, followed(updated(here, name, asPublished(both)), name, told));
  expect(nodeOf(after, id)?.inputs).toEqual({ second: 'a' });
});

test('what nothing hangs on, and what has no counterpart of its type, is not asked about', () => {
  const { doc, name } = grouped(expose(chain, 'split', 'seed'), ['late', 'split']);
  const other = done(renameParameter(doc, name, 'seed', 'luck'));
  // The pipeline's own setting hangs on it.
  expect(misplaced(doc, name, known(doc), known(other))).toHaveLength(1);
  const unused: Doc = { ...doc, pipeline: { ...doc.pipeline, parameters: [] } };
  expect(misplaced(unused, name, known(doc), known(other))).toEqual([]);
  const component = componentsOf(doc)[name];
  if (!component) throw new Error('it is there');
  const typed: Doc = {
    ...doc,
    pipeline: {
      ...doc.pipeline,
      components: { [name]: { ...component, inputs: [{ name: 'rows', port: 'parts' }] } },
    },
  };
  expect(misplaced(unused, name, known(doc), known(typed))).toEqual([]);
});
