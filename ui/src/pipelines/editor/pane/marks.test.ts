import { describe, expect, it } from 'vitest';
import type { Column } from '../../../lib/host';
import { marksIn, marksOut } from './marks';

const columns = (...names: string[]): Column[] =>
  names.map((name) => {
    const [word = '', type = 'text'] = name.split(':');
    return { name: word, type } as Column;
  });

describe('columns of two sides', () => {
  const before = columns('species', 'mass:integer', 'island');
  const after = columns('species', 'mass:real', 'heavy:boolean');

  it('are new or of another type where they go out', () => {
    expect([...marksOut([before], after)]).toEqual([
      ['mass', 'changed'],
      ['heavy', 'new'],
    ]);
  });

  it('are gone or of another type where they come in', () => {
    expect([...marksIn(before, after)]).toEqual([
      ['mass', 'changed'],
      ['island', 'gone'],
    ]);
  });

  it('of two inputs count together', () => {
    expect([...marksOut([columns('a'), columns('b', 'c:real')], columns('a', 'b', 'c'))]).toEqual([['c', 'changed']]);
    expect([...marksOut([columns('a'), columns('a:real')], columns('a'))]).toEqual([]);
  });

  it('have no marks where the other side is not known', () => {
    expect(marksOut([], after).size).toBe(0);
    expect(marksIn(before, []).size).toBe(0);
  });
});
