import { host, wireOf, type JsonValue, type NodeRun, type Run, type WireError } from '../lib/host';
import { live, type LiveNode } from '../lib/state/live.svelte';
import { query } from '../lib/state/query';
import { cancelRun } from '../runs/cancel';
import { innerIds, together } from './together';

/** The runs of a pipeline on screen, and what was asked of the host about them. */
export class PipelineController {
  error = $state.raw<WireError>();
  busy = $state(false);

  readonly runs = $derived.by(() => query('runs.list', { pipeline: this.id(), limit: 20 }));
  readonly #newest = $derived.by(() => this.runs.data?.runs[0]);
  readonly #asked = $derived.by(() => (this.#newest ? query('runs.show', { id: this.#newest.id }) : undefined));
  /** The newest run, whether it is at work or over. */
  readonly run: Run | undefined = $derived.by(() => this.#asked?.data?.run);
  readonly #nodes: ReadonlyMap<string, NodeRun> = $derived.by(
    () => new Map(this.run?.nodes.map((node) => [node.id, node])),
  );
  readonly #inner = $derived.by(() => innerIds(this.run?.nodes ?? []));
  readonly running = $derived.by(() => this.#newest?.status === 'running');

  constructor(private readonly id: () => string) {}

  /** Path or id of the pipeline. */
  get file(): string {
    return this.id();
  }

  /** What the newest run says of a node, or of all within one of a component: events first, they are newer than answers. */
  node(id: string): LiveNode | undefined {
    if (!this.run) return undefined;
    const known = live.node(this.run.id, id);
    if (known) return known;
    const node = this.#nodes.get(id);
    const inner = node ? undefined : this.#inner.get(id);
    if (inner)
      return together(
        id,
        inner.flatMap((one) => this.node(one) ?? []),
      );
    return node ? { node, progress: node.status === 'done' ? 1 : 0, step: null } : undefined;
  }

  /** Runs all of it, or one node and what it needs. `ready` is waited for: a run reads the file. */
  async start(set: Record<string, JsonValue> = {}, to?: string, ready?: () => Promise<unknown>): Promise<boolean> {
    return this.#ask(async () => {
      await ready?.();
      await host().call('pipeline.run', { file: this.id(), set, wait: false, to });
    });
  }

  async cancel(): Promise<boolean> {
    const run = this.run;
    return run ? this.#ask(() => cancelRun(run)) : false;
  }

  /** Cancels one node of the run, or those within it. */
  async cancelNode(node: string): Promise<boolean> {
    const run = this.run;
    return run ? this.#ask(() => host().call('runs.cancel', { id: run.id, node })) : false;
  }

  async #ask(work: () => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    this.error = undefined;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.error = wireOf(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
