import { LANE, TILE, WIDTH } from './arrange';
import {
  Refusal,
  componentsOf,
  feedersOf,
  freeId,
  idsOf,
  inputsOf,
  nodeIn,
  nodeOf,
  nodesOf,
  notesOf,
  parametersOf,
  refOf,
  same,
  switched,
  withNodes,
  withNotes,
  withParameters,
  withPlaces,
  type Doc,
  type Spot,
} from './document';
import { renamedRef } from './edits';
import { givenTo } from './expand';
import { renamedParameters } from './exposed';
import { anchorOf, standIn } from './group';
import { nameIn } from './kinds';
import type { Component, Exposed, Node } from './types';

/** Puts what is inside a component in the place of the node that is of it. Gives the ids of what came. */
export function detach(doc: Doc, id: string): { doc: Doc; ids: string[] } | Refusal {
  const use = nodeOf(doc, id);
  const name = nameIn(use?.kind ?? '');
  const component = componentsOf(doc)[name];
  if (!use || !component) return new Refusal('refused-no-component');
  const taken = new Set([...idsOf(doc)].filter((one) => one !== id));
  const names = new Map<string, string>();
  for (const node of component.nodes) {
    const free = freeId(node.id, taken);
    taken.add(free);
    names.set(node.id, free);
  }
  const fedBy = new Map(component.inputs.map((input) => [input.name, use.inputs?.[input.name]]));
  const inner = component.nodes.map((node): Node => {
    const wires = inputsOf(node).flatMap(([port, ref]) => {
      const from = fedBy.has(ref) ? fedBy.get(ref) : renamedRef(ref, names);
      return from === undefined ? [] : [[port, from]];
    });
    const made = { ...node, id: names.get(node.id) ?? node.id, inputs: Object.fromEntries(wires) };
    const params = givenTo(use, component, node.id);
    return switched(
      Object.keys(params).length > 0 ? { ...made, params: { ...node.params, ...params } } : made,
      node.disabled === true || use.disabled === true,
    );
  });
  const outer = new Map(
    component.outputs.map((output) => [refOf({ from: id, output: output.name }), renamedRef(output.of, names)]),
  );
  const nodes = nodesOf(doc).flatMap((node): Node[] => {
    if (node.id === id) return inner;
    if (!feedersOf(node).includes(id)) return [node];
    const wires = inputsOf(node).flatMap(([port, ref]) => {
      const from = nodeIn(ref) === id ? outer.get(ref) : ref;
      return from ? [[port, from]] : [];
    });
    return [{ ...node, inputs: Object.fromEntries(wires) }];
  });
  const parameters = innermost(doc, id, component, names);
  const placed = spread(doc, id, component, names);
  const done = withParameters(withNodes(placed, nodes), parameters);
  return { doc: done, ids: [...names.values()] };
}

// What was set from outside by way of the component is set at the inner node itself.
function innermost(doc: Doc, id: string, component: Component, names: ReadonlyMap<string, string>): Exposed[] {
  const inner = new Map(
    renamedParameters(component.parameters ?? [], names).map((one) => [refOf({ from: id, output: one.name }), one]),
  );
  return parametersOf(doc).flatMap((one) => {
    if (nodeIn(one.of) !== id) return [one];
    const found = inner.get(one.of);
    if (!found) return [];
    const title = one.title ?? found.title;
    return [{ ...one, of: found.of, ...(title !== undefined && { title }) }];
  });
}

/** Places for what comes: as it stands inside, around the place of the node; what would lie under it makes room. */
function spread(doc: Doc, id: string, component: Component, names: ReadonlyMap<string, string>): Doc {
  const name = nameIn(nodeOf(doc, id)?.kind ?? '');
  const { nodes: inside = {}, notes = [] } = doc.layout.components?.[name] ?? {};
  const places = component.nodes.flatMap((node) =>
    inside[node.id] ? [[node.id, inside[node.id] as Spot] as const] : [],
  );
  const anchor = anchorOf(places, component.outputs);
  const now = doc.layout.nodes[id] ?? [0, 0];
  // Where it stands as it was put when it was made, its nodes go back to where they were.
  const [x, y] = same(standIn(places, component.outputs, doc, new Set([id])), now) ? anchor : now;
  const [mx, my] = anchor;
  const come = places.map(([one, at]): [string, Spot] => [names.get(one) ?? one, [at[0] - mx + x, at[1] - my + y]]);
  const others = Object.entries(doc.layout.nodes).filter(([one]) => one !== id);
  const isUnder = ([ax, ay]: Spot) =>
    come.some(([, [bx, by]]) => Math.abs(ax - bx) < WIDTH - 8 && Math.abs(ay - by) < LANE - 16);
  const width = Math.max(...come.map(([, at]) => at[0]), x) - Math.min(...come.map(([, at]) => at[0]), x);
  const room = others.some(([, at]) => isUnder(at)) ? Math.ceil((width + TILE) / 16) * 16 : 0;
  const shifted = others.map(([one, at]): [string, Spot] => [one, at[0] > x ? [at[0] + room, at[1]] : at]);
  const shift: Spot = [room > 0 ? Math.round(width / 2) : 0, 0];
  const taken = new Set(notesOf(doc).map((note) => note.id));
  const brought = notes.map((note) => {
    const free = freeId(note.id, taken);
    taken.add(free);
    return { ...note, id: free, at: [note.at[0] - mx + x + shift[0], note.at[1] - my + y] as [number, number] };
  });
  const moved = withPlaces(doc, [
    [id, undefined],
    ...shifted,
    ...come.map(([one, at]): [string, Spot] => [one, [at[0] + shift[0], at[1] + shift[1]]]),
  ]);
  return withNotes(moved, [...notesOf(doc), ...brought]);
}
