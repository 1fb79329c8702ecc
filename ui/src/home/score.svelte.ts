import { host, wireOf, type PredictionFile, type WireError } from '../lib/host';
import { live } from '../lib/state/live.svelte';

/** Predictions for a file: what was chosen, where it stands, what came of it. */
export class Scoring {
  model = $state('');
  /** The file with the model's inputs: a path on the host, or a file of the browser that is sent first. */
  path = $state('');
  file = $state.raw<File>();
  output = $state('');
  stage = $state<'choosing' | 'uploading' | 'predicting' | 'done'>('choosing');
  error = $state.raw<WireError>();
  result = $state.raw<PredictionFile>();

  readonly chosen = $derived(this.file?.name ?? this.path);
  readonly busy = $derived(this.stage === 'uploading' || this.stage === 'predicting');
  readonly job = $derived.by(() => {
    if (this.stage !== 'predicting') return undefined;
    const name = this.model.split('@')[0];
    for (const [id, { kind, subject }] of live.jobs) if (kind === 'job-predict' && subject === name) return id;
    return undefined;
  });
  readonly progress = $derived(this.job === undefined ? null : (live.jobs.get(this.job)?.progress ?? null));

  /** `folder` is the workspace's: what a browser sends has no folder of its own to write beside. */
  constructor(private readonly folder: () => string) {}

  choose(chosen: string | File): void {
    this.error = undefined;
    this.path = typeof chosen === 'string' ? chosen : '';
    this.file = typeof chosen === 'string' ? undefined : chosen;
    this.output = typeof chosen === 'string' ? besides(chosen) : besides(`${this.folder()}/${chosen.name}`);
  }

  async run(): Promise<void> {
    this.error = undefined;
    try {
      if (this.file) {
        this.stage = 'uploading';
        this.path = await host().upload(this.file);
      }
      this.stage = 'predicting';
      const { model, path: input, output } = this;
      this.result = (await host().call('models.predict', { model, input, output })).prediction;
      this.stage = 'done';
    } catch (thrown) {
      const error = wireOf(thrown);
      // A person knows a sent file by its name, not by where the host keeps it for the while.
      const sent = this.file && error.where.file === this.path;
      this.error = sent ? { ...error, where: { ...error.where, file: this.file?.name } } : error;
      this.stage = 'choosing';
    }
  }

  async cancel(): Promise<void> {
    if (!this.job) return;
    try {
      await live.cancel(this.job);
    } catch (thrown) {
      this.error = wireOf(thrown);
    }
  }
}

/** The file of predictions beside the file of inputs. */
export function besides(path: string): string {
  return `${path.replace(/(?<=[^/\\])\.[^./\\]*$/, '')}-predictions.csv`;
}
