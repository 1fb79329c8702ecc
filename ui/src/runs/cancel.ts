import { ask } from '../lib/ask/ask.svelte';
import { host } from '../lib/host';

/** Cancels a run once a person has confirmed it; throws what the host says against it. */
export async function cancelRun(run: { id: string; name: string }): Promise<void> {
  const yes = await ask({
    title: 'cancel-run-title',
    text: 'cancel-run-text',
    act: 'cancel-run',
    args: { name: run.name },
    danger: true,
  });
  if (yes) await host().call('runs.cancel', { id: run.id });
}
