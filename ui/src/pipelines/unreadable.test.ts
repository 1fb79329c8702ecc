import { expect, it } from 'vitest';
import type { WireError } from '../lib/host';
import { isUnreadable, linesAround } from './unreadable';

const error = (params: Record<string, string>, row?: number) =>
  ({ code: 'json_invalid', message: '', hint: '', params, where: { row } }) as unknown as WireError;

it('numbers the lines and marks the place, without what was cut off', () => {
  const params = { around: '{\n"name": "x",,\n}', first: '7', position: '14', skip: '3' };
  expect(linesAround(error(params, 8))).toEqual([
    { number: 7, text: '{' },
    { number: 8, text: '"name": "x",,', mark: 10 },
    { number: 9, text: '}' },
  ]);
});

it('shows nothing where the host sent no text', () => {
  expect(linesAround(error({}, 2))).toEqual([]);
});

it('knows a file that can not be read from one that is not there', () => {
  expect(isUnreadable(error({}))).toBe(true);
  expect(isUnreadable({ ...error({}), code: 'pipeline_missing' })).toBe(false);
  expect(isUnreadable(undefined)).toBe(false);
});
