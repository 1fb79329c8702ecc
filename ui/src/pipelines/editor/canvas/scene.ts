import type { PortType } from '../../../lib/host';
import { TILE, WIDTH } from '../model/arrange';
import type { Catalogue } from '../model/catalogue';
import { nodesOf, notesOf, type Doc } from '../model/document';
import type { CanvasNote, Node } from '../model/types';
import { wiresOf, type Wire } from '../model/wires';
import { OUT, inputAt, outputAt, outputsOf, portsOf } from './ports';

// What stands where on the canvas, in the graph's own pixels: for drawing it, and for finding what is under the pointer.

export type Point = readonly [x: number, y: number];

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Tile {
  readonly id: string;
  readonly node: Node;
  /** Left upper corner of the node, which is wider than its tile. */
  readonly x: number;
  readonly y: number;
}

/** A wire between two tiles: which ones, and where at them it starts and ends. */
export interface Line {
  readonly wire: Wire;
  readonly type: PortType;
  readonly from: number;
  readonly to: number;
  readonly start: Point;
  readonly end: Point;
}

export interface Scene {
  readonly tiles: readonly Tile[];
  readonly notes: readonly CanvasNote[];
  readonly lines: readonly Line[];
  /** Where a node stands in the list of tiles. */
  readonly at: ReadonlyMap<string, number>;
}

/** How high a node is with its name and its state below the tile. */
const HIGH = TILE + 44;

export function sceneOf(doc: Doc, kinds: Catalogue): Scene {
  const nodes = nodesOf(doc);
  const at = new Map(nodes.map((node, n) => [node.id, n]));
  const tiles = nodes.map((node): Tile => {
    const [x, y] = doc.layout.nodes[node.id] ?? [0, 0];
    return { id: node.id, node, x, y };
  });
  const lines = wiresOf(doc).flatMap((wire): Line[] => {
    const [from, to] = [at.get(wire.from), at.get(wire.to)];
    const [source, target] = [nodes[from ?? -1], nodes[to ?? -1]];
    if (from === undefined || to === undefined || !source || !target) return [];
    const [outputs, inputs] = [outputsOf(source.kind, kinds), portsOf(target, kinds)];
    const start = outputAt(Math.max(0, outputs.indexOf(wire.output ?? OUT)), outputs.length);
    const end = inputAt(inputs.indexOf(wire.port), inputs.length);
    return [{ wire, type: kinds.gives(source.kind, wire.output) ?? 'table', from, to, start, end }];
  });
  return { tiles, notes: notesOf(doc), lines, at };
}

/** The same with some of it moved, as it is while it is dragged. */
export function shifted(scene: Scene, ids: ReadonlySet<string>, [dx, dy]: Point): Scene {
  const tiles = [...scene.tiles];
  for (const id of ids) {
    const at = scene.at.get(id);
    const tile = at === undefined ? undefined : tiles[at];
    if (at !== undefined && tile) tiles[at] = { ...tile, x: tile.x + dx, y: tile.y + dy };
  }
  const notes = scene.notes.map((note) =>
    ids.has(note.id) ? { ...note, at: [note.at[0] + dx, note.at[1] + dy] as [number, number] } : note,
  );
  return { ...scene, tiles, notes };
}

export const rectOf = ([x1, y1]: Point, [x2, y2]: Point): Rect => ({
  left: Math.min(x1, x2),
  top: Math.min(y1, y2),
  right: Math.max(x1, x2),
  bottom: Math.max(y1, y2),
});
export const grown = ({ left, top, right, bottom }: Rect, by: number): Rect => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});
const meet = (a: Rect, b: Rect) => a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;

export const tileRect = ({ x, y }: Tile): Rect => ({ left: x, top: y, right: x + WIDTH, bottom: y + HIGH });
export const noteRect = ({ at: [x, y], size: [w, h] }: CanvasNote): Rect => ({
  left: x,
  top: y,
  right: x + w,
  bottom: y + h,
});
export const isIn = (tile: Tile, rect: Rect): boolean =>
  tile.x <= rect.right && tile.x + WIDTH >= rect.left && tile.y <= rect.bottom && tile.y + HIGH >= rect.top;
export const isNoteIn = (note: CanvasNote, rect: Rect): boolean => meet(noteRect(note), rect);

/** The space that everything takes; nothing where there is nothing. */
export function boundsOf({ tiles, notes }: Scene): Rect | undefined {
  let all: Rect | undefined;
  const take = ({ left, top, right, bottom }: Rect) => {
    all = {
      left: Math.min(all?.left ?? left, left),
      top: Math.min(all?.top ?? top, top),
      right: Math.max(all?.right ?? right, right),
      bottom: Math.max(all?.bottom ?? bottom, bottom),
    };
  };
  for (const tile of tiles) take(tileRect(tile));
  for (const note of notes) take(noteRect(note));
  return all;
}

