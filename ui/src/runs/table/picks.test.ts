import { expect, test } from 'vitest';
import { MOST, compared, keyFor, picked } from './picks';

test('a run keeps its key while others come and go', () => {
  const three = picked(new Map(), ['a', 'b', 'c']);
  const two = picked(three, ['a', 'c']);
  expect([...two]).toEqual([
    ['a', 0],
    ['c', 2],
  ]);
  const again = picked(two, ['c', 'd', 'a']);
  expect([...again]).toEqual([
    ['a', 0],
    ['c', 2],
    ['d', 1],
  ]);
  expect(keyFor(again, 'c')).toEqual(keyFor(three, 'c'));
  expect(keyFor(again, 'b')).toBeUndefined();
});

test('no more are compared than can be told apart', () => {
  const many = picked(
    new Map(),
    Array.from({ length: 30 }, (_, n) => String(n)),
  );
  expect(compared(many)).toHaveLength(MOST);
  const keys = compared(many).map((id) => JSON.stringify(keyFor(many, id)));
  expect(new Set(keys).size).toBe(MOST);
});
