import type { NodeDiff, PipelineDiff, ValueDiff } from '../../../lib/host';
import { isOff, nodesOf, same, type Doc } from './document';
import type { Node } from './types';

type Values = Record<string, unknown>;

/** What differs between two documents, as the host tells it of two files. */
export function differences(from: Doc, to: Doc): PipelineDiff {
  const [before, after] = [byId(from), byId(to)];
  const added = [...after.keys()].filter((id) => !before.has(id));
  const removed = [...before.keys()].filter((id) => !after.has(id));
  const changed = [...after.values()].flatMap((node) => {
    const was = before.get(node.id);
    const diff = was && nodeDiff(was, node);
    return diff ? [diff] : [];
  });
  const about = values(aboutOf(from), aboutOf(to));
  return {
    added,
    removed,
    changed,
    about,
    counts: { added: added.length, removed: removed.length, changed: changed.length },
  };
}

const byId = (doc: Doc) => new Map(nodesOf(doc).map((node) => [node.id, node]));
const aboutOf = ({ pipeline }: Doc): Values => ({ name: pipeline.name, description: pipeline.description ?? '' });

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
