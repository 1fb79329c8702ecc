import { expect, it } from 'vitest';
import { docOf, kinds, node } from '../model/testing';
import { comparedTo, levelBefore } from './compared';
import { endsOf, sceneOf } from './scene';

const before = docOf(
  node('a', 'source', {}, { dataset: 'flights' }),
  node('b', 'filter', { table: 'a' }, { where: 'x > 1' }),
  node('c', 'sample', { table: 'b' }),
);
const now = docOf(
  node('a', 'source', {}, { dataset: 'planes' }),
  node('c', 'sample', { table: 'a' }),
  node('d', 'filter', { table: 'c' }),
);
const scene = sceneOf(now, kinds);
const compared = comparedTo(before, now, scene, kinds);

it('tells what is new, other and gone', () => {
  expect([...compared.added]).toEqual(['d']);
  expect([...compared.changed].sort()).toEqual(['a', 'c']);
  expect(compared.removed).toEqual(['b']);
  expect([...compared.wires].sort()).toEqual(['a c table', 'c d table']);
});

it('keeps what is gone where it stood, wired to where its neighbours are now', () => {
  expect(compared.gone.tiles.map(({ id }) => id)).toEqual(['a', 'c', 'd', 'b']);
  expect(compared.gone.lines.map(({ wire }) => `${wire.from} ${wire.to}`)).toEqual(['a b', 'b c']);
  const [first, second] = compared.gone.lines;
  if (!first || !second) throw new Error('Two wires are gone');
  expect(endsOf(compared.gone, first)[1][0]).toBe(104 + 21);
  // `c` stands where `b` stood.
  expect(endsOf(compared.gone, second)[1][0]).toBe(104 + 21);
});

it('has nothing to compare where there was no such component', () => {
  expect(levelBefore(before, 'clean')).toBeUndefined();
  expect(levelBefore(before, undefined)).toBe(before);
});
