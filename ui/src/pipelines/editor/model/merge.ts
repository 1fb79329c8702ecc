import {
  componentsOf,
  inputsOf,
  isOff,
  pinnedTo,
  nodeIn,
  notesOf,
  parametersOf,
  same,
  sourceOf,
  switched,
  withNodes,
  withNotes,
  withParameters,
  withPlaces,
  type Doc,
} from './document';
import { nameIn } from './kinds';
import { levelOf, withLevel } from './level';
import { loopIn, reached, settled, withDefinitions } from './settle';
import type { Component, Node } from './types';
import { readsFrom } from './wires';

/**
 * Brings what changed from `before` to `after` into a document that was changed as well. Where both changed the same
 * thing, the document's own change stays.
 */
export function brought(doc: Doc, before: Doc, after: Doc): Doc {
  if (same(doc, before)) return after;
  const defined = withMerged(mergedLevel(doc, before, after), doc, before, after);
  // Each change was sound by itself; together two components could contain each other. Then the document's own stay.
  const isLoop = loopIn(componentsOf(defined)) !== undefined && !loopIn(componentsOf(doc));
  const all = isLoop ? withDefinitions(defined, componentsOf(doc), doc.layout.components ?? {}) : defined;
  return settled(doc, withoutLost(withMissing(all, [after, doc, before])));
}

/** One level of both: the pipeline itself, or the inside of a component. */
function mergedLevel(doc: Doc, before: Doc, after: Doc): Doc {
  const nodes = withoutCircles(withNodes(doc, mergedNodes(doc, before, after)));
  const placed = withPlaces(nodes, movedPlaces(doc, before, after));
  const noted = withNotes(
    placed,
    mergedBy(idOf, notesOf(doc), notesOf(before), notesOf(after), (one) => one),
  );
  const about = (['name', 'description'] as const).filter((key) => same(doc.pipeline[key], before.pipeline[key]));
  const words = Object.fromEntries(about.map((key) => [key, after.pipeline[key]]));
  const sets = mergedBy(
    ({ name }) => name,
    parametersOf(doc),
    parametersOf(before),
    parametersOf(after),
    (one) => one,
  );
  return withParameters({ ...noted, pipeline: { ...noted.pipeline, ...words } }, sets);
}

/** The definitions of both: one that both changed is brought together as the pipeline itself is. */
function withMerged(merged: Doc, doc: Doc, before: Doc, after: Doc): Doc {
  const [mine, was, is] = [componentsOf(doc), componentsOf(before), componentsOf(after)];
  if (same(was, is) && same(before.layout.components, after.layout.components)) return merged;
  const layouts = mergedKeys(
    doc.layout.components ?? {},
    before.layout.components ?? {},
    after.layout.components ?? {},
  );
  const both = Object.keys(mine).filter((name) => isContested(mine[name], was[name], is[name]));
  const defined = withDefinitions(merged, mergedKeys(mine, was, is), layouts);
  return both.reduce((whole, name) => {
    const level = mergedLevel(levelOf(doc, name), levelOf(before, name), levelOf(after, name));
    const { components } = whole.pipeline;
    const made = withLevel(whole, name, {
      pipeline: { ...level.pipeline, components },
      layout: { ...level.layout, components: whole.layout.components },
    });
    const version = mine[name]?.version === was[name]?.version ? is[name]?.version : mine[name]?.version;
    return withVersion(made, name, version ?? 0);
  }, defined);
}

const isContested = (mine?: Component, was?: Component, is?: Component): boolean =>
  mine !== undefined && was !== undefined && is !== undefined && !same(mine, was) && !same(was, is) && !same(mine, is);

function withVersion(whole: Doc, name: string, version: number): Doc {
  const component = componentsOf(whole)[name];
  if (!component || component.version === version) return whole;
  const components = { ...componentsOf(whole), [name]: { ...component, version } };
  return withDefinitions(whole, components, whole.layout.components ?? {});
}

// One may have taken out the last node of a component, and the other put one in.
function withMissing(merged: Doc, from: readonly Doc[]): Doc {
  const needed = [...reached(componentsOf(merged), merged.pipeline.nodes)];
  const missing = needed.find(
    (name) => !(name in componentsOf(merged)) && from.some((doc) => name in componentsOf(doc)),
  );
  const source = from.find((doc) => missing !== undefined && missing in componentsOf(doc));
  const component = source && missing !== undefined ? componentsOf(source)[missing] : undefined;
  if (!source || !component || missing === undefined) return merged;
  const layout = source.layout.components?.[missing];
  const layouts = { ...merged.layout.components, ...(layout && { [missing]: layout }) };
  return withMissing(withDefinitions(merged, { ...componentsOf(merged), [missing]: component }, layouts), from);
}

// One may have taken out a port, or a definition, that the other joined something to.
function withoutLost(whole: Doc): Doc {
  const names = Object.keys(componentsOf(whole));
  const sound = (doc: Doc) =>
    withNodes(
      doc,
      doc.pipeline.nodes.map((node) => joined(doc, node)),
    );
  return names.reduce((doc, name) => withLevel(doc, name, sound(levelOf(doc, name))), sound(whole));
}

function joined(doc: Doc, node: Node): Node {
  const kinds = new Map(doc.pipeline.nodes.map((one) => [one.id, one.kind]));
  const mine = componentsOf(doc)[nameIn(node.kind)];
  const wires = inputsOf(node).filter(([port, ref]) => {
    const { from, output } = sourceOf(ref);
    const other = componentsOf(doc)[nameIn(kinds.get(from) ?? '')];
    const isThere = !other || other.outputs.some(({ name }) => name === output);
    return isThere && (!mine || mine.inputs.some(({ name }) => name === port));
  });
  return wires.length === inputsOf(node).length ? node : { ...node, inputs: Object.fromEntries(wires) };
}

/** Things with names: what came comes, what went goes unless it was changed here, what changed there alone changes. */
function mergedBy<T>(
  name: (one: T) => string,
  mine: readonly T[],
  before: readonly T[],
  after: readonly T[],
  both: (mine: T, before: T, after: T) => T,
): T[] {
  const named = (list: readonly T[]) => new Map(list.map((one) => [name(one), one]));
  const [here, old, now] = [named(mine), named(before), named(after)];
  const kept = mine.flatMap((one) => {
    const [was, is] = [old.get(name(one)), now.get(name(one))];
    if (!was) return [one];
    if (!is) return same(one, was) ? [] : [one];
    return [same(one, was) ? is : both(one, was, is)];
  });
  return [...kept, ...after.filter((one) => !old.has(name(one)) && !here.has(name(one)))];
}

const idOf = ({ id }: { readonly id: string }): string => id;

function mergedNodes(doc: Doc, before: Doc, after: Doc): Node[] {
  const nodes = mergedBy(idOf, doc.pipeline.nodes, before.pipeline.nodes, after.pipeline.nodes, mergedNode);
  const ids = new Set(nodes.map((node) => node.id));
  // What went may have fed what stays.
  return nodes.map((node) => {
    const wires = inputsOf(node).filter(([, ref]) => ids.has(nodeIn(ref)));
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
  return switched(pinnedTo(merged, mine.pinned === before.pinned ? after.pinned : mine.pinned), off);
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
