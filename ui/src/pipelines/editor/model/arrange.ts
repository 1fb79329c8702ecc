import { draw } from '../../graph';
import type { Catalogue } from './catalogue';
import { feedersOf, inputsOf, nodeIn, nodesOf, withPlaces, type Doc, type Spot } from './document';
import type { Node } from './types';

// Distances from the design: 48-pixel tiles, name and state below, nine stages side by side.
export const COLUMN = 104;
export const LANE = 112;
/** Width of a node with its name, and of its tile. */
export const WIDTH = 100;
export const TILE = 48;

export type Side = 'left' | 'middle' | 'right' | 'top' | 'centre' | 'bottom';

/** Brings nodes in line: by an edge or by their middle. Tiles are all of one size, so places say it all. */
export function align(doc: Doc, ids: ReadonlySet<string>, side: Side): Doc {
  const places = Object.entries(doc.layout.nodes).filter(([id]) => ids.has(id));
  if (places.length < 2) return doc;
  const axis = side === 'left' || side === 'middle' || side === 'right' ? 0 : 1;
  const values = places.map(([, at]) => at[axis]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const line =
    side === 'left' || side === 'top' ? least : side === 'right' || side === 'bottom' ? most : (least + most) / 2;
  return withPlaces(
    doc,
    places.map(([id, [x, y]]): [string, Spot] => [id, axis === 0 ? [line, y] : [x, line]]),
  );
}

/** Nodes in order: each after those it reads from; what stands in a circle comes last. */
export function flowing(nodes: readonly Node[]): Node[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const done = new Set<string>();
  const open = new Set<string>();
  const out: Node[] = [];
  const visit = (node: Node): void => {
    if (done.has(node.id) || open.has(node.id)) return;
    open.add(node.id);
    for (const from of feedersOf(node)) {
      const source = byId.get(from);
      if (source) visit(source);
    }
    done.add(node.id);
    out.push(node);
  };
  nodes.forEach(visit);
  return out;
}

/**
 * Places for nodes that have none: right of what feeds them, on a free lane. A file that was written by hand or by a
 * template has no layout at all.
 */
export function placed(doc: Doc, kinds: Catalogue): Doc {
  const missing = nodesOf(doc).filter((node) => !doc.layout.nodes[node.id]);
  if (missing.length === 0) return doc;
  if (missing.length === nodesOf(doc).length) return drawn(doc);
  const places = new Map<string, Spot>(Object.entries(doc.layout.nodes));
  const lacking = new Set(missing.map((node) => node.id));
  const order = flowing(nodesOf(doc));
  for (const node of order) {
    if (!lacking.has(node.id)) continue;
    const feeds = spotsOf(firstInputs(node, kinds), places);
    const x = feeds.length > 0 ? Math.max(...feeds.map(([left]) => left)) + COLUMN : startOf(node, order, places);
    places.set(node.id, freeSpot([x, feeds[0]?.[1] ?? 0], places));
  }
  return withPlaces(doc, places);
}

function drawn(doc: Doc): Doc {
  const order = flowing(nodesOf(doc));
  const { nodes } = draw(
    order,
    order.map(({ id }) => id),
  );
  return withPlaces(
    doc,
    nodes.map(({ node, x, y }): [string, Spot] => [node.id, [x - WIDTH / 2, y - TILE / 2]]),
  );
}

function firstInputs(node: Node, kinds: Catalogue): string[] {
  const known = kinds.inputs(node.kind).map(({ name }) => name);
  const inputs = inputsOf(node).sort(([a], [b]) => known.indexOf(a) - known.indexOf(b));
  return inputs.map(([, ref]) => nodeIn(ref));
}

// A source stands right before whoever reads it first, not at the far left.
function startOf(node: Node, order: readonly Node[], places: ReadonlyMap<string, Spot>): number {
  const reader = order.find((one) => feedersOf(one).includes(node.id));
  const ids = reader ? feedersOf(reader) : [];
  return Math.max(0, ...spotsOf(ids, places).map(([x]) => x));
}

const spotsOf = (ids: readonly string[], places: ReadonlyMap<string, Spot>): Spot[] =>
  ids.map((id) => places.get(id)).filter((at) => at !== undefined);

/** The spot nearest to the one wanted, above or below it, at which no node stands. */
export function freeSpot([x, y]: Spot, places: ReadonlyMap<string, Spot>): Spot {
  const taken = [...places.values()];
  const isFree = (lane: number) =>
    !taken.some(([a, b]) => Math.abs(a - x) < WIDTH - 8 && Math.abs(b - lane) < LANE - 16);
  for (let step = 0; step < 400; step += 1) {
    const lane = y + (step % 2 ? 1 : -1) * Math.ceil(step / 2) * LANE;
    if (isFree(lane)) return [x, lane];
  }
  return [x, y];
}

/** Arranges the nodes from left to right anew; all, or those named. The library is loaded when it is first needed. */
export async function arrange(doc: Doc, only?: ReadonlySet<string>): Promise<Doc> {
  const { Graph, layout } = await import('@dagrejs/dagre');
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: LANE - TILE - 24, ranksep: COLUMN - TILE, align: 'UL' });
  graph.setDefaultEdgeLabel(() => ({}));
  const nodes = nodesOf(doc).filter((node) => !only || only.has(node.id));
  for (const node of nodes) graph.setNode(node.id, { width: TILE, height: TILE + 24 });
  for (const node of nodes) {
    for (const from of feedersOf(node)) if (graph.hasNode(from)) graph.setEdge(from, node.id);
  }
  layout(graph);
  // Where it stood as a whole, it stands.
  const spots = nodes.map((node): [string, Spot] => {
    const { x, y } = graph.node(node.id);
    return [node.id, [x ?? 0, y ?? 0]];
  });
  const before = nodes.flatMap((node) => (doc.layout.nodes[node.id] ? [doc.layout.nodes[node.id] as Spot] : []));
  const corner = (all: readonly Spot[]): Spot =>
    all.length > 0 ? [Math.min(...all.map(([x]) => x)), Math.min(...all.map(([, y]) => y))] : [0, 0];
  const [old, now] = [corner(before), corner(spots.map(([, at]) => at))];
  return withPlaces(
    doc,
    spots.map(([id, [x, y]]): [string, Spot] => [id, [x - now[0] + old[0], y - now[1] + old[1]]]),
  );
}
