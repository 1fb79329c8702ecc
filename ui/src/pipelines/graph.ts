import type { Node } from '../lib/host';
import { kindOf } from './kinds';

// Distances in pixels, from the design: 48-pixel tiles, name and state below.
export const TILE = 48;
const COLUMN = 104;
const LANE = 112;
const MARGIN = 54;
const TOP = 44;
const PORT = TILE / 2 + 5;
const CORNER = 7;

export interface Placed {
  node: Node;
  /** Middle of the tile. */
  x: number;
  y: number;
}

export interface Wire {
  from: string;
  to: string;
  path: string;
  /** Where it starts and ends. */
  start: [number, number];
  end: [number, number];
}

export interface Drawing {
  nodes: Placed[];
  wires: Wire[];
  width: number;
  height: number;
}

/** Places the nodes of a pipeline from left to right and routes the wires between them. */
export function draw(nodes: Node[], order: string[]): Drawing {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  // With a cycle there is no order; then the file's order has to do.
  const sorted = order.length > 0 ? order.flatMap((id) => byId.get(id) ?? []) : nodes;
  const depths = depthsOf(sorted);
  const lanes = lanesOf(sorted, depths);
  const least = Math.min(0, ...lanes.values());
  const placed = sorted.map((node) => ({
    node,
    x: MARGIN + (depths.get(node.id) ?? 0) * COLUMN,
    y: TOP + ((lanes.get(node.id) ?? 0) - least) * LANE,
  }));
  const places = new Map(placed.map((place) => [place.node.id, place]));
  return {
    nodes: placed,
    wires: placed.flatMap((place) => wiresInto(place, places)),
    width: Math.max(0, ...placed.map((place) => place.x)) + MARGIN,
    height: Math.max(0, ...placed.map((place) => place.y)) + 88,
  };
}

// A reference names a node, and one of its outputs where it is of a component.
const nodeIn = (ref: string) => ref.split('.')[0] ?? '';
const feeds = (node: Node) => Object.values(node.inputs ?? {}).map(nodeIn);

/** Columns: behind everything a node reads from; a source right before whoever reads it first. */
function depthsOf(sorted: Node[]): Map<string, number> {
  const depths = new Map<string, number>();
  for (const node of sorted) depths.set(node.id, Math.max(0, ...feeds(node).map((id) => (depths.get(id) ?? -1) + 1)));
  for (const node of sorted) {
    if (feeds(node).length > 0) continue;
    const readers = sorted.filter((other) => feeds(other).includes(node.id)).map((other) => depths.get(other.id) ?? 1);
    if (readers.length > 0) depths.set(node.id, Math.min(...readers) - 1);
  }
  return depths;
}

/** Rows: a node stays on the row of its first input if that is free in its column. */
function lanesOf(sorted: Node[], depths: Map<string, number>): Map<string, number> {
  const lanes = new Map<string, number>();
  const taken = new Set<string>();
  const depth = (node: Node) => depths.get(node.id) ?? 0;
  const flowing = [...sorted].sort((a, b) => depth(a) - depth(b) || feeds(b).length - feeds(a).length);
  for (const node of flowing) {
    const first = kindOf(node.kind)
      .inputs.map((port) => node.inputs?.[port])
      .flatMap((ref) => (ref === undefined ? [] : [nodeIn(ref)]))[0];
    const wanted = (first !== undefined && lanes.get(first)) || 0;
    const free = nearby(wanted).find((lane) => !taken.has(`${depth(node)} ${lane}`)) ?? wanted;
    taken.add(`${depth(node)} ${free}`);
    lanes.set(node.id, free);
  }
  return lanes;
}

function nearby(lane: number): number[] {
  return Array.from({ length: 40 }, (_, index) => lane + (index % 2 ? 1 : -1) * Math.ceil(index / 2));
}

function wiresInto(place: Placed, places: Map<string, Placed>): Wire[] {
  const known = kindOf(place.node.kind).inputs;
  const given = Object.keys(place.node.inputs ?? {});
  const ports = [...known.filter((port) => given.includes(port)), ...given.filter((port) => !known.includes(port))];
  return ports.flatMap((port, index) => {
    const from = places.get(nodeIn(place.node.inputs?.[port] ?? ''));
    if (!from) return [];
    const start: [number, number] = [from.x + PORT, from.y];
    const end: [number, number] = [place.x - PORT, place.y + (index - (ports.length - 1) / 2) * 18];
    return [{ from: from.node.id, to: place.node.id, path: route(start, end), start, end }];
  });
}

/** A route of right angles with rounded corners; wires from one port bend at the same place and so share a trunk. */
export function route([x1, y1]: [number, number], [x2, y2]: [number, number]): string {
  const rise = y2 - y1;
  if (Math.abs(rise) < 1) return `M${x1} ${y1}H${x2}`;
  const bend = x1 + Math.min(24, Math.max(8, (x2 - x1) / 2));
  const r = Math.min(CORNER, Math.abs(rise) / 2, Math.abs(x2 - bend));
  const down = Math.sign(rise);
  return (
    `M${x1} ${y1}H${bend - r}Q${bend} ${y1} ${bend} ${y1 + down * r}` +
    `V${y2 - down * r}Q${bend} ${y2} ${bend + r} ${y2}H${x2}`
  );
}
