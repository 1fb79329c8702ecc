import { expect, test } from 'vitest';
import { readNumber, stepped } from './number';
import { matching } from './options';

test('reads numbers as people write them, in both scripts', () => {
  const value = (text: string) => readNumber(text).value;
  expect(['42', ' -1.5 ', '1,204,518', '1e-3', '.5', '−7', '٤٢', '١٬٢٠٤٫٥'].map(value)).toEqual([
    42, -1.5, 1204518, 0.001, 0.5, -7, 42, 1204.5,
  ]);
});

test('says what a text lacks to be a number', () => {
  const lack = (text: string) => readNumber(text, { min: 1, max: 100, whole: true }).lack;
  expect(['', 'twelve', '1,5', '12,34', '0x10', '1e999', '2.5', '0', '101', '7'].map(lack)).toEqual([
    'none',
    'not-a-number',
    'not-a-number',
    'not-a-number',
    'not-a-number',
    'not-a-number',
    'not-whole',
    'too-small',
    'too-large',
    undefined,
  ]);
});

test('steps stay within the limits and gather no rounding errors', () => {
  expect(stepped('0.1', 2, 0.1)).toBe(0.3);
  expect(stepped('0.001', 1, 0.0005)).toBe(0.0015);
  expect(stepped('99', 10, 1, { max: 100 })).toBe(100);
  expect(stepped('', 1, 1, { min: 5 })).toBe(6);
  expect(stepped('abc', 1, 1)).toBeUndefined();
});

test('finds options by every word that was typed', () => {
  const options = [
    { value: 'a', label: 'arr_delay', hint: 'real' },
    { value: 'd', label: 'dep_delay', hint: 'integer' },
  ];
  expect(matching(options, 'DELAY real').map(({ value }) => value)).toEqual(['a']);
  expect(matching(options, ' ')).toHaveLength(2);
});
