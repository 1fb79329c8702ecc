/** Which rows are selected, by key, and where a range that Shift draws begins. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly anchor: number | undefined;
  /** What was selected when the range began: the range adds to it. */
  readonly base: ReadonlySet<string>;
}

export const selectionOf = (keys: ReadonlySet<string>): Selection => ({ keys, anchor: undefined, base: keys });

export function toggled({ keys }: Selection, key: string, index: number): Selection {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  const base = new Set(next);
  base.delete(key);
  return { keys: next, anchor: index, base };
}

/** The rows between which Shift selects: from the anchor, or from where the current row was. */
export function rangeTo(selection: Selection, from: number, to: number): { from: number; to: number; anchor: number } {
  const anchor = selection.anchor ?? from;
  return { anchor, from: Math.min(anchor, to), to: Math.max(anchor, to) + 1 };
}

export function extended(selection: Selection, anchor: number, range: Iterable<string>): Selection {
  const base = selection.anchor === undefined ? selection.keys : selection.base;
  return { keys: new Set([...base, ...range]), anchor, base };
}
