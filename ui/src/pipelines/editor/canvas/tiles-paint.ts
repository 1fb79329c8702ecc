import { icons, type IconName } from '../../../lib/parts/icons';
import type { Shape } from '../../../lib/parts/states';
import { TILE, WIDTH } from '../model/arrange';
import type { Inks } from './inks';
import { isIn, type Rect, type Scene, type Tile } from './scene';

/** How a node looks: what its tile says of its state, and the words below it. */
export interface TileLook {
  readonly icon: IconName;
  readonly group: string | undefined;
  readonly shape: Shape;
  readonly share: number | undefined;
  readonly name: () => string;
  readonly word: () => string;
}

export interface TilesLook {
  readonly inks: Inks;
  readonly zoom: number;
  readonly ratio: number;
  readonly seen: Rect;
  readonly far: boolean;
  readonly of: (tile: Tile) => TileLook;
  readonly chosen: ReadonlySet<string>;
  readonly hovered: string | undefined;
  /** What is drawn elsewhere. */
  readonly mounted: ReadonlySet<string>;
  readonly sprites: Sprites;
}

const RADIUS = 9;
const PAD = 4;
const SIDE = TILE + 2 * PAD;
const LEFT = (WIDTH - TILE) / 2;
/** So large is an icon at least, for anybody to know it. */
const ICON_FROM = 0.22;

export function paintTiles(ctx: CanvasRenderingContext2D, scene: Scene, look: TilesLook): void {
  const scale = look.zoom * look.ratio;
  const bucket = 2 ** (Math.ceil(Math.log2(scale) * 2) / 2);
  look.sprites.keep(look.inks, bucket);
  for (const tile of scene.tiles) {
    if (!isIn(tile, look.seen) || (!look.far && look.mounted.has(tile.id))) continue;
    const is = look.of(tile);
    if (tile.node.disabled) ctx.globalAlpha = 0.5;
    ctx.drawImage(look.sprites.get(is, look.far), tile.x + LEFT - PAD, tile.y - PAD, SIDE, SIDE);
    if (is.share !== undefined) progress(ctx, tile, is.share, look.inks);
    if (look.far) badge(ctx, tile, is.shape, look);
    else words(ctx, tile, is, look);
    ctx.globalAlpha = 1;
    if (look.chosen.has(tile.id)) ring(ctx, tile, look.inks.accent, 2.5, look.zoom);
    else if (look.hovered === tile.id) ring(ctx, tile, look.inks.ring, 2, look.zoom);
  }
}

function ring(ctx: CanvasRenderingContext2D, { x, y }: Tile, ink: string, wide: number, zoom: number) {
  ctx.strokeStyle = ink;
  ctx.lineWidth = wide / zoom;
  const out = wide / 2 / zoom;
  ctx.beginPath();
  ctx.roundRect(x + LEFT - out, y - out, TILE + 2 * out, TILE + 2 * out, RADIUS + out);
  ctx.stroke();
}

function progress(ctx: CanvasRenderingContext2D, { x, y }: Tile, share: number, inks: Inks) {
  ctx.fillStyle = inks.fill;
  ctx.fillRect(x + LEFT + 6, y + TILE - 9, TILE - 12, 4);
  ctx.fillStyle = inks.run;
  ctx.fillRect(x + LEFT + 6, y + TILE - 9, (TILE - 12) * share, 4);
}

// From afar a state is a mark at the corner, large enough to be seen.
const MARKED: readonly Shape[] = ['bad', 'run', 'stale', 'warn', 'ok', 'cached'];
function badge(ctx: CanvasRenderingContext2D, { x, y }: Tile, shape: Shape, { inks, zoom }: TilesLook) {
  if (!MARKED.includes(shape)) return;
  const side = Math.min(20, Math.max(9, 4 / zoom));
  ctx.fillStyle = inks.page;
  ctx.fillRect(x + LEFT + TILE - side, y + TILE - side, side, side);
  ctx.fillStyle = inks.shape[shape];
  const edge = side * 0.15;
  ctx.fillRect(x + LEFT + TILE - side + edge, y + TILE - side + edge, side - edge, side - edge);
}

