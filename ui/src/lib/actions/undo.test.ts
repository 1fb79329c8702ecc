import { expect, test } from 'vitest';
import { UndoStack, type Step } from './undo.svelte';

function counter() {
  const stack = new UndoStack();
  const state = { value: 0 };
  const set = (from: number, to: number): Step => ({
    title: `to ${to}`,
    undo: () => (state.value = from),
    redo: () => (state.value = to),
  });
  return { stack, state, set };
}

test('takes steps back and does them again, last first', async () => {
  const { stack, state, set } = counter();
  stack.do(set(0, 1));
  stack.do(set(1, 2));
  expect((await stack.undo())?.title).toBe('to 2');
  expect(state.value).toBe(1);
  await stack.undo();
  expect(state.value).toBe(0);
  expect(await stack.undo()).toBeUndefined();
  expect((await stack.redo())?.title).toBe('to 1');
  expect(state.value).toBe(1);
});

test('whoever asks again before a step is taken back gets the one before it', async () => {
  const { stack, state } = counter();
  const slow = (from: number, to: number): Step => ({
    title: `to ${to}`,
    undo: async () => {
      await new Promise((done) => setTimeout(done, 1));
      state.value = from;
    },
    redo: () => (state.value = to),
  });
  stack.do(slow(0, 1));
  stack.do(slow(1, 2));
  const asked = [stack.undo(), stack.undo(), stack.redo(), stack.undo(), stack.undo()];
  const titles = (await Promise.all(asked)).map((step) => step?.title);
  expect(titles).toEqual(['to 2', 'to 1', 'to 1', 'to 1', undefined]);
  expect(state.value).toBe(0);
});

test('has nothing to do again after something new', async () => {
  const { stack, set } = counter();
  stack.do(set(0, 1));
  await stack.undo();
  stack.do(set(0, 5));
  expect(stack.next).toBeUndefined();
});

test('does not take its own moves for new steps', async () => {
  const { stack, state } = counter();
  const change = (to: number) => {
    const from = state.value;
    state.value = to;
    stack.push({ title: 'value', undo: () => change(from), redo: () => change(to) });
  };
  change(3);
  await stack.undo();
  expect(state.value).toBe(0);
  expect(stack.last).toBeUndefined();
  await stack.redo();
  expect(state.value).toBe(3);
});

test('drops a step that can’t be taken back any more', async () => {
  const { stack } = counter();
  stack.push({
    title: 'gone',
    undo: () => {
      throw new Error('gone');
    },
    redo: () => undefined,
  });
  await expect(stack.undo()).rejects.toThrow('gone');
  expect(stack.last).toBeUndefined();
  expect(stack.next).toBeUndefined();
});

test('forgets the steps of what is gone', () => {
  const { stack, set } = counter();
  stack.do(set(0, 1));
  stack.do(set(1, 2));
  stack.forget((step) => step.title === 'to 2');
  expect(stack.last?.title).toBe('to 1');
});
