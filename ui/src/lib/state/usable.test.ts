import { beforeEach, expect, test, vi } from 'vitest';

let frames: (() => void)[] = [];
const drawn = () => {
  for (const frame of frames.splice(0)) frame();
  vi.runAllTimers();
};
const marks = () => performance.getEntriesByName('falaj-usable').length;

async function fresh() {
  vi.resetModules();
  return (await import('./usable')).asking;
}

beforeEach(() => {
  frames = [];
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  performance.clearMarks();
});

test('marks the moment when the last answer is drawn, once', async () => {
  const asking = await fresh();
  const [first, second] = [asking(), asking()];
  first();
  drawn();
  expect(marks()).toBe(0);
  second();
  expect(marks(), 'not before it is drawn').toBe(0);
  drawn();
  expect(marks()).toBe(1);
  asking()();
  drawn();
  expect(marks()).toBe(1);
});

test('waits for what a drawn answer asks for', async () => {
  const asking = await fresh();
  asking()();
  const more = asking();
  drawn();
  expect(marks()).toBe(0);
  more();
  drawn();
  expect(marks()).toBe(1);
});
