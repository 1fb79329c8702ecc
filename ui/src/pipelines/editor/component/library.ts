import { host, wireOf, type ComponentSummary } from '../../../lib/host';
import { toasts } from '../../../lib/parts/toasts/toasts.svelte';
import { errorText, t } from '../../../lib/messages';
import type { Session } from '../context';
import { renameComponentHere } from '../component-acts';
import type { Kind } from '../model/catalogue';
import { followed, updated, type Definitions } from '../model/definitions';
import { componentsOf, nodesOf, same, type Doc } from '../model/document';
import { componentKind, nameIn, unversioned, versionIn } from '../model/kinds';
import { NONE, type Renames } from '../model/renamed';
import { settled } from '../model/settle';
import type { Node } from '../model/types';

// Components that the workspace keeps for all of its pipelines: published from one, and brought into others.

/** What the library has, as kinds to choose from. */
export const libraryKinds = (all: readonly ComponentSummary[]): Kind[] =>
  all.map((one) => ({
    kind: componentKind(one.name),
    group: 'library',
    inputs: one.inputs.map((input) => ({ ...input, optional: false })),
    output: one.outputs[0]?.port ?? undefined,
    outputs: one.outputs.map(({ name, port }) => ({ name, port: port ?? undefined })),
    params: [],
    title: one.title,
    text: one.description,
    version: one.version,
    earlier: one.versions.map(({ version }) => version).filter((version) => version < one.version),
    size: one.nodes,
  }));

/** A component of the library, in its newest version or another one, with all that is inside. */
export async function fetchComponent(name: string, version?: number): Promise<Definitions> {
  const { component, layout, components, layouts } = await host().call('component.show', { name, version });
  return { components: { ...components, [name]: component }, layouts: { ...layouts, [name]: layout } };
}

/** Gets what only the library has before a node of it is added. */
export async function fetchKind({ editor }: Session, kind: string): Promise<Definitions | 'failed' | undefined> {
  const name = nameIn(unversioned(kind));
  if (name === '' || name in componentsOf(editor.whole)) return undefined;
  try {
    return await fetchComponent(name, versionIn(kind));
  } catch (thrown) {
    toasts.add({ text: errorText(wireOf(thrown)).message, kind: 'bad' });
    return 'failed';
  }
}

/** Publishes a component as its next version, under another name if it has none in the library yet. */
export async function publish({ editor, saver, control }: Session, name: string, to: string): Promise<void> {
  if (to !== name && !renameComponentHere(editor, name, to)) return;
  if (!(await saver.settled())) return;
  const { version, fresh } = await host().call('component.publish', {
    file: control.file,
    name: to,
  });
  await saver.look();
  toasts.add({ text: t(fresh ? 'published' : 'published-before', { name: to, version }) });
}

/** What an update would change. */
export interface Update {
  readonly before: Doc;
  readonly after: Doc;
  /** Wires and values that fall: what they belonged to is no longer there. */
  readonly lost: readonly string[];
}

/** What it comes to if a version takes the place of a component; what has another name in it is told by `renames`. */
export function updateOf(before: Doc, name: string, definitions: Definitions, renames: Renames = NONE): Update {
  const after = settled(before, followed(updated(before, name, definitions), name, renames));
  return { before, after, lost: lostBetween(before, after, name, renames) };
}

function lostBetween(before: Doc, after: Doc, name: string, renames: Renames): string[] {
  const kept = new Map(allNodes(after, name).map(([key, node]) => [key, node]));
  return allNodes(before, name).flatMap(([key, node]) => {
    const now = kept.get(key);
    const isOf = nameIn(node.kind) === name;
    const gone = (was: object = {}, is: object = {}, called: Readonly<Record<string, string>>) =>
      Object.keys(was).filter((one) => !((isOf && called[one] !== undefined ? called[one] : one) in is));
    return [
      ...gone(node.inputs, now?.inputs, renames.inputs),
      ...gone(node.params, now?.params, renames.parameters),
    ].map((one) => `${key}.${one}`);
  });
}

// Nodes of the pipeline and of components; those of the component itself are its own affair.
function allNodes(doc: Doc, except: string): [string, Node][] {
  const inside = Object.entries(componentsOf(doc)).flatMap(([name, { nodes }]) =>
    name === except ? [] : nodes.map((node): [string, Node] => [`${name}/${node.id}`, node]),
  );
  return [...nodesOf(doc).map((node): [string, Node] => [node.id, node]), ...inside];
}

/** Puts the version in its place. What was edited since it was worked out stays: then it is worked out anew. */
export function applyUpdate({ editor }: Session, { before, after }: Update): boolean {
  return same(before, editor.whole) && editor.doWhole('edit-update', () => after);
}