/** The corners of a wire's way: of right angles, and around below its nodes where it leads back. */
export function bends([x1, y1]: Point, [x2, y2]: Point): Point[] {
  if (x2 < x1 + 12) {
    const low = Math.max(y1, y2) + 60;
    return [
      [x1, y1],
      [x1 + 15, y1],
      [x1 + 15, low],
      [x2 - 15, low],
      [x2 - 15, y2],
      [x2, y2],
    ];
  }
  if (Math.abs(y2 - y1) < 1)
    return [
      [x1, y1],
      [x2, y1],
    ];
  const bend = x1 + Math.min(24, Math.max(8, (x2 - x1) / 2));
  return [
    [x1, y1],
    [bend, y1],
    [bend, y2],
    [x2, y2],
  ];
}

/** Where a wire starts and ends. */
export function endsOf({ tiles }: Scene, { from, to, start, end }: Line): [start: Point, end: Point] {
  const [source, target] = [tiles[from], tiles[to]];
  return [
    [(source?.x ?? 0) + start[0], (source?.y ?? 0) + start[1]],
    [(target?.x ?? 0) + end[0], (target?.y ?? 0) + end[1]],
  ];
}

/** The space that a wire's way takes. */
export function lineRect([x1, y1]: Point, [x2, y2]: Point): Rect {
  const isBack = x2 < x1 + 12;
  const rect = rectOf([x1, y1], [x2, y2]);
  return isBack ? { ...rect, left: rect.left - 15, right: rect.right + 15, bottom: rect.bottom + 60 } : rect;
}

/** The node whose tile is at a place; the one drawn last where several are. */
export function tileAt({ tiles }: Scene, [x, y]: Point, slack = 0): Tile | undefined {
  const spot = { left: x, right: x, top: y, bottom: y };
  return tiles.findLast((tile) => meet(grown(atTile(tile.x, tile.y), slack), spot));
}

export const noteAt = ({ notes }: Scene, [x, y]: Point): CanvasNote | undefined =>
  notes.findLast((note) => meet(noteRect(note), { left: x, right: x, top: y, bottom: y }));

/** The wire nearest to a place, if it is not further away than `reach`. */
export function lineAt(scene: Scene, at: Point, reach: number): Line | undefined {
  let found: Line | undefined;
  let least = reach;
  for (const line of scene.lines) {
    const [start, end] = endsOf(scene, line);
    const { left, top, right, bottom } = grown(lineRect(start, end), least);
    if (at[0] < left || at[0] > right || at[1] < top || at[1] > bottom) continue;
    const corners = bends(start, end);
    for (let n = 1; n < corners.length; n += 1) {
      const away = distance(at, corners[n - 1] ?? start, corners[n] ?? end);
      if (away > least) continue;
      least = away;
      found = line;
    }
  }
  return found;
}

// A stretch is upright or level.
function distance([x, y]: Point, a: Point, b: Point): number {
  const { left, top, right, bottom } = rectOf(a, b);
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** The tiles and notes that a box takes in, if only in part. */
export const within = (scene: Scene, rect: Rect): string[] => [
  ...scene.notes.filter((note) => isNoteIn(note, rect)).map(({ id }) => id),
  ...scene.tiles.filter(({ x, y }) => meet(atTile(x, y), rect)).map(({ id }) => id),
];

const atTile = (x: number, y: number): Rect => ({
  left: x + (WIDTH - TILE) / 2,
  top: y,
  right: x + (WIDTH + TILE) / 2,
  bottom: y + TILE,
});

/** A port, by its handle. */
export interface PortSpot {
  readonly node: string;
  readonly port: string;
  readonly at: Point;
}

/** The port nearest to a place, of those that take or those that give, if it is within reach. */
export function portAt(scene: Scene, kinds: Catalogue, side: 'in' | 'out', place: Point, reach: number) {
  let found: PortSpot | undefined;
  let least = reach;
  for (const { id, node, x, y } of scene.tiles) {
    if (Math.abs(place[0] - x - WIDTH / 2) > WIDTH || Math.abs(place[1] - y - TILE / 2) > WIDTH) continue;
    const ports = side === 'in' ? portsOf(node, kinds) : outputsOf(node.kind, kinds);
    ports.forEach((port, n) => {
      const [right, down] = (side === 'in' ? inputAt : outputAt)(n, ports.length);
      const at: Point = [x + right, y + down];
      const away = Math.hypot(at[0] - place[0], at[1] - place[1]);
      if (away > least) return;
      least = away;
      found = { node: id, port, at };
    });
  }
  return found;
}

/** The end of a wire by which it is taken at a place; in the middle of a long one there is none. */
export function endAt(scene: Scene, line: Line, place: Point): 'start' | 'end' | undefined {
  const [start, end] = endsOf(scene, line);
  const away = ([x, y]: Point) => Math.hypot(x - place[0], y - place[1]);
  if (Math.min(away(start), away(end)) > END) return undefined;
  return away(start) < away(end) ? 'start' : 'end';
}

const END = 40;
