import type { RunSummary } from '../lib/host';
import { keyOf, type Key } from '../lib/charts/keys';
import { mainMetrics, varying } from '../lib/metrics';

export interface Sort {
  /** `started`, `name`, `seconds`, `metric:<name>` or `param:<name>`. */
  by: string;
  down: boolean;
}

/** The table of runs: filter, order, and which runs are picked to be compared. */
export class RunsTable {
  pipeline = $state('');
  sort = $state<Sort>({ by: 'started', down: true });
  /** Ids in the order they were picked; that order gives each its key. */
  picked = $state<string[]>([]);

  readonly pipelines = $derived.by(() => [...new Set(this.all().map((run) => run.pipeline))].sort());
  readonly shown = $derived.by(() => this.#sorted());
  readonly metrics = $derived.by(() => mainMetrics(this.shown).slice(0, 4));
  readonly params = $derived.by(() => varying(this.shown, 3));

  constructor(private readonly all: () => RunSummary[]) {}

  orderBy(by: string): void {
    this.sort = { by, down: this.sort.by === by ? !this.sort.down : by !== 'name' };
  }

  toggle(id: string): void {
    this.picked = this.picked.includes(id) ? this.picked.filter((one) => one !== id) : [...this.picked, id];
  }

  key(id: string): Key | undefined {
    const index = this.picked.indexOf(id);
    return index < 0 ? undefined : keyOf(index);
  }

  /** Names of the picked runs, in that order. */
  names(): string[] {
    return this.picked.flatMap((id) => this.all().find((run) => run.id === id)?.name ?? []);
  }

  #sorted(): RunSummary[] {
    const { by, down } = this.sort;
    const runs = this.all().filter((run) => this.pipeline === '' || run.pipeline === this.pipeline);
    return runs.sort((a, b) => compare(valueOf(a, by), valueOf(b, by), down) || b.started - a.started);
  }
}

function valueOf(run: RunSummary, by: string): unknown {
  if (by.startsWith('metric:')) return run.metrics[by.slice(7)];
  if (by.startsWith('param:')) return run.params[by.slice(6)];
  return run[by as 'started' | 'name' | 'seconds' | 'status'];
}

/** Orders values; what is missing comes last in both directions. */
export function compare(a: unknown, b: unknown, down: boolean): number {
  const none = (value: unknown) => value === null || value === undefined;
  if (none(a) || none(b)) return Number(none(a)) - Number(none(b));
  const order =
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : String(a).localeCompare(String(b), undefined, { numeric: true });
  return down ? -order : order;
}
