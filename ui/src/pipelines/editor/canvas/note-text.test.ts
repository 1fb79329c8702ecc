import { expect, test } from 'vitest';
import { fitting, isRightToLeft } from './note-text';

// Each letter is one wide; marks above it take no room.
const wide = (part: string) => part.replace(/\p{M}/gu, '').length;

test('the first line of a note is cut where there is no room', () => {
  expect(fitting('late means late', 20, wide)).toBe('late means late');
  expect(fitting('late means late', 8, wide)).toBe('late me…');
  expect(fitting('late means late', 6, wide)).toBe('late…');
  expect(fitting('\n  \n second \nthird', 20, wide)).toBe('second');
  expect([fitting('', 20, wide), fitting('word', 1, wide), fitting(' \n ', 20, wide)]).toEqual(['', '', '']);
});

test('a letter keeps its marks', () => {
  expect(fitting('مُهِمّ جدًّا', 5, wide)).toBe('مُهِمّ…');
});

test('the first letter says which way a text runs', () => {
  expect(['1. متأخر', 'late', '«متأخر» late', '12', ''].map(isRightToLeft)).toEqual([true, false, true, false, false]);
});
