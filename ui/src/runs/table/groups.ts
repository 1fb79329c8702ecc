import type { GroupCount, RunList, RunSummary } from '../../lib/host';
import type { PagedRows } from '../../lib/parts/table';

/** A row of the table: a run, or the head of a pipeline's runs. */
export type Entry = { kind: 'run'; run: RunSummary } | { kind: 'head'; group: GroupCount };

export const keyOfEntry = (entry: Entry): string =>
  entry.kind === 'run' ? entry.run.id : `pipeline ${entry.group.pipeline}`;

type Page = (offset: number, limit: number) => Promise<readonly RunSummary[]>;

/** The rows of an answer, with a head before each group if it is grouped. */
export function grouped(list: Pick<RunList, 'matching' | 'groups'>, page: Page): PagedRows<Entry> {
  const heads = headsOf(list.groups);
  return {
    total: list.matching + heads.length,
    rows: async (from, to) => {
      const before = heads.filter((head) => head.at < from).length;
      const within = heads.filter((head) => head.at >= from && head.at < to);
      const limit = to - from - within.length;
      const runs = limit > 0 ? await page(from - before, limit) : [];
      return woven(runs, from, within);
    },
  };
}

interface Head {
  /** Its row in the table. */
  at: number;
  group: GroupCount;
}

function headsOf(groups: readonly GroupCount[]): Head[] {
  let at = 0;
  return groups.map((group) => {
    const head = { at, group };
    at += 1 + group.matching;
    return head;
  });
}

function woven(runs: readonly RunSummary[], from: number, heads: Head[]): Entry[] {
  const rows: Entry[] = runs.map((run) => ({ kind: 'run', run }));
  // In order, so that each stands at its place when the ones before it are in.
  for (const { at, group } of heads) rows.splice(at - from, 0, { kind: 'head', group });
  return rows;
}
