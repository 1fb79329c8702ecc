import type { Column } from '../../../lib/host';

/** What is different about a column beside the columns of the other side. */
export type Mark = 'new' | 'gone' | 'changed';

/** The marks of columns that go out: new, or of another type. Nothing where there is nothing to compare with. */
export function marksOut(inputs: readonly (readonly Column[])[], output: readonly Column[]): Map<string, Mark> {
  const known = new Map(inputs.flat().map((column) => [column.name, column.type]));
  if (known.size === 0) return new Map();
  return new Map(
    output.flatMap(({ name, type }): [string, Mark][] => {
      if (!known.has(name)) return [[name, 'new']];
      // By two inputs a column may come in two types.
      const types = inputs.flat().filter((column) => column.name === name);
      return types.some((column) => column.type === type) ? [] : [[name, 'changed']];
    }),
  );
}

/** The marks of columns that come in: gone, or of another type afterwards. */
export function marksIn(input: readonly Column[], output: readonly Column[]): Map<string, Mark> {
  const known = new Map(output.map((column) => [column.name, column.type]));
  if (known.size === 0) return new Map();
  return new Map(
    input.flatMap(({ name, type }): [string, Mark][] => {
      const after = known.get(name);
      if (after === undefined) return [[name, 'gone']];
      return after === type ? [] : [[name, 'changed']];
    }),
  );
}
