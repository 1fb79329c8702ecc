import type { Compared } from './compared';
import { paintCompared } from './compared-paint';
import type { Inks } from './inks';
import { paintNotes } from './notes-paint';
import type { Rect, Scene } from './scene';
import { paintTiles, type TilesLook } from './tiles-paint';
import { paintWires, type WiresLook } from './wires-paint';

/** Where the canvas stands over the graph. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

export interface Picture {
  readonly view: View;
  readonly ratio: number;
  readonly inks: Inks;
  readonly wires: WiresLook;
  readonly tiles: TilesLook;
  /** How the graph differs from an earlier version, where that is to be seen. */
  readonly compared: Compared | undefined;
  /** The box by which nodes are being chosen. */
  readonly box: Rect | undefined;
}

const GAP = 16;

/** Draws the graph, save what stands in the page as elements. */
export function paint(ctx: CanvasRenderingContext2D, scene: Scene, picture: Picture): void {
  const { view, ratio, inks } = picture;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = inks.page;
  ctx.fillRect(0, 0, view.width, view.height);
  dots(ctx, picture);
  const scale = ratio * view.zoom;
  ctx.setTransform(scale, 0, 0, scale, ratio * view.x, ratio * view.y);
  paintNotes(ctx, scene, picture.tiles);
  const { compared, tiles } = picture;
  if (compared) paintCompared(ctx, scene, compared, { ...tiles, nameOf: (tile) => tiles.of(tile).name() });
  paintWires(ctx, scene, picture.wires);
  paintTiles(ctx, scene, picture.tiles);
  if (picture.box) box(ctx, picture.box, picture);
}

// A sheet of dots; from afar, every second or fourth of them.
function dots(ctx: CanvasRenderingContext2D, { view, ratio, inks }: Picture) {
  let gap = GAP * view.zoom;
  while (gap < 12) gap *= 2;
  const size = Math.max(1, 1.2 * Math.min(1, view.zoom));
  const tile = dotTile(gap, size, ratio, inks.lineStrong);
  const pattern = tile && ctx.createPattern(tile, 'repeat');
  if (!pattern) return;
  const scale = gap / tile.width;
  pattern.setTransform(new DOMMatrix([scale, 0, 0, scale, view.x % gap, view.y % gap]));
  ctx.fillStyle = pattern;
  ctx.fillRect(0, 0, view.width, view.height);
}

let made: { key: string; tile: HTMLCanvasElement } | undefined;
function dotTile(gap: number, size: number, ratio: number, ink: string): HTMLCanvasElement {
  const side = Math.max(1, Math.round(gap * ratio));
  const key = `${side} ${size} ${ink}`;
  if (made?.key === key) return made.tile;
  const tile = document.createElement('canvas');
  tile.width = tile.height = side;
  const ctx = tile.getContext('2d');
  if (ctx) {
    ctx.fillStyle = ink;
    ctx.fillRect(0, 0, size * ratio, size * ratio);
  }
  made = { key, tile };
  return tile;
}

function box(ctx: CanvasRenderingContext2D, { left, top, right, bottom }: Rect, { inks, view }: Picture) {
  ctx.fillStyle = inks.accent;
  ctx.globalAlpha = 0.1;
  ctx.fillRect(left, top, right - left, bottom - top);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = inks.accent;
  ctx.lineWidth = 1 / view.zoom;
  ctx.strokeRect(left, top, right - left, bottom - top);
}
