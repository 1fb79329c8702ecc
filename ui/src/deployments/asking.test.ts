import { expect, test } from 'vitest';
import type { Field } from '../lib/host';
import { read, written } from './asking.svelte';

test.each([
  ['integer', '12', 12],
  ['real', '-0.5', -0.5],
  ['real', 'many', 'many'],
  ['boolean', 'true', true],
  ['boolean', 'false', false],
  ['text', ' JFK ', 'JFK'],
  ['integer', '  ', undefined],
] as const)('reads %s %j', (type, text, value) => {
  expect(read(type, text)).toEqual(value);
});

test('writes a number without the noise of its last digits', () => {
  const field: Field = {
    name: 'w',
    type: 'real',
    optional: true,
    min: null,
    max: null,
    values: [],
    example: 24.166379999999997,
  };
  expect(written(field)).toBe('24.1664');
});

test('writes a moment as its field takes it', () => {
  const field: Field = {
    name: 't',
    type: 'datetime',
    optional: true,
    min: null,
    max: null,
    values: [],
    example: '2013-07-04 05:00:00.000000',
  };
  expect(written(field)).toBe('2013-07-04T05:00:00');
});
