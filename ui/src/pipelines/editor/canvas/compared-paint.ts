import { TILE, WIDTH } from '../model/arrange';
import type { Compared } from './compared';
import { wireId } from './flow';
import type { Inks } from './inks';
import { bends, endsOf, isIn, type Rect, type Scene, type Tile } from './scene';
import { trace } from './wires-paint';

interface Look {
  readonly inks: Inks;
  readonly zoom: number;
  readonly seen: Rect;
  readonly far: boolean;
  readonly nameOf: (tile: Tile) => string;
}

const LEFT = (WIDTH - TILE) / 2;

/** Draws what is different below everything else: a ground under what is new or other, and what is gone. */
export function paintCompared(ctx: CanvasRenderingContext2D, scene: Scene, compared: Compared, look: Look): void {
  const { inks } = look;
  for (const line of scene.lines) {
    if (!compared.wires.has(wireId(line.wire))) continue;
    stroke(ctx, bends(...endsOf(scene, line)), inks.okLine, Math.max(6, 3 / look.zoom), []);
  }
  for (const line of compared.gone.lines)
    stroke(ctx, bends(...endsOf(compared.gone, line)), inks.bad, Math.max(1.5, 1.25 / look.zoom), [5, 4]);
  for (const tile of scene.tiles) {
    if (!isIn(tile, look.seen)) continue;
    if (compared.added.has(tile.id)) ground(ctx, tile, inks.okSoft, inks.ok, '+', look);
    else if (compared.changed.has(tile.id)) ground(ctx, tile, inks.warnSoft, inks.warn, '≠', look);
  }
  for (const tile of compared.gone.tiles) if (!scene.at.has(tile.id) && isIn(tile, look.seen)) ghost(ctx, tile, look);
}

function stroke(
  ctx: CanvasRenderingContext2D,
  way: ReturnType<typeof bends>,
  ink: string,
  wide: number,
  dash: number[],
) {
  ctx.strokeStyle = ink;
  ctx.lineWidth = wide;
  ctx.setLineDash(dash);
  trace(ctx, way);
  ctx.setLineDash([]);
}

// The sign says the same as the colour.
function ground(ctx: CanvasRenderingContext2D, { x, y }: Tile, fill: string, line: string, sign: string, look: Look) {
  const out = Math.max(9, 3 / look.zoom);
  ctx.beginPath();
  ctx.roundRect(x + LEFT - out, y - out, TILE + 2 * out, TILE + 2 * out, 14);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = line;
  ctx.lineWidth = Math.max(1.5, 1.5 / look.zoom);
  ctx.stroke();
  badge(ctx, x + LEFT + TILE + out, y - out, line, sign, look);
}

function ghost(ctx: CanvasRenderingContext2D, tile: Tile, look: Look) {
  const { inks } = look;
  ctx.beginPath();
  ctx.roundRect(tile.x + LEFT, tile.y, TILE, TILE, 9);
  ctx.fillStyle = inks.badSoft;
  ctx.fill();
  ctx.strokeStyle = inks.bad;
  ctx.lineWidth = Math.max(1.25, 1.25 / look.zoom);
  ctx.setLineDash([4, 3]);
  ctx.stroke();
  ctx.setLineDash([]);
  badge(ctx, tile.x + LEFT + TILE, tile.y, inks.bad, '−', look);
  if (look.far) return;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = inks.soft;
  ctx.font = `500 11px ${inks.font}`;
  const name = look.nameOf(tile);
  ctx.fillText(name, tile.x + WIDTH / 2, tile.y + TILE + 15, WIDTH);
  const wide = Math.min(WIDTH, ctx.measureText(name).width);
  ctx.fillRect(tile.x + (WIDTH - wide) / 2, tile.y + TILE + 11, wide, 1);
}

function badge(ctx: CanvasRenderingContext2D, x: number, y: number, fill: string, sign: string, { inks, far }: Look) {
  if (far) return;
  ctx.beginPath();
  ctx.arc(x, y, 8, 0, 2 * Math.PI);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.fillStyle = inks.surface;
  ctx.font = `600 12px ${inks.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(sign, x, y + 0.5);
}