function words(ctx: CanvasRenderingContext2D, { x, y }: Tile, is: TileLook, { inks }: TilesLook) {
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = inks.ink;
  ctx.font = `500 11px ${inks.font}`;
  ctx.fillText(is.name(), x + WIDTH / 2, y + TILE + 15, WIDTH);
  ctx.fillStyle = inks.shape[is.shape];
  ctx.font = `400 11px ${inks.font}`;
  ctx.fillText(is.word(), x + WIDTH / 2, y + TILE + 30, WIDTH);
}

const DASHED: readonly Shape[] = ['wait', 'stale', 'idle'];
const paths = new Map<IconName, Path2D>();

/** Tiles drawn once for each kind and state, and copied to wherever one of them stands. */
export class Sprites {
  #inks: Inks | undefined;
  #scale = 0;
  readonly #made = new Map<string, HTMLCanvasElement>();

  /** Keeps what was drawn as long as colours and size are the same. */
  keep(inks: Inks, scale: number): void {
    if (inks === this.#inks && scale === this.#scale) return;
    this.#made.clear();
    this.#inks = inks;
    this.#scale = scale;
  }

  get(look: TileLook, far: boolean): HTMLCanvasElement {
    const key = `${look.icon} ${look.group} ${look.shape} ${far}`;
    const found = this.#made.get(key);
    if (found) return found;
    const made = this.#draw(look, far);
    this.#made.set(key, made);
    return made;
  }

  #draw({ icon, group, shape }: TileLook, far: boolean): HTMLCanvasElement {
    const made = document.createElement('canvas');
    made.width = made.height = Math.ceil(SIDE * this.#scale);
    const ctx = made.getContext('2d');
    const inks = this.#inks;
    if (!ctx || !inks) return made;
    const scale = made.width / SIDE;
    ctx.setTransform(scale, 0, 0, scale, PAD * scale, PAD * scale);
    ctx.beginPath();
    ctx.roundRect(0.5, 0.5, TILE - 1, TILE - 1, RADIUS);
    ctx.fillStyle = inks.surface;
    ctx.fill();
    if (far) {
      ctx.globalAlpha = 0.3;
      ctx.fillStyle = inks.group(group);
      ctx.fill();
      ctx.globalAlpha = 1;
    }
    ctx.lineWidth = far ? Math.max(2, 1 / scale) : 1;
    ctx.strokeStyle = border(shape, far ? inks.group(group) : inks.lineStrong, inks, far);
    if (!far && DASHED.includes(shape)) ctx.setLineDash([3, 2]);
    ctx.stroke();
    ctx.setLineDash([]);
    // A component is more than one step: its edge is double.
    if (group === 'components') {
      ctx.beginPath();
      ctx.roundRect(-2.5, -2.5, TILE + 5, TILE + 5, RADIUS + 3);
      ctx.lineWidth = far ? Math.max(1.5, 0.75 / scale) : 1;
      ctx.stroke();
    }
    if (this.#scale >= ICON_FROM) this.#icon(ctx, icon, shape === 'bad' ? inks.bad : far ? inks.ink : inks.soft);
    return made;
  }

  #icon(ctx: CanvasRenderingContext2D, icon: IconName, ink: string): void {
    const path = paths.get(icon) ?? new Path2D(icons[icon]);
    paths.set(icon, path);
    const size = this.#scale < 0.5 ? 26 : 20;
    ctx.translate((TILE - size) / 2, (TILE - size) / 2);
    ctx.scale(size / 16, size / 16);
    ctx.strokeStyle = ink;
    ctx.lineWidth = this.#scale < 0.5 ? 2 : 1.5;
    ctx.lineCap = ctx.lineJoin = 'round';
    ctx.stroke(path);
  }
}

function border(shape: Shape, usual: string, inks: Inks, far: boolean): string {
  if (shape === 'bad') return inks.bad;
  if (shape === 'run') return inks.run;
  return !far && DASHED.includes(shape) ? inks.lineControl : usual;
}
