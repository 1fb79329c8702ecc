import { expect, test } from 'vitest';
import type { QualityRule } from '../lib/host';
import { adding, applied, freeId, idFor, inverse, removing, renamed, replacing, sameCheck } from './edit';

const rule = (id: string, min = 1): QualityRule => ({ id, check: 'row_count', min });
const ids = (rules: readonly QualityRule[]) => rules.map((one) => one.id).join('');
const abc = [rule('a'), rule('b'), rule('c')];

test('an edit taken back leaves the suite as it was', () => {
  for (const edit of [
    adding(abc, [rule('d'), rule('e')]),
    adding(abc, [rule('d')], 0),
    replacing(abc, 'b', rule('x')),
    removing(abc, new Set(['a', 'c'])),
  ])
    expect(applied(applied(abc, edit), inverse(edit))).toEqual(abc);
});

test('rules come where they belong', () => {
  expect(ids(applied(abc, adding(abc, [rule('d')])))).toBe('abcd');
  expect(ids(applied(abc, adding(abc, [rule('d')], 0)))).toBe('adbc');
  expect(ids(applied(abc, replacing(abc, 'b', rule('x'))))).toBe('axc');
  expect(ids(applied(abc, removing(abc, new Set(['b']))))).toBe('ac');
});

test('what somebody else has done meanwhile stays', () => {
  const removed = removing(abc, new Set(['b']));
  const meanwhile = [...applied(abc, removed), rule('z')];
  expect(ids(applied(meanwhile, inverse(removed)))).toBe('abcz');
  // Somebody has put a rule of the same id there: it is replaced, not doubled.
  expect(ids(applied([rule('b', 9), rule('c')], inverse(removed)))).toBe('cb');
});

test('ids are free and say what a rule is about', () => {
  expect(freeId(abc, 'd')).toBe('d');
  expect(freeId([...abc, rule('a-2')], 'a')).toBe('a-3');
  expect(idFor(abc, { check: 'row_count', min: 1 } as QualityRule)).toBe('row_count');
  expect(idFor([rule('x.not_missing')], { check: 'not_missing', column: 'x' } as QualityRule)).toBe('x.not_missing-2');
  expect(ids(renamed(abc, [rule('a'), rule('a'), rule('n')]))).toBe('a-2a-3n');
});

test('rules that ask for the same are told apart from others', () => {
  expect(sameCheck(rule('a'), { ...rule('b'), severity: 'warn', note: 'n' })).toBe(true);
  expect(sameCheck(rule('a'), rule('a', 2))).toBe(false);
});
