import type { Inks } from './inks';
import { bends, endsOf, grown, lineRect, type Line, type Point, type Rect, type Scene } from './scene';
import type { Loose } from './stage.svelte';

/** A wire's line is its state: solid where the data exists, moving dashes while it is read. */
export type Flowing = 'waiting' | 'there' | 'reading';

export interface LineLook {
  readonly flowing: Flowing;
  /** How many rows go through it, written at its start. */
  readonly rows?: string;
}

export interface WiresLook {
  readonly inks: Inks;
  readonly zoom: number;
  /** What is on the canvas at all. */
  readonly seen: Rect;
  readonly far: boolean;
  readonly of: (line: Line) => LineLook;
  readonly picked: (line: Line) => boolean;
  readonly hovered: Line | undefined;
  /** A wire of which one end is being led elsewhere. */
  readonly loose: Loose | undefined;
  /** The end of the hovered wire that can be taken. */
  readonly end: 'start' | 'end' | undefined;
  /** How far the dashes have moved. */
  readonly phase: number;
}

const CORNER = 7;

export function paintWires(ctx: CanvasRenderingContext2D, scene: Scene, look: WiresLook): void {
  const lines = scene.lines.filter((line) => {
    if (line === look.loose?.line) return false;
    const { left, top, right, bottom } = grown(lineRect(...endsOf(scene, line)), 4);
    return left < look.seen.right && right > look.seen.left && top < look.seen.bottom && bottom > look.seen.top;
  });
  if (look.loose) paintLoose(ctx, scene, look.loose, look);
  if (look.far) paintFar(ctx, scene, lines, look);
  else for (const line of lines) paintLine(ctx, scene, line, look);
  for (const line of lines)
    if (look.far && (look.picked(line) || look.hovered === line)) paintLine(ctx, scene, line, look);
}

// Thousands of wires: upright and level strokes as plain rectangles, by colour.
function paintFar(ctx: CanvasRenderingContext2D, scene: Scene, lines: readonly Line[], { inks, zoom, of }: WiresLook) {
  const wide = 1.25 / zoom;
  let [color, alpha] = ['', 0];
  for (const line of lines) {
    const faded = of(line).flowing === 'waiting' ? 0.55 : 1;
    if (color !== inks.port[line.type]) ctx.fillStyle = color = inks.port[line.type];
    if (alpha !== faded) ctx.globalAlpha = alpha = faded;
    const corners = bends(...endsOf(scene, line));
    for (let n = 1; n < corners.length; n += 1) {
      const [[x1, y1], [x2, y2]] = [corners[n - 1] as Point, corners[n] as Point];
      if (y1 === y2) ctx.fillRect(Math.min(x1, x2), y1 - wide / 2, Math.abs(x2 - x1), wide);
      else ctx.fillRect(x1 - wide / 2, Math.min(y1, y2), wide, Math.abs(y2 - y1));
    }
  }
  ctx.globalAlpha = 1;
}

/** Draws a way with rounded corners. */
export function trace(ctx: CanvasRenderingContext2D, corners: readonly Point[]): void {
  const [first, ...rest] = corners;
  if (!first) return;
  ctx.beginPath();
  ctx.moveTo(...first);
  rest.forEach(([x, y], n) => {
    const [before, after] = [corners[n] as Point, rest[n + 1]];
    if (!after) return ctx.lineTo(x, y);
    const short = Math.min(Math.hypot(x - before[0], y - before[1]), Math.hypot(after[0] - x, after[1] - y));
    ctx.arcTo(x, y, after[0], after[1], Math.min(CORNER, n === 0 || n === rest.length - 2 ? short : short / 2));
  });
  ctx.stroke();
}

// The port that it would go to is marked.
function paintLoose(ctx: CanvasRenderingContext2D, scene: Scene, { line, end, at, port }: Loose, { inks }: WiresLook) {
  const [start, stop] = endsOf(scene, line);
  ctx.strokeStyle = inks.accent;
  ctx.lineWidth = 2.25;
  trace(ctx, end === 'end' ? bends(start, at) : bends(at, stop));
  ctx.beginPath();
  ctx.arc(...at, port ? 9 : 4, 0, 2 * Math.PI);
  ctx.stroke();
}

function paintLine(ctx: CanvasRenderingContext2D, scene: Scene, line: Line, look: WiresLook) {
  const { flowing, rows } = look.of(line);
  const [start, end] = endsOf(scene, line);
  const thin = flowing === 'reading' || look.hovered === line ? 2.75 : 1.75;
  ctx.strokeStyle = look.inks.port[line.type];
  ctx.lineWidth = Math.max(look.picked(line) ? 3.25 : thin, 1.25 / look.zoom);
  ctx.setLineDash(flowing === 'there' ? [] : flowing === 'waiting' ? [3, 4] : [9, 4]);
  ctx.lineDashOffset = flowing === 'reading' ? -look.phase : 0;
  trace(ctx, bends(start, end));
  ctx.setLineDash([]);
  if (look.hovered === line && look.end) grip(ctx, look.end === 'start' ? start : end, look.end, look.inks);
  if (rows !== undefined && flowing !== 'waiting' && !look.far) {
    ctx.font = `500 10px ${look.inks.font}`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    haloed(ctx, rows, start[0] + 9, start[1] - 5, look.inks.soft, look.inks.page);
  }
}

// Where a wire can be taken, beside its port.
function grip(ctx: CanvasRenderingContext2D, [x, y]: Point, end: 'start' | 'end', { surface, accent }: Inks) {
  ctx.beginPath();
  ctx.arc(x + (end === 'start' ? 13 : -13), y, 4, 0, 2 * Math.PI);
  ctx.fillStyle = surface;
  ctx.strokeStyle = accent;
  ctx.lineWidth = 1.75;
  ctx.fill();
  ctx.stroke();
}

/** Text that can be read over a wire. */
export function haloed(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, ink: string, page: string) {
  ctx.strokeStyle = page;
  ctx.lineWidth = 4;
  ctx.lineJoin = 'round';
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}
