import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import {
  host,
  wireOf,
  type Connection,
  type Event,
  type NodeRun,
  type RunStatus,
  type Step,
  type Topic,
} from '../host';
import { invalidate, invalidateAll } from './query';

export interface LiveRun {
  name: string;
  status: RunStatus;
  progress: number;
  remaining: number | null;
}

export interface LiveNode {
  node: NodeRun;
  progress: number;
  step: Step | null;
  /** Seconds left for it. */
  remaining?: number | null;
}

export interface LiveJob {
  kind: string;
  subject: string;
  progress: number | null;
}

export interface LivePoint {
  step: number;
  value: number | null;
  /** When it was reported. */
  time: number;
}

/** What events say of work under way, before and beside what queries answer. */
class Live {
  connection = $state<Connection>('connecting');
  /** True once events have arrived: from then on there is work on screen that must not be lost. */
  opened = $state(false);
  readonly runs = new SvelteMap<string, LiveRun>();
  /** By run and node. */
  readonly nodes = new SvelteMap<string, LiveNode>();
  readonly jobs = new SvelteMap<string, LiveJob>();
  /** Jobs that were asked to end. */
  readonly ending = new SvelteSet<string>();
  /** By run and metric: points reported since this page was opened. */
  readonly points = new SvelteMap<string, LivePoint[]>();

  readonly #waiting: Event[] = [];
  #planned = false;

  /** Starts to listen. */
  open(): () => void {
    return host().events({
      event: (event) => this.#take(event),
      connection: (state) => this.#connect(state),
    });
  }

  /** Seconds a run has taken: of one at work they move on with its events. */
  elapsed(run: { id: string; status: RunStatus; started: number; seconds: number }): number {
    if (run.status !== 'running' || !this.runs.has(run.id)) return run.seconds;
    // Read for its own sake: each report of the run reckons the time anew.
    void this.runs.get(run.id);
    return Math.max(run.seconds, (Date.now() - run.started) / 1000);
  }

  node(run: string, id: string): LiveNode | undefined {
    return this.nodes.get(`${run} ${id}`);
  }

  curve(run: string, metric: string): LivePoint[] {
    return this.points.get(`${run} ${metric}`) ?? [];
  }

  /** Asks a job to end. That it has just ended by itself is no failure. */
  async cancel(job: string): Promise<void> {
    this.ending.add(job);
    try {
      await host().call('jobs.cancel', { job });
    } catch (thrown) {
      this.ending.delete(job);
      if (wireOf(thrown).code !== 'job_missing') throw thrown;
    }
  }

  #connect(state: Connection): void {
    const missed = this.connection === 'lost' || this.connection === 'refused';
    this.connection = state;
    if (state === 'open') this.opened = true;
    if (state !== 'open' || !missed) return;
    // Whatever happened meanwhile was not heard.
    this.runs.clear();
    this.nodes.clear();
    this.jobs.clear();
    this.ending.clear();
    invalidateAll();
  }

  // A run can report many events in one frame: they are applied together, once a frame.
  #take(event: Event): void {
    this.#waiting.push(event);
    if (this.#planned) return;
    this.#planned = true;
    const apply = () => this.#apply();
    // A hidden page gets no frames.
    if (document.hidden) setTimeout(apply, 200);
    else requestAnimationFrame(apply);
  }

  #apply(): void {
    this.#planned = false;
    const stale = new Set<Topic>();
    const points = new Map<string, LivePoint[]>();
    for (const event of this.#waiting.splice(0)) this.#applyOne(event, stale, points);
    for (const [key, more] of points) this.points.set(key, [...(this.points.get(key) ?? []), ...more]);
    if (stale.size > 0) invalidate(stale);
  }

  #applyOne(event: Event, stale: Set<Topic>, points: Map<string, LivePoint[]>): void {
    switch (event.event) {
      case 'stale':
        for (const topic of event.topics) stale.add(topic);
        break;
      case 'run':
        this.runs.set(event.run, event);
        if (event.status !== 'running') this.#forget(event.run);
        break;
      case 'node':
        this.nodes.set(`${event.run} ${event.node.id}`, event);
        break;
      case 'metric': {
        const key = `${event.run} ${event.metric}`;
        const list = points.get(key) ?? [];
        list.push({ step: event.step, value: event.value, time: event.time });
        points.set(key, list);
        break;
      }
      case 'job':
        if (event.ended) this.#end(event.job);
        else this.jobs.set(event.job, event);
    }
  }

  #end(job: string): void {
    this.jobs.delete(job);
    this.ending.delete(job);
  }

  // What a finished run's nodes did is in the query's answer from now on.
  #forget(run: string): void {
    for (const key of [...this.nodes.keys()]) if (key.startsWith(`${run} `)) this.nodes.delete(key);
  }
}

export const live = new Live();
