import { wireOf } from '../lib/host';
import { errorText } from '../lib/messages';
import { live } from '../lib/state/live.svelte';
import { query } from '../lib/state/query';

/** The runs at work with what their events say, and why one could not be cancelled. */
export class UnderWay {
  readonly #asked = query('runs.list', { status: ['running'] });
  readonly runs = $derived(
    (this.#asked.data?.runs ?? [])
      .map(
        (run) => ({ remaining: null, ...run, ...live.runs.get(run.id) }) as typeof run & { remaining: number | null },
      )
      .filter((run) => run.status === 'running'),
  );
  /** Said beside the work for as long as it goes on. */
  refused = $state.raw<{ id: string; why: string }>();

  /** Ends the work of this id: a run's or a job's. */
  async cancel(id: string, work: () => Promise<void>): Promise<void> {
    this.refused = undefined;
    try {
      await work();
    } catch (thrown) {
      this.refused = { id, why: errorText(wireOf(thrown)).message };
    }
  }
}
