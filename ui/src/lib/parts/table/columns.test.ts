import { expect, test } from 'vitest';
import { isShown, moved, ordered, parsed, untouched, widthOf, withShown, withWidth, withoutWidth } from './columns';
import type { Column } from './columns';

const column = (id: string, more: Partial<Column<unknown>> = {}): Column<unknown> => ({
  id,
  head: id,
  value: () => id,
  ...more,
});
const columns = [column('a'), column('b'), column('name', { pinned: true, fixed: true }), column('c')];
const ids = (found: Column<unknown>[]) => found.map(({ id }) => id).join('');

test('pinned columns come first, the others as a person put them', () => {
  expect(ids(ordered(columns, untouched))).toBe('nameabc');
  const choice = moved(untouched, columns, 'c', -1);
  expect(ids(ordered(columns, choice))).toBe('nameacb');
  expect(ids(ordered([...columns, column('new')], choice))).toBe('nameacbnew');
});

test('a column does not move across the pinned ones or off the end', () => {
  expect(moved(untouched, columns, 'a', -1)).toBe(untouched);
  expect(moved(untouched, columns, 'c', 1)).toBe(untouched);
});

test('widths are held between the least and the most', () => {
  const narrow = column('n', { numeric: true, min: 80 });
  expect(widthOf(narrow, withWidth(untouched, narrow, 3))).toBe(80);
  expect(widthOf(narrow, withWidth(untouched, narrow, 99_999))).toBe(1200);
  expect(widthOf(narrow, withoutWidth(withWidth(untouched, narrow, 300), 'n'))).toBe(104);
});

test('what names the row is always shown', () => {
  const name = column('name', { fixed: true });
  expect(isShown(name, withShown(untouched, 'name', false))).toBe(true);
  const rare = column('rare', { hidden: true });
  expect(isShown(rare, untouched)).toBe(false);
  expect(isShown(rare, withShown(untouched, 'rare', true))).toBe(true);
});

test('a choice that was stored comes back, and other text does no harm', () => {
  const choice = withShown(withWidth(moved(untouched, columns, 'c', -1), columns[0]!, 200), 'b', false);
  expect(parsed(JSON.stringify(choice))).toEqual(choice);
  for (const text of [null, '', 'nonsense', '7', 'null', '{"widths":[1],"shown":7,"order":"a"}'])
    expect(ordered(columns, parsed(text))).toHaveLength(4);
  expect(parsed('{"widths":{"a":"wide","b":-3,"c":200}}').widths).toEqual({ c: 200 });
});
