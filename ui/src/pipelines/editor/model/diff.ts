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
  ...parts('parameters', parametersOf(doc), ({ of, title }) => [of, title].filter(Boolean).join(' · ')),
});

/** What a component has beside its nodes. */
const partsOf = ({ title, description = '', version, inputs, outputs, parameters = [] }: Component): Values => ({
  title,
  description,
  version,
  ...parts('inputs', inputs, ({ port }) => port),
  ...parts('outputs', outputs, ({ of }) => of),
  ...parts('parameters', parameters, ({ of, title }) => [of, title].filter(Boolean).join(' · ')),
});

const parts = <T extends { name: string }>(key: string, all: readonly T[], says: (one: T) => string): Values =>
  Object.fromEntries(all.map((one) => [`${key}.${one.name}`, says(one)]));

function nodeDiff(before: Node, after: Node): NodeDiff | undefined {
  const kind = before.kind === after.kind ? null : value('kind', before.kind, after.kind);
  const disabled = isOff(before) === isOff(after) ? null : isOff(after);
  const params = values(before.params ?? {}, after.params ?? {});
  const inputs = values(before.inputs ?? {}, after.inputs ?? {});
  const isChanged = kind !== null || disabled !== null || params.length > 0 || inputs.length > 0;
  return isChanged ? { node: after.id, kind, params, inputs, disabled } : undefined;
}

function values(before: Values, after: Values): ValueDiff[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => !same(before[name], after[name])).map((name) => value(name, before[name], after[name]));
}

const value = (name: string, from: unknown, to: unknown) => ({ name, from: from ?? null, to: to ?? null }) as ValueDiff;
