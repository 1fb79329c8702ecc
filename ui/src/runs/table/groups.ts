import type { GroupCount, RunList, RunSummary } from '../../lib/host';
import type { PagedRows } from '../../lib/parts/table';

/** A row of the table: a run, or the head of a pipeline's runs. */
export type Entry = { kind: 'run'; run: RunSummary } | { kind: 'head'; group: GroupCount };

export const keyOfEntry = (entry: Entry): string =>
  entry.kind === 'run' ? entry.run.id : `pipeline ${entry.group.pipeline}`;

type Page = (offset: number, limit: number) => Promise<readonly RunSummary[]>;

/** The rows of an answer, with a head before each group if it is grouped; of a folded group only its head is there. */
export function grouped(
  list: Pick<RunList, 'matching' | 'groups'>,
  page: Page,
  folded: ReadonlySet<string> = new Set(),
): PagedRows<Entry> {
  const parts = partsOf(list, folded);
  return {
    total: parts.reduce((sum, part) => sum + sizeOf(part), 0),
    rows: async (from, to) => {
      const cut = parts.flatMap((part) => within(part, from, to));
      const wanted = joined(cut.filter((part) => part.runs > 0));
      const pages = await Promise.all(wanted.map(({ first, runs }) => page(first, runs)));
      const runOf = new Map(wanted.flatMap(({ first }, at) => (pages[at] ?? []).map((run, n) => [first + n, run])));
      return cut.flatMap((part) => entriesOf(part, runOf));
    },
  };
}

/** A head, and runs that follow one another in the answer: `runs` of them, the first one its `first`. */
interface Part {
  /** The table's row that it begins at. */
  at: number;
  head: GroupCount | undefined;
  first: number;
  runs: number;
}

const sizeOf = ({ head, runs }: Part) => Number(head !== undefined) + runs;

function partsOf({ matching, groups }: Pick<RunList, 'matching' | 'groups'>, folded: ReadonlySet<string>): Part[] {
  if (groups.length === 0) return [{ at: 0, head: undefined, first: 0, runs: matching }];
  let [at, first] = [0, 0];
  return groups.map((head) => {
    const part = { at, head, first, runs: folded.has(head.pipeline) ? 0 : head.matching };
    at += sizeOf(part);
    first += head.matching;
    return part;
  });
}

/** What of a part lies between two rows of the table. */
function within(part: Part, from: number, to: number): Part[] {
  const heads = Number(part.head !== undefined);
  const skipped = Math.max(0, from - part.at - heads);
  const runs = Math.min(part.runs, to - part.at - heads) - skipped;
  const head = part.at >= from && part.at < to ? part.head : undefined;
  if (head === undefined && runs <= 0) return [];
  return [{ at: Math.max(part.at, from), head, first: part.first + skipped, runs: Math.max(0, runs) }];
}

/** Runs of neighbouring groups are asked for at once. */
function joined(parts: readonly Part[]): { first: number; runs: number }[] {
  const wanted: { first: number; runs: number }[] = [];
  for (const { first, runs } of parts) {
    const last = wanted.at(-1);
    if (last && last.first + last.runs === first) last.runs += runs;
    else wanted.push({ first, runs });
  }
  return wanted;
}

function entriesOf({ head, first, runs }: Part, runOf: ReadonlyMap<number, RunSummary>): Entry[] {
  const found = Array.from({ length: runs }, (_, n) => runOf.get(first + n)).filter((run) => run !== undefined);
  const rows = found.map((run): Entry => ({ kind: 'run', run }));
  return head === undefined ? rows : [{ kind: 'head', group: head }, ...rows];
}
