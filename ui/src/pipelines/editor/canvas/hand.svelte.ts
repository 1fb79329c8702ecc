import { moveTo } from '../acts';
import type { Editor } from '../editor.svelte';
import type { Spot } from '../model/document';
import { lineAt, noteAt, rectOf, tileAt, within, type Line, type Point } from './scene';
import type { Stage } from './stage.svelte';

/** What the canvas lets the hand do. */
export interface Ground {
  box(): HTMLElement | undefined;
  panBy(x: number, y: number): void;
  /** Brings the keyboard to a node. */
  focus(id: string): void;
}

interface Press {
  readonly kind: 'node' | 'box';
  readonly id: string;
  /** Where it began, on the screen and in the graph. */
  readonly screen: Point;
  readonly from: Point;
  /** Whether what is pressed is added to what is chosen, or taken out of it. */
  readonly adds: boolean;
  /** What was chosen before a box was drawn. */
  readonly before: readonly string[];
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

/** What is in the page and has a use of the pointer of its own. */
const OWN =
  '.port, .nodrag, a, [role="dialog"], .svelte-flow__resize-control, [data-testid="node-failure"], [data-over]';

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
  ) {
    editor.release = () => this.#release();
  }

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

  /** A press that is the hand's own; others are left to the library, which pans. */
  down(event: PointerEvent): void {
    this.#press = undefined;
    this.#swallow = false;
    const target = event.target as Element | null;
    if (event.button !== 0 || !event.isPrimary || target?.closest(OWN)) return;
    const id = this.at(event);
    const isBox = event.shiftKey && id === undefined;
    if (id === undefined && !isBox) return;
    this.#press = {
      kind: isBox ? 'box' : 'node',
      id: id ?? '',
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
      this.stage.hover = line && { at, line };
    }
  }

  leave(): void {
    if (this.stage.hover) this.stage.hover = undefined;
  }

  close(): void {
    this.#end();
    this.editor.release = () => false;
  }

  readonly #move = (event: PointerEvent): void => {
    const press = this.#press;
    if (!press) return;
    press.now = [event.clientX, event.clientY];
    if (!press.moved) {
      if (Math.hypot(press.now[0] - press.screen[0], press.now[1] - press.screen[1]) < SLACK) return;
      press.moved = true;
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
    } else if (!this.editor.isReadOnly) {
      this.stage.moving = { ids: this.editor.chosen, by: [x - press.from[0], y - press.from[1]] };
    }
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

  readonly #up = (): void => {
    const press = this.#press;
    const moving = this.stage.moving;
    this.#end();
    if (!press) return;
    this.#swallow = true;
    // The click comes before anything else can be pressed, or not at all.
    setTimeout(() => (this.#swallow = false));
    if (press.kind === 'box') {
      if (!press.moved) this.editor.choose([]);
    } else if (!press.moved) this.#click(press);
    else if (moving) this.#drop(moving.ids, moving.by);
  };

  #click({ id, adds, before }: Press): void {
    this.editor.seeking = undefined;
    if (!adds) this.editor.choose([id]);
    else if (before.includes(id)) this.editor.choose(before.filter((one) => one !== id));
    else this.editor.choose([...before, id]);
    if (this.stage.scene.at.has(id)) this.ground.focus(id);
  }

  #drop(ids: ReadonlySet<string>, [dx, dy]: Point): void {
    const { tiles, notes, at } = this.stage.still;
    const nodes = [...ids].flatMap((id): [string, Spot][] => {
      const tile = tiles[at.get(id) ?? -1];
      return tile ? [[id, [tile.x + dx, tile.y + dy]]] : [];
    });
    const others = notes
      .filter(({ id }) => ids.has(id))
      .map(({ id, at: [x, y] }): [string, Spot] => [id, [x + dx, y + dy]]);
    moveTo(this.editor, [...nodes, ...others]);
  }

  readonly #cancel = (): void => this.#end();

  #release(): boolean {
    if (!this.#press?.moved) return false;
    this.#swallow = true;
    this.#end();
    return true;
  }

  #end(): void {
    cancelAnimationFrame(this.#frame);
    this.#press = undefined;
    this.stage.moving = undefined;
    this.stage.box = undefined;
    removeEventListener('pointermove', this.#move);
    removeEventListener('pointerup', this.#up);
    removeEventListener('pointercancel', this.#cancel);
  }
}
