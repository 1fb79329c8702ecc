import { describe, expect, test } from 'vitest';
import { ariaKeys, caps, isStroke, isTyping, matcher, type Stroke } from './keys';

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

describe('a stroke', () => {
  test('with mod is Command on a Mac and Control elsewhere', () => {
    expect(isStroke(stroke('k', { metaKey: true }), 'mod+k', true)).toBe(true);
    expect(isStroke(stroke('k', { ctrlKey: true }), 'mod+k', true)).toBe(false);
    expect(isStroke(stroke('k', { ctrlKey: true }), 'mod+k', false)).toBe(true);
    expect(isStroke(stroke('k', { metaKey: true }), 'mod+k', false)).toBe(false);
    expect(isStroke(stroke('k', { ctrlKey: true, metaKey: true }), 'mod+k', false)).toBe(false);
  });

  test('without modifiers is not meant by one with them', () => {
    expect(isStroke(stroke('g', { ctrlKey: true }), 'g', false)).toBe(false);
    expect(isStroke(stroke('g', { altKey: true }), 'g', false)).toBe(false);
    expect(isStroke(stroke('G', { shiftKey: true }), 'g', false)).toBe(false);
    expect(isStroke(stroke('Z', { ctrlKey: true, shiftKey: true }), 'mod+z', false)).toBe(false);
    expect(isStroke(stroke('Z', { ctrlKey: true, shiftKey: true }), 'shift+mod+z', false)).toBe(true);
  });

  test('of a sign is the same however a layout writes it', () => {
    expect(isStroke(stroke('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(isStroke(stroke('/', { shiftKey: true }), '/', false)).toBe(true);
    expect(isStroke(stroke('؟', { shiftKey: true, code: 'Slash' }), '?', false)).toBe(true);
    expect(isStroke(stroke('ظ', { code: 'Slash' }), '/', false)).toBe(true);
  });

  test('on an Arabic keyboard is the letter in its place', () => {
    expect(isStroke(stroke('ل', { code: 'KeyG' }), 'g', false)).toBe(true);
    expect(isStroke(stroke('ن', { code: 'KeyK', ctrlKey: true }), 'mod+k', false)).toBe(true);
    // A French keyboard writes q where an English one has a.
    expect(isStroke(stroke('q', { code: 'KeyA' }), 'a', false)).toBe(false);
  });
});

describe('a sequence', () => {
  const ways = [
    { strokes: ['g', 'd'], value: 'data' },
    { strokes: ['g', 'r'], value: 'runs' },
    { strokes: ['?'], value: 'help' },
  ];

  test('is complete with its last stroke', () => {
    const press = matcher(false);
    expect(press(stroke('g'), ways)).toBe('more');
    expect(press(stroke('r'), ways)).toBe('runs');
    expect(press(stroke('r'), ways)).toBeUndefined();
  });

  test('is forgotten after a while', () => {
    const press = matcher(false);
    press(stroke('g'), ways);
    expect(press(stroke('r', { timeStamp: 5000 }), ways)).toBeUndefined();
  });

  test('that leads nowhere gives way to what the stroke means alone', () => {
    const press = matcher(false);
    press(stroke('g'), ways);
    expect(press(stroke('?', { shiftKey: true }), ways)).toBe('help');
    press(stroke('g'), ways);
    expect(press(stroke('g'), ways)).toBe('more');
    expect(press(stroke('d'), ways)).toBe('data');
  });
});

test('knows where letters are text', () => {
  const input = (type: string) => ({ tagName: 'INPUT', type }) as unknown as EventTarget;
  expect(isTyping(input('text'))).toBe(true);
  expect(isTyping(input('search'))).toBe(true);
  expect(isTyping(input('checkbox'))).toBe(false);
  expect(isTyping({ tagName: 'TEXTAREA' } as unknown as EventTarget)).toBe(true);
  expect(isTyping({ tagName: 'DIV', isContentEditable: true } as unknown as EventTarget)).toBe(true);
  expect(isTyping({ tagName: 'BUTTON' } as unknown as EventTarget)).toBe(false);
  expect(isTyping(null)).toBe(false);
});

test('writes key caps as each system does', () => {
  expect(caps('mod+k', true)).toEqual(['⌘K']);
  expect(caps('mod+k', false)).toEqual(['Ctrl K']);
  expect(caps('shift+mod+z', true)).toEqual(['⇧⌘Z']);
  expect(caps('shift+mod+z', false)).toEqual(['Ctrl Shift Z']);
  expect(caps('g d', false)).toEqual(['G', 'D']);
  expect(caps('escape', true)).toEqual(['Esc']);
});

test('tells assistive technology single strokes only', () => {
  expect(ariaKeys(['mod+k', 'g d'], false)).toBe('Control+K');
  expect(ariaKeys(['g d'], false)).toBeUndefined();
});
