import { expect, test } from 'vitest';
import type { Field } from '../lib/host';
import { doubt, fault, read, written } from './asking.svelte';

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

const field = (more: Partial<Field>): Field => ({
  name: 'x',
  type: 'real',
  optional: true,
  min: 0,
  max: 10,
  values: [],
  example: null,
  ...more,
});

test.each([
  [{ optional: false }, ' ', 'required'],
  [{}, '', undefined],
  [{}, '1,5', 'number'],
  [{}, '-1e3', undefined],
  [{ type: 'integer' }, '1.5', 'whole'],
  [{ type: 'integer' }, '12', undefined],
  [{ type: 'text' }, '1,5', undefined],
] as const)('%j: %j is refused as %s before it is sent', (more, text, found) => {
  expect(fault(field(more), text)).toBe(found);
});

test.each([
  [{}, '-0.1', 'below'],
  [{}, '10.1', 'above'],
  [{}, '10', undefined],
  [{}, 'many', undefined],
  [{ type: 'text', min: null, max: null, values: ['EV', 'UA'] }, 'XX', 'unknown'],
  [{ type: 'text', min: null, max: null, values: ['EV', 'UA'] }, ' UA', undefined],
  [{ type: 'text', min: null, max: null, values: [] }, 'XX', undefined],
] as const)('%j: %j is unusual as %s and can be sent', (more, text, found) => {
  expect(doubt(field(more as Partial<Field>), text)).toBe(found);
});
