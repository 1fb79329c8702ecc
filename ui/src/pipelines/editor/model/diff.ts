import type { ComponentDiff, NodeDiff, PipelineDiff, ValueDiff } from '../../../lib/host';
import { componentsOf, isOff, nodesOf, parametersOf, same, type Doc } from './document';
import type { Component, Node } from './types';

type Values = Record<string, unknown>;

/** What differs between two documents, as the host tells it of two files. */
export function differences(from: Doc, to: Doc): PipelineDiff {
  const { added, removed, changed } = nodesBetween(nodesOf(from), nodesOf(to));
  const components = definitionsBetween(from, to);
  const inside = components.flatMap(({ diff }) => (diff ? [diff.counts] : []));
  const sum = (own: readonly unknown[], key: 'added' | 'removed' | 'changed') =>
    inside.reduce((total, counts) => total + counts[key], own.length);
  return {
    added,
    removed,
    changed,
    about: values(aboutOf(from), aboutOf(to)),
    components,
    counts: { added: sum(added, 'added'), removed: sum(removed, 'removed'), changed: sum(changed, 'changed') },
  };
}

function nodesBetween(from: readonly Node[], to: readonly Node[]) {
  const [before, after] = [byId(from), byId(to)];
  return {
    added: [...after.keys()].filter((id) => !before.has(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
    changed: [...after.values()].flatMap((node) => {
      const was = before.get(node.id);
      const diff = was && nodeDiff(was, node);
      return diff ? [diff] : [];
    }),
  };
}

function definitionsBetween(from: Doc, to: Doc): ComponentDiff[] {
  const [before, after] = [componentsOf(from), componentsOf(to)];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name): ComponentDiff[] => {
    const [was, is] = [before[name], after[name]];
    if (!was || !is) return [{ name, change: was ? 'removed' : 'added', diff: null }];
    if (same(was, is)) return [];
    const { added, removed, changed } = nodesBetween(was.nodes, is.nodes);
    const counts = { added: added.length, removed: removed.length, changed: changed.length };
    const about = values(partsOf(was), partsOf(is));
    if (about.length + added.length + removed.length + changed.length === 0) return [];
    return [{ name, change: 'changed', diff: { added, removed, changed, about, components: [], counts } }];
  });
}

const byId = (nodes: readonly Node[]) => new Map(nodes.map((node) => [node.id, node]));
const aboutOf = (doc: Doc): Values => ({
  name: doc.pipeline.name,
  description: doc.pipeline.description ?? '',
  parameters: listOf(parametersOf(doc)),
});

/** What a component has beside its nodes. */
const partsOf = ({ title, description = '', version, inputs, outputs, parameters = [] }: Component): Values => ({
  title,
  description,
  version,
  inputs: listOf(inputs),
  outputs: listOf(outputs),
  parameters: listOf(parameters),
});

// What is empty is not there.
const listOf = <T>(list: readonly T[]) => (list.length > 0 ? list : undefined);

/** What became of one of a list: a port, or a setting that is set from outside. */
export interface ListedDiff {
  readonly list: string;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The lists among what differs, thing by thing; and what else differs. */
export function listed(about: readonly ValueDiff[]): { plain: readonly ValueDiff[]; lists: readonly ListedDiff[] } {
  const isList = ({ name }: ValueDiff) => name === 'inputs' || name === 'outputs' || name === 'parameters';
  const lists = about.filter(isList).flatMap(({ name: list, from, to }) => {
    const [before, after] = [saidOf(from), saidOf(to)];
    const names = [...new Set([...before.keys(), ...after.keys()])].filter((one) => before.get(one) !== after.get(one));
    return names.map((name) => ({ list, name, from: before.get(name) ?? null, to: after.get(name) ?? null }));
  });
  return { plain: about.filter((one) => !isList(one)), lists };
}

/** By name, what a port takes or gives, or what a setting is of and how it is called. */
function saidOf(list: unknown): Map<string, string> {
  const all = Array.isArray(list) ? (list as { name: string; port?: string; of?: string; title?: string }[]) : [];
  return new Map(all.map(({ name, port, of, title }) => [name, [port, of, title].filter(Boolean).join(' · ')]));
}

function nodeDiff(before: Node, after: Node): NodeDiff | undefined {
  const kind = before.kind === after.kind ? null : value('kind', before.kind, after.kind);
  const disabled = isOff(before) === isOff(after) ? null : isOff(after);
  const params = values(before.params ?? {}, after.params ?? {});
  const inputs = values(before.inputs ?? {}, after.inputs ?? {});
  const pinned = before.pinned === after.pinned ? null : value('pinned', before.pinned, after.pinned);
  const isSwitched = disabled !== null || pinned !== null;
  const isChanged = kind !== null || isSwitched || params.length > 0 || inputs.length > 0;
  return isChanged ? { node: after.id, kind, params, inputs, disabled, pinned } : undefined;
}

function values(before: Values, after: Values): ValueDiff[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => !same(before[name], after[name])).map((name) => value(name, before[name], after[name]));
}

const value = (name: string, from: unknown, to: unknown) => ({ name, from: from ?? null, to: to ?? null }) as ValueDiff;
