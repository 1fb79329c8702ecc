import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Toasts, lifeOf } from './toasts.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const texts = (toasts: Toasts) => toasts.list.map(({ text }) => text);

test('a note goes by itself; one with a button stays longer, a failure stays', () => {
  const toasts = new Toasts();
  toasts.add({ text: 'plain' });
  toasts.add({ text: 'undo', undo: () => {} });
  toasts.add({ text: 'bad', kind: 'bad' });
  vi.advanceTimersByTime(lifeOf({ kind: 'ok' }) + 1);
  expect(texts(toasts)).toEqual(['undo', 'bad']);
  vi.advanceTimersByTime(60_000);
  expect(texts(toasts)).toEqual(['bad']);
});

test('its time stands still while a person is at it', () => {
  const toasts = new Toasts();
  toasts.add({ text: 'plain' });
  vi.advanceTimersByTime(4_000);
  toasts.pause();
  toasts.add({ text: 'came meanwhile' });
  vi.advanceTimersByTime(60_000);
  expect(texts(toasts)).toEqual(['plain', 'came meanwhile']);
  toasts.resume();
  vi.advanceTimersByTime(2_001);
  expect(texts(toasts)).toEqual(['came meanwhile']);
});

test('undo takes back the newest act that can be, once', () => {
  const toasts = new Toasts();
  const undone: string[] = [];
  toasts.add({ text: 'first', undo: () => void undone.push('first') });
  toasts.add({ text: 'second', undo: () => void undone.push('second') });
  toasts.add({ text: 'told' });
  expect([toasts.undoLast(), toasts.undoLast(), toasts.undoLast()]).toEqual([true, true, false]);
  expect(undone).toEqual(['second', 'first']);
  expect(texts(toasts)).toEqual(['told']);
});

test('the oldest of too many goes', () => {
  const toasts = new Toasts();
  for (let at = 1; at <= 6; at += 1) toasts.add({ text: String(at), kind: 'bad' });
  expect(texts(toasts)).toEqual(['3', '4', '5', '6']);
});
