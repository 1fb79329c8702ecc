/**
 * Fewer of the places of a long line, the same to look at: of each of `columns` parts the first, the lowest, the highest and
 * the last. Gaps stay.
 */
export function kept(x: readonly number[], y: readonly (number | null)[], columns: number): number[] {
  const all = x.map((_, at) => at);
  if (x.length <= columns * 4) return all;
  const [low, high] = [x[0] ?? 0, x.at(-1) ?? 0];
  const columnOf = (at: number) => Math.floor((((x[at] ?? 0) - low) / (high - low || 1)) * columns);
  const out: number[] = [];
  let part: number[] = [];
  const close = () => {
    const known = part.filter((at) => y[at] !== null);
    const by = (better: (a: number, b: number) => boolean) =>
      known.reduce((best, at) => (better(y[at] ?? 0, y[best] ?? 0) ? at : best), known[0] ?? -1);
    const gaps = part.filter((at) => y[at] === null).slice(0, 1);
    const chosen = [part[0], by((a, b) => a < b), by((a, b) => a > b), ...gaps, part.at(-1)];
    out.push(...[...new Set(chosen)].filter((at): at is number => at !== undefined && at >= 0).sort((a, b) => a - b));
    part = [];
  };
  for (const at of all) {
    if (part.length > 0 && columnOf(at) !== columnOf(part[0] ?? 0)) close();
    part.push(at);
  }
  close();
  return out;
}
