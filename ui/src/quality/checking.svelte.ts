import { host, wireOf, type QualityResult, type WireError } from '../lib/host';
import { JobOf } from '../lib/state/job-of.svelte';

/** A check of a dataset with a whole suite: how far it is, how to end it, what became of it. */
export class Checking {
  busy = $state(false);
  /** What is checked, or was the last time. */
  name = $state('');
  error = $state.raw<WireError>();
  /** What the newest check of this window found. */
  result = $state.raw<QualityResult>();
  readonly job = new JobOf('job-quality');
  readonly share = $derived(this.job.progress ?? undefined);

  /** Checks `name`, with its version if it is not the newest. True if it came to an end. */
  async run(suite: string, name: string): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = undefined;
    this.name = name;
    this.job.begin(name.split('@')[0] ?? name);
    try {
      this.result = await host().call('quality.check', { suite, name });
      return true;
    } catch (thrown) {
      this.error = wireOf(thrown);
      return false;
    } finally {
      this.job.end();
      this.busy = false;
    }
  }

  async cancel(): Promise<void> {
    this.error = (await this.job.cancel()) ?? this.error;
  }
}
