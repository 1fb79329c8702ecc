import { afterEach, expect, test, vi } from 'vitest';
import type { Stroke } from './keys';
import { actionKeys, registry, type Action } from './registry.svelte';

const made: (() => void)[] = [];
afterEach(() => made.splice(0).forEach((end) => end()));

const action = (id: string, more: Partial<Action> = {}): Action => ({
  id,
  title: id,
  group: 'window',
  run: vi.fn(),
  ...more,
});
const register = (...actions: Action[]) => {
  const end = registry.register(actions);
  made.push(end);
  return end;
};
const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  timeStamp: 0,
  ...more,
});

test('does what is known and makes sense, and says whether it did', () => {
  const save = action('a.save');
  const never = action('a.never', { when: () => false });
  register(save, never);
  expect(registry.run('a.save')).toBe(true);
  expect(save.run).toHaveBeenCalledOnce();
  expect(registry.run('a.never')).toBe(false);
  expect(never.run).not.toHaveBeenCalled();
  expect(registry.run('a.other')).toBe(false);
});

test('forgets a screen’s actions with the screen, but not those that took their place', () => {
  const leave = register(action('a.one'));
  const newer = action('a.one');
  register(newer);
  leave();
  expect(registry.get('a.one')).toBe(newer);
});

test('finds an action by its keys, unless it makes no sense or a person types', () => {
  let sensible = true;
  const open = action('a.open', { keys: ['g o'], when: () => sensible });
  const find = action('a.find', { keys: ['mod+k'], typing: true });
  register(open, find);
  const press = actionKeys(() => registry.all);
  expect(press(stroke('g'), false)).toBe('more');
  expect(press(stroke('o'), false)).toBe(open);
  expect(press(stroke('g'), true)).toBeUndefined();
  expect(press(stroke('k', { ctrlKey: true }), true)).toBe(find);
  sensible = false;
  expect(press(stroke('g'), false)).toBeUndefined();
});
