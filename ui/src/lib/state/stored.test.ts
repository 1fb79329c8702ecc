import { afterEach, expect, test, vi } from 'vitest';
import { isTextList, isTexts, keep, recall, recallWord } from './stored';

afterEach(() => vi.unstubAllGlobals());

function storage(kept: Record<string, string>) {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => (kept[key] = value),
  });
  return kept;
}

test('gives back what was kept', () => {
  storage({});
  keep('places', { a: '#/runs' });
  expect(recall('places', isTexts)).toEqual({ a: '#/runs' });
});

test.each(['{"a":', 'null', '[]', '{"a":1}', '7', ''])('takes damaged state %j for none', (text) => {
  storage({ places: text });
  expect(recall('places', isTexts)).toBeUndefined();
});

test('takes a list for what it is only if all of it is text', () => {
  storage({ good: '["a"]', bad: '["a",null]' });
  expect(recall('good', isTextList)).toEqual(['a']);
  expect(recall('bad', isTextList)).toBeUndefined();
});

test('knows only the words it is told', () => {
  storage({ theme: 'neon' });
  expect(recallWord('theme', ['light', 'dark'])).toBeUndefined();
});

test('goes on where nothing may be kept', () => {
  const refuse = () => {
    throw new Error('denied');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
  expect(() => keep('a', 1)).not.toThrow();
  expect(recall('a', isTexts)).toBeUndefined();
});
