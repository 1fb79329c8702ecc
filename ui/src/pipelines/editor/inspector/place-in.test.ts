import { describe, expect, it } from 'vitest';
import type { JsonValue, ParamSpec, ParamType } from '../model/types';
import { placeIn } from './place-in';

const field = (name: string, takes: ParamType, required = true) => ({ name, takes, required }) as ParamSpec;
const told = (params: Record<string, string> = {}, column?: string) =>
  ({ params, where: { column } }) as unknown as Parameters<typeof placeIn>[0];

const derive: ParamType = {
  type: 'list',
  short: null,
  fields: [
    field('name', { type: 'text', lines: false }),
    field('expression', { type: 'expression', port: 'table', condition: false }),
  ],
};
const aggregate: ParamType = {
  type: 'list',
  short: null,
  fields: [
    field('name', { type: 'text', lines: false }),
    field('function', { type: 'choice', choices: ['sum', 'mean'] }),
    field('column', { type: 'column', port: 'table' }, false),
  ],
};

describe('the field that a problem is about', () => {
  it('is the one that has no value', () => {
    const value: JsonValue = [{ name: 'a', expression: 'x' }, { name: 'b' }];
    expect(placeIn(told(), derive, value)).toEqual({ path: ['1', 'expression'], is: 'missing' });
    expect(placeIn(told(), derive, [{ name: '', expression: 'x' }])).toEqual({ path: ['0', 'name'], is: 'missing' });
  });

  it('is the one whose value is of another kind', () => {
    const value = [{ name: 'n', function: 'median' }];
    expect(placeIn(told(), aggregate, value)).toEqual({ path: ['0', 'function'], is: 'other' });
  });

  it('is the expression of the column that the problem names', () => {
    const value = [
      { name: 'a', expression: 'x' },
      { name: 'b', expression: 'wings + 1' },
    ];
    expect(placeIn(told({ derived: 'b' }, 'wings'), derive, value)?.path).toEqual(['1', 'expression']);
  });

  it('is the one that names a column which is not there', () => {
    const value = [
      { name: 'n', function: 'sum', column: 'mass' },
      { name: 'm', function: 'sum', column: 'gone' },
    ];
    expect(placeIn(told({}, 'gone'), aggregate, value)?.path).toEqual(['1', 'column']);
    const map: ParamType = { type: 'map', port: 'table', value: { type: 'text', lines: false } };
    expect(placeIn(told({}, 'gone'), map, { gone: 'x', here: 'y' })?.path).toEqual(['gone']);
  });

  it('is not known otherwise', () => {
    expect(placeIn(told({}, 'other'), aggregate, [{ name: 'n', function: 'sum', column: 'mass' }])).toBeUndefined();
    expect(placeIn(told(), { type: 'column', port: 'table' }, 'gone')).toBeUndefined();
    expect(placeIn(told(), derive, 'no list')).toBeUndefined();
  });
});
