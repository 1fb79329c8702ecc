import { expect, test } from 'vitest';
import { actOf, movedRow, widened } from './keyboard';

const press = (key: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test('keys move the current row and stop at both ends', () => {
  const to = (key: string, from = 5) => movedRow(press(key), from, 100, 10);
  expect(['ArrowDown', 'j', 'ArrowUp', 'k', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => to(key))).toEqual([
    6, 6, 4, 4, 15, 0, 0, 99,
  ]);
  expect(to('ArrowDown', 99)).toBe(99);
  expect(movedRow(press('J', { shiftKey: true }), 5, 100, 10)).toBe(6);
  expect(movedRow(press('ArrowDown'), 0, 0, 10)).toBeUndefined();
});

test('keys with Ctrl and Alt are left to others', () => {
  expect(movedRow(press('k', { ctrlKey: true }), 5, 100, 10)).toBeUndefined();
  expect(actOf(press('Enter', { altKey: true }))).toBeUndefined();
});

test('keys act on the row and on the selection', () => {
  expect(actOf(press('Enter'))).toBe('open');
  expect(actOf(press(' '))).toBe('toggle');
  expect(actOf(press(' ', { shiftKey: true }))).toBe('extend');
  expect(actOf(press('a', { ctrlKey: true }))).toBe('all');
  expect(actOf(press('C', { metaKey: true }))).toBe('copy');
  expect(actOf(press('Escape'))).toBe('none');
  expect(actOf(press('x'))).toBeUndefined();
});

test('towards the end of the line is wider, in both directions', () => {
  expect(widened('ArrowRight', false, false)).toBe(8);
  expect(widened('ArrowRight', true, false)).toBe(-8);
  expect(widened('ArrowLeft', true, true)).toBe(40);
  expect(widened('ArrowUp', false, false)).toBeUndefined();
});
