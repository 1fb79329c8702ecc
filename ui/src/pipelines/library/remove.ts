import { ask } from '../../lib/ask/ask.svelte';
import { host, wireOf, type ComponentSummary } from '../../lib/host';
import { say } from '../../shell/notice.svelte';
import { pipelinesWith } from './components';

/** The components that were removed in this window: whoever looked at one knows where it went. */
export const removedHere = new Set<string>();

/** Removes a component, or one version of it, from the library once a person has confirmed it. */
export async function removeComponent(component: ComponentSummary, version?: number): Promise<void> {
  const pipelines = pipelinesWith(component, version);
  const args = { name: component.title, version: version ?? 0, n: pipelines.length, pipelines: pipelines.join(', ') };
  const end = version === undefined ? '' : '-version';
  const yes = await ask({
    title: `component-remove-title${end}`,
    text: 'component-remove-text',
    act: `component-remove-act${end}`,
    args,
    danger: true,
  });
  if (!yes) return;
  if (version === undefined) removedHere.add(component.name);
  try {
    await host().call('component.remove', { name: component.name, version });
    say({ title: `component-gone${end}`, args });
  } catch (thrown) {
    removedHere.delete(component.name);
    say({ title: `component-remove-act${end}`, args, error: wireOf(thrown) });
  }
}
