import { expect, test } from 'vitest';
import { extended, rangeTo, selectionOf, toggled } from './selection';

const keys = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `k${from + at}`);
const extend = (selection: ReturnType<typeof selectionOf>, from: number, to: number) => {
  const range = rangeTo(selection, from, to);
  return extended(selection, range.anchor, keys(range.from, range.to));
};
const list = ({ keys }: { keys: ReadonlySet<string> }) => [...keys].sort().join(' ');

test('toggling adds and takes away one row', () => {
  const one = toggled(selectionOf(new Set(['k1'])), 'k4', 4);
  expect(list(one)).toBe('k1 k4');
  expect(list(toggled(one, 'k1', 1))).toBe('k4');
});

test('a range grows and shrinks from its anchor and keeps what was selected before', () => {
  let selection = toggled(selectionOf(new Set(['k9'])), 'k2', 2);
  selection = extend(selection, 2, 3);
  selection = extend(selection, 3, 5);
  expect(list(selection)).toBe('k2 k3 k4 k5 k9');
  selection = extend(selection, 5, 3);
  expect(list(selection)).toBe('k2 k3 k9');
  expect(list(extend(selection, 3, 1))).toBe('k1 k2 k9');
});

test('without an anchor a range begins at the current row', () => {
  expect(list(extend(selectionOf(new Set()), 4, 6))).toBe('k4 k5 k6');
});
