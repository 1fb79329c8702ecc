import type { ComponentContent, ComponentSummary, PipelineDiff } from '../../lib/host';
import type { Definitions } from '../editor/model/definitions';
import { differences } from '../editor/model/diff';
import { emptyDoc, type Doc } from '../editor/model/document';
import { withDefinitions } from '../editor/model/settle';

/** Components whose title, name or description has every word that was typed. */
export function found(all: readonly ComponentSummary[], typed: string): readonly ComponentSummary[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const text = ({ title, name, description }: ComponentSummary) => `${title} ${name} ${description}`.toLowerCase();
  return all.filter((one) => words.every((word) => text(one).includes(word)));
}

/** The pipelines that have a component, or one version of it, each once. */
export const pipelinesWith = ({ used }: ComponentSummary, version?: number): string[] => [
  ...new Set(used.filter((of) => version === undefined || of.version === version).map(({ pipeline }) => pipeline)),
];

/** A component with all that is inside, as a pipeline takes it in. */
export const definitionsOf = ({ name, component, layout, components, layouts }: ComponentContent): Definitions => ({
  components: { ...components, [name]: component },
  layouts: { ...layouts, [name]: layout },
});

/** A document that has the component and what is inside, and no nodes. */
export function wholeOf(content: ComponentContent): Doc {
  const { components, layouts } = definitionsOf(content);
  return withDefinitions(emptyDoc(), components, layouts);
}

/** What differs between two versions of a component, what is inside of them as well; `undefined` where nothing does. */
export function between(before: ComponentContent, after: ComponentContent): PipelineDiff | undefined {
  const { components } = differences(wholeOf(before), wholeOf(after));
  const nothing = differences(emptyDoc(), emptyDoc());
  const own = components.find(({ name }) => name === after.name)?.diff ?? nothing;
  // That the number is another one goes without saying.
  const about = own.about.filter(({ name }) => name !== 'version');
  const inside = components.filter(({ name }) => name !== after.name);
  const parts = [about, own.added, own.removed, own.changed, inside];
  return parts.every((part) => part.length === 0) ? undefined : { ...own, about, components: inside };
}
