import { moveTo } from '../acts';
import type { Editor } from '../editor.svelte';
import { TILE, WIDTH } from '../model/arrange';
import { nodeOf, type Spot } from '../model/document';
import { joint } from '../model/wires';
import { cut, fitsInto, moveInto, rewire } from '../wiring';
import { OUT } from './ports';
import { endAt, lineAt, noteAt, portAt, rectOf, tileAt, within, type Line, type Point } from './scene';
import type { Loose, Moving, Stage } from './stage.svelte';

/** What the canvas lets the hand do. */
export interface Ground {
  box(): HTMLElement | undefined;
  panBy(x: number, y: number): void;
  /** Brings the keyboard to a node. */
  focus(id: string): void;
}

interface Press {
  readonly kind: 'node' | 'box' | 'wire';
  readonly id: string;
  /** Where it began, on the screen and in the graph. */
  readonly screen: Point;
  readonly from: Point;
  /** Whether what is pressed is added to what is chosen, or taken out of it. */
  readonly adds: boolean;
  /** What was chosen before a box was drawn. */
  readonly before: readonly string[];
  readonly taken?: { readonly line: Line; readonly end: 'start' | 'end' };
  now: Point;
  moved: boolean;
}

/** How far the pointer moves before it drags. */
const SLACK = 3;
/** So near to the edge of the canvas, in pixels, it follows what is dragged; and by so much in a frame. */
const EDGE = 32;
const SPEED = 12;
/** How far beside a wire the pointer may be, and beside a tile that is drawn small. */
const REACH = 7;

/** From so far away the end of a wire goes to a port, in the graph's pixels. */
const SNAP = 18;

/** What is in the page and has a use of the pointer of its own. */
const OWN = '.port, .nodrag, a, [role="dialog"], .svelte-flow__resize-control, .failure-note, [data-over]';

/**
 * Pointer on the canvas: chooses, drags, draws a box. It goes by what is drawn, not by elements, and so does the same
 * from near and from afar. Panning and zooming are the library's.
 */
export class Hand {
  #press: Press | undefined;
  /** The click that ends a press is no click on the canvas. */
  #swallow = false;
  #frame = 0;

  constructor(
    private readonly editor: Editor,
    private readonly stage: Stage,
    private readonly ground: Ground,
  ) {}

  /** A place of the screen in the graph's pixels. */
  point({ clientX, clientY }: { clientX: number; clientY: number }): Point {
    const edge = this.ground.box()?.getBoundingClientRect();
    const { x, y, zoom } = this.stage.view;
    return [(clientX - (edge?.left ?? 0) - x) / zoom, (clientY - (edge?.top ?? 0) - y) / zoom];
  }

  /** The node or note at a place: an element, or what is drawn there. */
  at(event: { clientX: number; clientY: number; target?: EventTarget | null }): string | undefined {
    const element = (event.target as Element | null)?.closest?.('.svelte-flow__node')?.getAttribute('data-id');
    if (element) return element;
    const { scene, isFar, view } = this.stage;
    const place = this.point(event);
    return tileAt(scene, place, isFar ? 2 / view.zoom : 0)?.id ?? noteAt(scene, place)?.id;
  }

  line(event: { clientX: number; clientY: number }): Line | undefined {
    return lineAt(this.stage.scene, this.point(event), REACH / this.stage.view.zoom);
  }

