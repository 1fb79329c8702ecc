import { expect, test } from 'vitest';
import { balanceOf, sharesOf, suspectsOf } from './told';
import { profileOf, relationOf, targetOf } from './told.test-data';

const balance = (...counts: number[]) => counts.map((count, at) => ({ value: `c${at}`, count }));

test('classes beyond those listed are one, with those that the profile does not name', () => {
  const told = targetOf([], { balance: balance(50, 30, 10), others: 10 });
  expect(sharesOf(told, 2)).toEqual([
    { name: 'c0', count: 50, share: 0.5 },
    { name: 'c1', count: 30, share: 0.3 },
    { count: 20, share: 0.2 },
  ]);
  expect(sharesOf(targetOf(), 5)).toHaveLength(2);
});

test('a target without rows has no shares', () => {
  expect(sharesOf(targetOf([], { balance: [] }), 5)).toEqual([]);
});

test.each<[string, number[], number, ReturnType<typeof balanceOf>]>([
  ['one class', [100], 0, 'single'],
  ['none', [], 0, 'single'],
  ['two halves', [52, 48], 0, 'even'],
  ['one larger than the others', [60, 40], 0, 'even'],
  ['one much larger', [80, 20], 0, 'uneven'],
  ['one that hardly occurs', [97, 3], 0, 'rare'],
  ['more than are listed', [10, 10], 30, 'rare'],
])('says how the classes are spread: %s', (_, counts, others, expected) => {
  expect(balanceOf(targetOf([], { balance: balance(...counts), others }))).toBe(expected);
});

test('copies of the target are suspects whatever their score, and come first', () => {
  const profile = profileOf({
    copies: [
      ['a', 'b'],
      ['goal', 'same'],
    ],
    target: [
      relationOf('good', { suspect: true, score: 0.96 }),
      relationOf('better', { suspect: true, score: 0.99 }),
      relationOf('same', { score: null }),
      relationOf('a'),
    ],
  });
  const found = suspectsOf(profile);
  expect(found.map(({ relation }) => relation.column)).toEqual(['same', 'better', 'good']);
  expect(found.map(({ copy }) => copy)).toEqual([true, false, false]);
  expect(suspectsOf(profileOf({}))).toEqual([]);
});
