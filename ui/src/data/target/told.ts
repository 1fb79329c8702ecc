import type { Profile, TargetProfile, TargetRelation } from '../../lib/host';

/** A class of the target and its share. */
export interface Share {
  /** None for the classes that are not listed. */
  name?: string;
  count: number;
  share: number;
}

/** The classes of a target, most frequent first; those beyond `most` and those that the profile does not name are one. */
export function sharesOf({ balance, others }: TargetProfile, most: number): Share[] {
  const all = balance.reduce((sum, { count }) => sum + count, others);
  const share = (count: number) => count / Math.max(1, all);
  const listed = balance.slice(0, most).map(({ value, count }) => ({ name: value, count, share: share(count) }));
  const rest = balance.slice(most).reduce((sum, { count }) => sum + count, others);
  return rest > 0 ? [...listed, { count: rest, share: share(rest) }] : listed;
}

/** What there is to say of how the classes are spread, if anything. */
export function balanceOf({ balance, others }: TargetProfile): 'single' | 'rare' | 'even' | 'uneven' {
  const all = balance.reduce((sum, { count }) => sum + count, others);
  if (balance.length < 2) return 'single';
  const least = others > 0 ? 0 : (balance.at(-1)?.count ?? 0) / all;
  const most = (balance[0]?.count ?? 0) / all;
  if (least * balance.length < 0.1) return 'rare';
  return most * balance.length < 1.25 ? 'even' : 'uneven';
}

/** A column that may give the target away, and why it is thought so. */
export interface Suspect {
  relation: TargetRelation;
  /** It has the target's own value in every row. */
  copy: boolean;
}

/** The columns that may give the target away: copies of it first, then the best guessers. */
export function suspectsOf({ target, copies }: Pick<Profile, 'target' | 'copies'>): Suspect[] {
  if (!target) return [];
  const same = new Set(copies.find((group) => group.includes(target.column)) ?? []);
  const found = target.columns
    .filter(({ suspect, column }) => suspect || same.has(column))
    .map((relation) => ({ relation, copy: same.has(relation.column) }));
  return found.sort((a, b) => Number(b.copy) - Number(a.copy) || (b.relation.score ?? 0) - (a.relation.score ?? 0));
}
