import type { ColumnProfile, Reference } from '../lib/host';

/** How a column is distributed now, as a rule keeps it; none where the profile does not know all of it. */
export function distributionNow(facts: ColumnProfile, rows: number): Reference | undefined {
  const present = rows - facts.missing;
  if (present <= 0) return undefined;
  if (facts.semantic === 'number' && facts.histogram) {
    const { edges, counts } = facts.histogram;
    const all = counts.reduce((sum, count) => sum + count, 0);
    const rises = edges.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? edge));
    if (all === 0 || !rises) return undefined;
    return { bins: { edges, shares: counts.map((count) => rounded(count / all)) } };
  }
  const shown = facts.top.reduce((sum, one) => sum + one.count, 0);
  if (shown !== present) return undefined;
  return { values: facts.top.map(({ value, count }) => ({ value, share: rounded(count / present) })) };
}

const rounded = (share: number) => Number(share.toPrecision(6));
