import type { Session } from '../context';
import { standingIn, type Standing } from '../standing';
import { comparedTo, levelBefore, type Compared } from './compared';
import type { View } from './paint';
import {
  boundsOf,
  grown,
  isIn,
  isNoteIn,
  sceneOf,
  shifted,
  type Line,
  type Point,
  type PortSpot,
  type Rect,
  type Scene,
} from './scene';

/** From this size on words can be read, and nodes stand in the page as elements. */
const NEAR = 0.5;
/** So many are drawn even where their words could be read. */
const MANY = 240;
/** So long the canvas has to be at rest before elements are made for what came into view, in milliseconds. */
const REST = 90;
/** So many elements are made in one frame. */
const AT_ONCE = 24;
/** Elements are there a little beyond the edge. */
const MARGIN = 60;

/** What is being dragged, and by how much. */
export interface Moving {
  readonly ids: ReadonlySet<string>;
  readonly by: Point;
}

/** What the pointer is over, and where on the canvas it is. */
export interface Hover {
  readonly at: Point;
  readonly node?: string;
  readonly line?: Line;
  /** The end of the wire that a press would take. */
  readonly end?: 'start' | 'end';
}

/** A wire of which one end is being led elsewhere. */
export interface Loose {
  readonly line: Line;
  readonly end: 'start' | 'end';
  /** Where that end is: at a port, where it is near one. */
  readonly at: Point;
  readonly port: PortSpot | undefined;
}

/**
 * What is seen of a graph. Everything is drawn on one canvas; of the nodes that can be read, those in view are elements
 * of the page as well, and while nothing can be read only the one that the keyboard is at.
 */
export class Stage {
  moving = $state.raw<Moving>();
  /** The box by which nodes are being chosen, in the graph's pixels. */
  box = $state.raw<Rect>();
  hover = $state.raw<Hover>();
  loose = $state.raw<Loose>();
  /** The wire that what is dragged would go into. */
  into = $state.raw<Line>();
  /** A node that is to be reached by the keyboard. */
  wanted = $state('');
  #settled = $state.raw<ReadonlySet<string>>(new Set());
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #last: Scene | undefined;

  readonly still: Scene = $derived.by(() => sceneOf(this.session.editor.shown, this.session.editor.kinds));
  readonly scene: Scene = $derived(this.moving ? shifted(this.still, this.moving.ids, this.moving.by) : this.still);
  /** How it differs from an earlier version, where that is to be seen. */
  readonly compared: Compared | undefined = $derived.by(() => {
    const { editor } = this.session;
    const before = editor.compared && levelBefore(editor.compared.whole, editor.name);
    return before && comparedTo(before, editor.shown, this.scene, editor.kinds);
  });
  readonly view: View = $derived.by(() => this.viewed());
  /** The part of the graph that is on the canvas. */
  readonly seen: Rect = $derived.by(() => {
    const { x, y, zoom, width, height } = this.view;
    return { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom };
  });
  readonly #inView: readonly string[] = $derived.by(() => {
    if (this.view.zoom < NEAR) return [];
    const around = grown(this.seen, MARGIN);
    const { tiles, notes } = this.scene;
    return [...notes.filter((note) => isNoteIn(note, around)), ...tiles.filter((tile) => isIn(tile, around))].map(
      ({ id }) => id,
    );
  });
  readonly isFar: boolean = $derived.by(() => this.view.zoom < NEAR || this.#inView.length > MANY);
  /** The node that Tab leads to: the one that is chosen, else the first. */
  readonly stop: string = $derived.by(
    () => this.session.editor.one?.id ?? this.session.editor.doc.pipeline.nodes[0]?.id ?? '',
  );
  /** What stands in the page as an element. */
  readonly mounted: ReadonlySet<string> = $derived.by(() => {
    const { chosen } = this.session.editor;
    const must = [this.stop, this.wanted, ...(chosen.size === 1 ? chosen : [])].filter(Boolean);
    return new Set([...(this.isFar ? [] : this.#settled), ...must]);
  });
  /** How each node stands. */
  readonly standings: ReadonlyMap<string, Standing> = $derived.by(() => standings(this.session));

  constructor(
    private readonly session: Session,
    private readonly viewed: () => View,
  ) {}

  /** The space that the graph takes. */
  readonly bounds: Rect | undefined = $derived.by(() => boundsOf(this.still));

  get chosen(): ReadonlySet<string> {
    return this.session.editor.chosen;
  }

  /** Makes elements for what is in view: at once where the graph changed, else as soon as the canvas rests. */
  follow(): void {
    const [wants, still, isFar] = [this.#inView, this.still, this.isFar];
    clearTimeout(this.#timer);
    if (this.moving) return;
    if (isFar) this.#settled = NOTHING;
    else if (still !== this.#last) this.#settle(wants);
    else this.#timer = setTimeout(() => this.#settle(wants), REST);
    this.#last = still;
  }

  close(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
  }

  #settle(wants: readonly string[]): void {
    cancelAnimationFrame(this.#frame);
    const have = wants.filter((id) => this.#settled.has(id));
    const lacking = wants.filter((id) => !this.#settled.has(id));
    this.#settled = new Set([...have, ...lacking.slice(0, AT_ONCE)]);
    if (lacking.length > AT_ONCE) this.#frame = requestAnimationFrame(() => this.#settle(wants));
  }
}

const NOTHING: ReadonlySet<string> = new Set();

function standings(session: Session): ReadonlyMap<string, Standing> {
  const { editor, saver } = session;
  const { findings } = saver;
  const found = [...(findings?.problems ?? []).map(({ node }) => node ?? ''), ...editor.drafts.keys()];
  const wrong = new Set(found.map((at) => editor.here(at.split(' ')[0] ?? '')));
  return new Map(editor.doc.pipeline.nodes.map((node) => [node.id, standingIn(session, node, wrong.has(node.id))]));
}

/** The view in which all of a graph is on a canvas of a size. */
export function fitted(bounds: Rect | undefined, width: number, height: number, least: number): View {
  if (!bounds) return { x: width / 2 - 50, y: height / 2 - 60, zoom: 1, width, height };
  const [wide, high] = [Math.max(1, bounds.right - bounds.left), Math.max(1, bounds.bottom - bounds.top)];
  const zoom = Math.max(least, Math.min(1, (width * 0.88) / wide, (height * 0.88) / high));
  const x = (width - wide * zoom) / 2 - bounds.left * zoom;
  const y = (height - high * zoom) / 2 - bounds.top * zoom;
  return { x, y, zoom, width, height };
}
