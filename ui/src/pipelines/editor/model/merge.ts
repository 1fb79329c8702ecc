import { inputsOf, isOff, notesOf, same, switched, withNodes, withNotes, withPlaces, type Doc } from './document';
import type { Node } from './types';
import { readsFrom } from './wires';

/**
 * Brings what changed from `before` to `after` into a document that was changed as well. Where both changed the same
 * thing, the document's own change stays.
 */
export function brought(doc: Doc, before: Doc, after: Doc): Doc {
  if (same(doc, before)) return after;
  const nodes = withoutCircles(withNodes(doc, mergedNodes(doc, before, after)));
  const placed = withPlaces(nodes, movedPlaces(doc, before, after));
  const noted = withNotes(
    placed,
    mergedById(notesOf(doc), notesOf(before), notesOf(after), (one) => one),
  );
  const about = (['name', 'description'] as const).filter((key) => same(doc.pipeline[key], before.pipeline[key]));
  const words = Object.fromEntries(about.map((key) => [key, after.pipeline[key]]));
  return { ...noted, pipeline: { ...noted.pipeline, ...words } };
}

interface Named {
  readonly id: string;
}

/** Things with ids: what came comes, what went goes unless it was changed here, what changed there alone changes. */
function mergedById<T extends Named>(
  mine: readonly T[],
  before: readonly T[],
  after: readonly T[],
  both: (mine: T, before: T, after: T) => T,
): T[] {
  const [old, now] = [byId(before), byId(after)];
  const kept = mine.flatMap((one) => {
    const [was, is] = [old.get(one.id), now.get(one.id)];
    if (!was) return [one];
    if (!is) return same(one, was) ? [] : [one];
    return [same(one, was) ? is : both(one, was, is)];
  });
  const here = byId(mine);
  return [...kept, ...after.filter((one) => !old.has(one.id) && !here.has(one.id))];
}

const byId = <T extends Named>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));

function mergedNodes(doc: Doc, before: Doc, after: Doc): Node[] {
  const nodes = mergedById(doc.pipeline.nodes, before.pipeline.nodes, after.pipeline.nodes, mergedNode);
  const ids = new Set(nodes.map((node) => node.id));
  // What went may have fed what stays.
  return nodes.map((node) => {
    const wires = inputsOf(node).filter(([, from]) => ids.has(from));
    return wires.length === inputsOf(node).length ? node : { ...node, inputs: Object.fromEntries(wires) };
  });
}

function mergedNode(mine: Node, before: Node, after: Node): Node {
  const merged: Node = {
    ...mine,
    kind: mine.kind === before.kind ? after.kind : mine.kind,
    params: mergedKeys(mine.params ?? {}, before.params ?? {}, after.params ?? {}),
    inputs: mergedKeys(mine.inputs ?? {}, before.inputs ?? {}, after.inputs ?? {}),
  };
  const off = isOff(mine) === isOff(before) ? isOff(after) : isOff(mine);
  return switched(merged, off);
}

function mergedKeys<T>(
  mine: Record<string, T>,
  before: Record<string, T>,
  after: Record<string, T>,
): Record<string, T> {
  const merged = { ...mine };
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (same(before[key], after[key]) || !same(mine[key], before[key])) continue;
    if (key in after) merged[key] = after[key] as T;
    else delete merged[key];
  }
  return merged;
}

function movedPlaces(doc: Doc, before: Doc, after: Doc) {
  const places = mergedKeys(doc.layout.nodes, before.layout.nodes, after.layout.nodes);
  const gone = Object.keys(doc.layout.nodes).filter((id) => !(id in places));
  return [...Object.entries(places), ...gone.map((id) => [id, undefined] as const)];
}

// Each change was sound by itself; together they could read in a circle. The wire that closes it goes.
function withoutCircles(doc: Doc): Doc {
  let sound = doc;
  for (const node of doc.pipeline.nodes) {
    for (const [port] of inputsOf(node)) {
      if (!readsFrom(sound, node.id, node.id)) break;
      sound = withNodes(
        sound,
        sound.pipeline.nodes.map((one) => {
          if (one.id !== node.id) return one;
          return { ...one, inputs: Object.fromEntries(inputsOf(one).filter(([name]) => name !== port)) };
        }),
      );
    }
  }
  return sound;
}