  #taken(event: PointerEvent): Press['taken'] {
    if (this.editor.isReadOnly || this.stage.isFar) return undefined;
    const line = this.line(event);
    const end = line && endAt(this.stage.scene, line, this.point(event));
    return end && { line, end };
  }

  /** A press that is the hand's own; others are left to the library, which pans. */
  down(event: PointerEvent): void {
    this.#press = undefined;
    this.#swallow = false;
    const target = event.target as Element | null;
    if (event.button !== 0 || !event.isPrimary || target?.closest(OWN)) return;
    const id = this.at(event);
    const isBox = event.shiftKey && id === undefined;
    const taken = id === undefined && !isBox ? this.#taken(event) : undefined;
    if (id === undefined && !isBox && !taken) return;
    this.#press = {
      kind: isBox ? 'box' : taken ? 'wire' : 'node',
      id: id ?? '',
      taken,
      screen: [event.clientX, event.clientY],
      from: this.point(event),
      adds: event.shiftKey || event.ctrlKey || event.metaKey,
      before: [...this.editor.chosen],
      now: [event.clientX, event.clientY],
      moved: false,
    };
    this.stage.hover = undefined;
    addEventListener('pointermove', this.#move);
    addEventListener('pointerup', this.#up);
    addEventListener('pointercancel', this.#cancel);
  }

  /** Keeps a press that is the hand's from panning the canvas, and what is pressed from being marked as text. */
  hold(event: Event): void {
    if (!this.#press) return;
    if (event.type === 'selectstart' || event.type === 'dragstart') {
      const isField = (event.target as Element | null)?.closest?.('textarea, input');
      if (!isField || this.#press.moved) event.preventDefault();
    } else event.stopPropagation();
  }

  /** True for the click that ends a press of the hand's. */
  swallow(event: MouseEvent): void {
    if (this.#swallow) event.stopPropagation();
    this.#swallow = false;
  }

  /** What is under a pointer that presses nothing. */
  over(event: PointerEvent): void {
    if (this.#press || event.buttons !== 0) return this.leave();
    const target = event.target as Element | null;
    if (target?.closest(OWN)) return this.leave();
    const edge = this.ground.box()?.getBoundingClientRect();
    const at: Point = [event.clientX - (edge?.left ?? 0), event.clientY - (edge?.top ?? 0)];
    const isElement = target?.closest('.svelte-flow__node') !== null;
    const id = this.at(event);
    const isTile = id !== undefined && this.stage.scene.at.has(id);
    if (isTile && (this.stage.isFar || !isElement)) this.stage.hover = { at, node: id };
    else {
      const line = id === undefined ? this.line(event) : undefined;
      this.stage.hover = line && { at, line, end: this.#taken(event)?.end };
    }
  }

  leave(): void {
    if (this.stage.hover) this.stage.hover = undefined;
  }

  close(): void {
    this.#end();
  }

  readonly #move = (event: PointerEvent): void => {
    const press = this.#press;
    if (!press) return;
    press.now = [event.clientX, event.clientY];
    if (!press.moved) {
      if (Math.hypot(press.now[0] - press.screen[0], press.now[1] - press.screen[1]) < SLACK) return;
      press.moved = true;
      this.editor.release = () => {
        this.#swallow = true;
        this.#end();
      };
      if (press.kind === 'node' && !this.editor.chosen.has(press.id))
        this.editor.choose(press.adds ? [...press.before, press.id] : [press.id]);
      if (press.kind === 'box' || !this.editor.isReadOnly) this.#frame = requestAnimationFrame(this.#edge);
    }
    this.#follow();
  };

  #follow(): void {
    const press = this.#press;
    if (!press?.moved) return;
    const [x, y] = this.point({ clientX: press.now[0], clientY: press.now[1] });
    if (press.kind === 'box') {
      this.stage.box = rectOf(press.from, [x, y]);
      this.editor.choose([...press.before, ...within(this.stage.scene, this.stage.box)]);
    } else if (press.taken) {
      const { line, end } = press.taken;
      const port = portAt(this.stage.scene, this.editor.kinds, end === 'start' ? 'out' : 'in', [x, y], SNAP);
      this.stage.loose = { line, end, at: port?.at ?? [x, y], port };
    } else if (!this.editor.isReadOnly) {
      this.stage.moving = { ids: this.editor.chosen, by: [x - press.from[0], y - press.from[1]] };
      this.stage.into = this.#under(press.id);
    }
  }

  // The wire that a single node lies on, if it goes into it.
  #under(id: string): Line | undefined {
    const { scene } = this.stage;
    const tile = this.editor.chosen.size === 1 ? scene.tiles[scene.at.get(id) ?? -1] : undefined;
    const line = tile && lineAt(scene, [tile.x + WIDTH / 2, tile.y + TILE / 2], TILE / 2);
    return line && fitsInto(this.editor, id, line.wire) ? line : undefined;
  }

  // Near the edge, the canvas moves on under what is dragged.
  readonly #edge = (): void => {
    const [press, edge] = [this.#press, this.ground.box()?.getBoundingClientRect()];
    if (!press || !edge) return;
    const [x, y] = press.now;
    const by = (at: number, low: number, high: number) =>
      at < low + EDGE
        ? Math.min(1, (low + EDGE - at) / EDGE)
        : at > high - EDGE
          ? Math.max(-1, (high - EDGE - at) / EDGE)
          : 0;
    const [dx, dy] = [by(x, edge.left, edge.right) * SPEED, by(y, edge.top, edge.bottom) * SPEED];
    if (dx !== 0 || dy !== 0) {
      this.ground.panBy(dx, dy);
      this.#follow();
    }
    this.#frame = requestAnimationFrame(this.#edge);
  };

  readonly #up = (event: PointerEvent): void => {
    const press = this.#press;
    const { moving, loose, into } = this.stage;
    this.#end();
    if (!press) return;
    this.#swallow = true;
    // The click comes before anything else can be pressed, or not at all.
    setTimeout(() => (this.#swallow = false));
    if (press.kind === 'box') {
      if (!press.moved) this.editor.choose([]);
    } else if (press.taken) {
      if (!press.moved) this.editor.chooseWire(press.taken.line.wire);
      else if (loose) this.#lead(loose, event);
    } else if (!press.moved) this.#click(press);
    else if (moving) this.#drop(moving, into);
  };

  #click({ id, adds, before }: Press): void {
    this.editor.seeking = undefined;
    if (!adds) this.editor.choose([id]);
    else if (before.includes(id)) this.editor.choose(before.filter((one) => one !== id));
    else this.editor.choose([...before, id]);
    if (this.stage.scene.at.has(id)) this.ground.focus(id);
  }

  // To a port, to a node by the port that fits, or to nothing: then the wire goes.
  #lead({ line: { wire }, end, port }: Loose, { clientX, clientY }: PointerEvent): void {
    const target = document.elementFromPoint(clientX, clientY);
    const node = port?.node ?? this.at({ clientX, clientY, target });
    const { doc, kinds } = this.editor;
    const kind = nodeOf(doc, node ?? '')?.kind;
    if (node === undefined || kind === undefined) return cut(this.editor, wire);
    const isEnd = end === 'end';
    const first = isEnd ? kinds.inputs(kind)[0]?.name : kinds.outputs(kind)[0]?.name;
    const named = port ? (port.port === OUT ? undefined : port.port) : first;
    const asked = isEnd ? { ...wire, to: node, port: named ?? '' } : { ...wire, from: node, output: named };
    const fits = isEnd ? joint(doc, kinds, wire, node) : joint(doc, kinds, { from: node }, wire.to, wire.port);
    rewire(this.editor, wire, port ? asked : (fits ?? asked));
  }

  #drop({ ids, by: [dx, dy] }: Moving, into: Line | undefined): void {
    const { tiles, notes, at } = this.stage.still;
    const nodes = [...ids].flatMap((id): [string, Spot][] => {
      const tile = tiles[at.get(id) ?? -1];
      return tile ? [[id, [tile.x + dx, tile.y + dy]]] : [];
    });
    const others = notes
      .filter(({ id }) => ids.has(id))
      .map(({ id, at: [x, y] }): [string, Spot] => [id, [x + dx, y + dy]]);
    const [first] = nodes;
    if (into && first) moveInto(this.editor, first[0], first[1], into.wire);
    else moveTo(this.editor, [...nodes, ...others]);
  }

  readonly #cancel = (): void => this.#end();

  #end(): void {
    cancelAnimationFrame(this.#frame);
    this.#press = undefined;
    this.editor.release = undefined;
    this.stage.moving = undefined;
    this.stage.box = undefined;
    this.stage.loose = undefined;
    this.stage.into = undefined;
    removeEventListener('pointermove', this.#move);
    removeEventListener('pointerup', this.#up);
    removeEventListener('pointercancel', this.#cancel);
  }
}
