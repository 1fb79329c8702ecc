import { ask } from '../../lib/ask/ask.svelte';
import { host, wireOf, type ComponentSummary } from '../../lib/host';
import { say } from '../../shell/notice.svelte';
import { pipelinesWith } from './components';

const ALL = { title: 'component-remove-title', act: 'component-remove-act', done: 'component-gone' };
const ONE = {
  title: 'component-remove-title-version',
  act: 'component-remove-act-version',
  done: 'component-gone-version',
};

/** The components that were removed in this window: whoever looked at one knows where it went. */
export const removedHere = new Set<string>();

/** Removes a component, or one version of it, from the library once a person has confirmed it. */
export async function removeComponent(component: ComponentSummary, version?: number): Promise<void> {
  const pipelines = pipelinesWith(component, version);
  const args = { name: component.title, version: version ?? 0, n: pipelines.length, pipelines: pipelines.join(', ') };
  const { title, act, done } = version === undefined ? ALL : ONE;
  const yes = await ask({ title, text: 'component-remove-text', act, args, danger: true });
  if (!yes) return;
  if (version === undefined) removedHere.add(component.name);
  try {
    await host().call('component.remove', { name: component.name, version });
    say({ title: done, args });
  } catch (thrown) {
    removedHere.delete(component.name);
    say({ title: act, args, error: wireOf(thrown) });
  }
}
