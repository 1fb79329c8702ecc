import { keyOf, type Key } from '../../lib/charts/keys';

/** The runs that are compared, each with its place among the keys; a run keeps its key while others come and go. */
export type Picks = ReadonlyMap<string, number>;

/** More runs than this are not told apart beside each other. */
export const MOST = 20;

/** The picks after the selection has become `ids`: those that stay keep their keys, new ones take the first free. */
export function picked(before: Picks, ids: Iterable<string>): Picks {
  const wanted = new Set(ids);
  const after = new Map([...before].filter(([id]) => wanted.has(id)));
  const taken = new Set(after.values());
  let free = 0;
  for (const id of wanted) {
    if (after.has(id)) continue;
    while (taken.has(free)) free += 1;
    taken.add(free);
    after.set(id, free);
  }
  return after;
}

/** The first runs that were picked, as many as can be compared. */
export const compared = (picks: Picks): string[] => [...picks.keys()].slice(0, MOST);

export function keyFor(picks: Picks, id: string): Key | undefined {
  const place = picks.get(id);
  return place === undefined ? undefined : keyOf(place);
}
