import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import {
  host,
  wireOf,
  type RunFields,
  type RunList,
  type RunSummary,
  type RunsRequest,
  type WireError,
} from '../../lib/host';
import type { PagedRows } from '../../lib/parts/table';
import { plain, requestOf, type View } from '../view';
import { grouped, type Entry } from './groups';
import { picked, type Picks } from './picks';
import { rangesOf, type Ranges } from './ranges';

/** Rows of the first request, and of each that follows. */
const PAGE = 100;
/** A filter is read while it is typed, after a short rest. */
const REST = 200;

/** The table as it was when it was asked for: what arrives later is counted, and waits until a person takes it in. */
interface Taken {
  base: RunsRequest;
  /** The same without what began since: pages hold still while new runs begin. */
  later: RunsRequest;
  matching: number;
  total: number;
  known: RunFields;
  first: readonly RunSummary[];
  source: PagedRows<Entry>;
  groups: readonly string[];
}

/** What the screen of runs shows, and what is selected in it. */
export class Runs {
  view = $state.raw<View>(plain);
  /** The filter as it stands in its box: it may not be one yet. */
  typed = $state('');
  filterError = $state.raw<WireError>();
  error = $state.raw<WireError>();
  taken = $state.raw<Taken>();
  ranges = $state.raw<Ranges>(new Map());
  picks = $state.raw<Picks>(new Map());
  readonly selected = $derived<ReadonlySet<string>>(new Set(this.picks.keys()));

  /** What is known of runs that were at work when they were loaded. */
  readonly #fresh = new SvelteMap<string, RunSummary>();
  readonly #seen = new Map<string, RunSummary>();
  /** Of every run that was ever seen: one that was picked may have left the table. */
  readonly #names = new Map<string, string>();
  /** Pipelines whose runs are hidden while the table is grouped. */
  readonly folded = new SvelteSet<string>();
  #sourceOf: (() => PagedRows<Entry>) | undefined;
  #ticket = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** Shows another view; its filter is put into the box. */
  show(view: View): void {
    clearTimeout(this.#rest);
    this.view = view;
    this.typed = view.filter;
    void this.load();
  }

  change(part: Partial<View>): void {
    // What is in the box belongs to the view, even if it was typed just now.
    this.show({ ...this.view, filter: this.typed, ...part });
  }

  type(text: string): void {
    this.typed = text;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.change({}), REST);
  }

  select(keys: Iterable<string>): void {
    this.picks = picked(
      this.picks,
      // The head of a group has no name among runs.
      [...keys].filter((key) => this.#names.has(key)),
    );
  }

  nameOf = (id: string): string => this.#names.get(id) ?? id;

  /** The run as it is now. */
  now = (run: RunSummary): RunSummary => this.#fresh.get(run.id) ?? run;

  /** Asks for the view's runs anew and takes in what has arrived. */
  async load(): Promise<void> {
    const ticket = ++this.#ticket;
    const view = this.view;
    const base = requestOf(view, new Date());
    try {
      const list = await host().call('runs.list', { ...base, limit: PAGE });
      if (ticket !== this.#ticket) return;
      this.#take(base, list);
      await this.#askRanges();
    } catch (thrown) {
      if (ticket === this.#ticket) this.#fail(wireOf(thrown), view);
    }
  }

  /** Asks again for the shown runs that were at work; nothing changes its place. */
  async refresh(): Promise<void> {
    const atWork = [...this.#seen.values()].filter((run) => this.now(run).status === 'running').map((run) => run.id);
    if (atWork.length === 0) return;
    const { runs } = await host().call('runs.list', { ids: atWork });
    for (const run of runs) this.#fresh.set(run.id, run);
    // What ended may be the best now.
    if (runs.some((run) => run.status !== 'running')) await this.#askRanges();
  }

  async #askRanges(): Promise<void> {
    const [ticket, later] = [this.#ticket, this.taken?.later];
    const { ranges } = await host().call('runs.list', { ...later, limit: 0, ranges: true });
    if (ticket === this.#ticket) this.ranges = rangesOf(ranges);
  }

  #take(base: RunsRequest, list: RunList): void {
    this.filterError = this.error = undefined;
    this.#fresh.clear();
    this.#seen.clear();
    this.#see(list.runs);
    const later = { ...base, until: list.newest + 1 };
    const page = async (offset: number, limit: number) => {
      if (offset + limit <= list.runs.length) return list.runs.slice(offset, offset + limit);
      const { runs } = await host().call('runs.list', { ...later, offset, limit });
      this.#see(runs);
      return runs;
    };
    const { matching, total, known } = list;
    const groups = list.groups.map((group) => group.pipeline);
    this.#sourceOf = () => grouped(list, page, this.folded);
    this.taken = { base, later, matching, total, known, first: list.runs, source: this.#sourceOf(), groups };
  }

  /** Shows or hides the runs of groups, beneath their heads. */
  fold(pipelines: readonly string[], fold: boolean): void {
    for (const pipeline of pipelines)
      if (fold) this.folded.add(pipeline);
      else this.folded.delete(pipeline);
    if (this.taken && this.#sourceOf) this.taken = { ...this.taken, source: this.#sourceOf() };
  }

  #see(runs: readonly RunSummary[]): void {
    for (const run of runs) {
      this.#seen.set(run.id, run);
      this.#names.set(run.id, run.name);
    }
  }

  #fail(error: WireError, view: View): void {
    if (error.code === 'filter_field' && error.params['name'] === view.sort.by) {
      // A column that is no more, of a view that was saved when it was there.
      return this.change({ sort: plain.sort });
    }
    if (error.code === 'filter_invalid' || error.code === 'filter_field') this.filterError = error;
    else this.error = error;
  }
}
