import { host, wireOf, type JsonValue, type NodeRun, type Run, type WireError } from '../lib/host';
import { live, type LiveNode } from '../lib/state/live.svelte';
import { query } from '../lib/state/query';
import { cancelRun } from '../runs/cancel';

/** One pipeline on screen: its file, its newest run, what is selected, and what was asked of the host. */
export class PipelineController {
  selected = $state('');
  error = $state.raw<WireError>();
  busy = $state(false);

  readonly view = $derived.by(() => query('pipeline.show', { file: this.id() }));
  readonly runs = $derived.by(() => query('runs.list', { pipeline: this.id(), limit: 20 }));
  readonly #newest = $derived.by(() => this.runs.data?.runs[0]);
  readonly #asked = $derived.by(() => (this.#newest ? query('runs.show', { id: this.#newest.id }) : undefined));
  /** The newest run, whether it is at work or over. */
  readonly run: Run | undefined = $derived.by(() => this.#asked?.data?.run);
  readonly running = $derived.by(() => this.#newest?.status === 'running');

  constructor(private readonly id: () => string) {}

  /** What the newest run says of a node: events first, they are newer than answers. */
  node(id: string): LiveNode | undefined {
    if (!this.run) return undefined;
    const known = live.node(this.run.id, id);
    if (known) return known;
    const node: NodeRun | undefined = this.run.nodes.find((one) => one.id === id);
    return node ? { node, progress: node.status === 'done' ? 1 : 0, step: null } : undefined;
  }

  async start(set: Record<string, JsonValue> = {}): Promise<boolean> {
    return this.#ask(() => host().call('pipeline.run', { file: this.id(), set, wait: false }));
  }

  async cancel(): Promise<boolean> {
    const run = this.run;
    return run ? this.#ask(() => cancelRun(run)) : false;
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
