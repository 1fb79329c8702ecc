import { tick } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { Args } from '../../lib/messages/catalogue';
import type { Catalogue, Kind } from './model/catalogue';
import { placed } from './model/arrange';
import type { Definitions } from './model/definitions';
import { componentsOf, isRefusal, nodeOf, notesOf, type Doc, type Edited, type Spot } from './model/document';
import { begin, rebase, redo, seal, step, undo, type History, type What } from './model/history';
import { nameIn } from './model/kinds';
import { canOpen, levelOf, namesAlong, originOf, withLevel } from './model/level';
import { brought } from './model/merge';
import { loopIn, settled } from './model/settle';
import { wiresOf, type Wire } from './model/wires';

/** Something to be said: a key of the catalogue with its values. */
export interface Said {
  readonly key: string;
  readonly args?: Args;
  /** A refusal is shown as well as spoken. */
  readonly refused?: boolean;
}

/** A text that stands in a field and is no value: the document keeps the last one that was. */
export interface Draft {
  readonly text: string;
  readonly lack: Said;
}

/** Where a search for a node to add was opened, and for what. */
export interface Seeking {
  /** In pixels of the canvas. */
  readonly at: Spot;
  /** A port that takes, or one of the outputs of a node. */
  readonly from: { readonly node: string; readonly port: string | undefined; readonly output?: string };
}

/** A pipeline being edited: what was done to it, which part of it is open, and what is chosen. */
export class Editor {
  #history = $state.raw<History>(begin({} as Doc));
  /** All of the pipeline, as it is saved. */
  readonly whole = $derived(this.#history.now);
  #path = $state.raw<readonly string[]>([]);
  /** The components that are open, one in the other; none where the pipeline itself is. */
  readonly names: readonly string[] = $derived.by(() => namesAlong(this.whole, this.#path));
  /** The nodes that lead there, as far as they are there. */
  readonly path: readonly string[] = $derived(this.#path.slice(0, this.names.length));
  /** The component that is open. */
  readonly name: string | undefined = $derived(this.names.at(-1));
  readonly #components = $derived(componentsOf(this.whole));
  /** What the library has to offer. */
  library = $state.raw<readonly Kind[]>([]);
  /** What a node can be here. */
  readonly kinds: Catalogue = $derived.by(() =>
    this.base.with(this.#components).offering(this.library, this.name !== undefined),
  );
  /** What is open: the pipeline, or the inside of a component as a document of its own. */
  readonly doc: Doc = $derived.by(() => (this.name === undefined ? this.whole : levelOf(this.whole, this.name)));
  /** The document in which every node has a place. */
  readonly shown: Doc = $derived.by(() => placed(this.doc, this.kinds));
  readonly wires = $derived(wiresOf(this.doc));
  /** Ids of nodes and notes. */
  #chosen = $state.raw<ReadonlySet<string>>(new Set());
  readonly chosen: ReadonlySet<string> = $derived.by(() => {
    const there = (id: string) => nodeOf(this.doc, id) || notesOf(this.doc).some((note) => note.id === id);
    return [...this.#chosen].every(there) ? this.#chosen : new Set([...this.#chosen].filter(there));
  });
  /** The one node that is chosen. */
  readonly one = $derived(this.chosen.size === 1 ? nodeOf(this.doc, [...this.chosen][0] ?? '') : undefined);
  wire = $state.raw<Wire>();
  /** True for whoever may only look. */
  isReadOnly = $state(false);
  said = $state.raw<Said>();
  seeking = $state.raw<Seeking>();
  /** What is to be asked about a component. */
  asked = $state.raw<{ readonly act: 'publish' | 'update'; readonly name: string; readonly version?: number }>();
  /** A field that a problem leads to: `node param`. */
  pointed = $state('');
  readonly drafts = new SvelteMap<string, Draft>();
  /** What was done last, taking back as well: `edit-move train`, for the history of the file. */
  last = 'edit';
  /** Brings a node into view, and the keyboard to it; the canvas or the list knows how. */
  reveal: (id: string) => void = () => undefined;
  /** Gets the definition of a component that only the library has. */
  fetch: (kind: string) => Promise<Definitions | 'failed' | undefined> = () => Promise.resolve(undefined);
  /** An earlier version that the graph is compared with, for the difference to be drawn. */
  compared = $state.raw<{ readonly version: number; readonly whole: Doc }>();
  /** What the pointer is dragging can be put back: how, while there is something. */
  release: (() => void) | undefined;
  /** Told of each change of the document. */
  changed: () => void = () => undefined;

  constructor(
    private readonly base: Catalogue,
    doc: Doc,
  ) {
    this.#history = begin(doc);
  }

  get canUndo(): What | undefined {
    return this.#history.past.at(-1)?.what;
  }

  get canRedo(): What | undefined {
    return this.#history.future.at(-1)?.what;
  }

  /** Does an edit of what is open, and says whether it was done. Edits of one `going` that follow each other are one step. */
  do(key: string, edit: (doc: Doc) => Edited, nodes: readonly string[] = [], going = ''): boolean {
    const inside = (whole: Doc): Edited => {
      const edited = edit(this.shown);
      if (isRefusal(edited)) return edited;
      if (edited === this.shown || edited === this.doc) return whole;
      return this.name === undefined ? edited : withLevel(whole, this.name, edited);
    };
    return this.doWhole(
      key,
      inside,
      nodes.map((id) => this.full(id)),
      going,
    );
  }

  /** Does an edit of all of the pipeline. */
  doWhole(key: string, edit: (whole: Doc) => Edited, nodes: readonly string[] = [], going = ''): boolean {
    if (this.isReadOnly) return false;
    const before = this.whole;
    const edited = edit(before);
    if (isRefusal(edited)) {
      this.refuse(edited.key, edited.args);
      return false;
    }
    if (edited === before) return true;
    const loop = loopIn(componentsOf(edited));
    if (loop && !loopIn(componentsOf(before))) {
      const titles = loop.map((name) => componentsOf(edited)[name]?.title ?? name);
      this.refuse('refused-component-loop', { name: titles[0] ?? '', way: titles.join(' → ') });
      return false;
    }
    this.#history = step(this.#history, settled(before, edited), { key, nodes, at: this.path }, going);
    this.last = [key, ...nodes].join(' ');
    this.changed();
    return true;
  }

  /** The id of a node of what is open, as runs and findings know it: `clean/filter`. */
  full(id: string): string {
    return [...this.path, id].join('/');
  }

  /** What a reference means, as runs and findings know it; an input of what is open is what feeds it. */
  origin(ref: string): string | undefined {
    return originOf(this.whole, this.path, ref);
  }

  /** The node of what is open that is meant by such an id, or that it lies within. */
  here(full: string): string | undefined {
    const prefix = this.path.length > 0 ? `${this.path.join('/')}/` : '';
    return full.startsWith(prefix) ? full.slice(prefix.length).split('/')[0] : undefined;
  }

  /** Shows what is inside a node of a component. */
  open(id: string): boolean {
    if (!canOpen(this.doc, id)) return false;
    const title = componentsOf(this.whole)[nameIn(nodeOf(this.doc, id)?.kind ?? '')]?.title ?? id;
    this.#goTo([...this.path, id]);
    this.say('said-opened', { name: title });
    return true;
  }

  /** Back to where a number of nodes lead: none to the pipeline itself. The node that was open is chosen. */
  up(depth = this.path.length - 1): void {
    const from = this.path[depth];
    if (from === undefined) return;
    this.#goTo(this.path.slice(0, depth));
    this.choose([from]);
    this.show(from);
  }

  /** Brings a node into view once it is drawn: what draws another level is made anew. */
  show(id: string): void {
    void tick().then(() => this.reveal(id));
  }

  /** Shows a node by its full id, wherever it is, and chooses it. */
  go(full: string): boolean {
    const path = full.split('/');
    const id = path.pop() ?? '';
    if (namesAlong(this.whole, path).length !== path.length) return false;
    if (path.join('/') !== this.path.join('/')) this.#goTo(path);
    if (!nodeOf(this.doc, id)) return false;
    this.choose([id]);
    return true;
  }

  #goTo(path: readonly string[]): void {
    this.choose([]);
    this.wire = undefined;
    this.seeking = undefined;
    this.#path = path;
  }

  /** What goes on in one step is over. */
  seal(): void {
    this.#history = seal(this.#history);
  }

  undo(): void {
    this.#move(undo, 'said-undone');
  }

  redo(): void {
    this.#move(redo, 'said-redone');
  }

  /** Brings in what changed elsewhere. */
  take(before: Doc, after: Doc): void {
    this.#history = rebase(this.#history, (doc) => brought(doc, before, after));
  }

  /** From now on nothing can be changed; what the file does not have goes. */
  lock(doc: Doc): void {
    this.isReadOnly = true;
    this.#history = begin(doc);
    this.drafts.clear();
  }

  choose(ids: Iterable<string>): void {
    const next = new Set(ids);
    if (next.size === this.#chosen.size && [...next].every((id) => this.#chosen.has(id))) return;
    this.seal();
    this.wire = undefined;
    this.#chosen = next;
  }

  chooseWire(wire: Wire): void {
    this.choose([]);
    this.wire = wire;
  }

  say(key: string, args?: Args): void {
    this.said = { key, args };
  }

  refuse(key: string, args?: Args): void {
    this.said = { key, args, refused: true };
  }

  #move(move: (history: History) => History, key: string): void {
    if (this.isReadOnly) return;
    const next = move(this.#history);
    if (next === this.#history) return;
    const { key: what = '', at = [] } = (key === 'said-undone' ? this.canUndo : this.canRedo) ?? {};
    this.#history = next;
    // What is taken back is seen where it was done.
    if (at.join('/') !== this.path.join('/')) this.#goTo(at);
    this.last = key === 'said-undone' ? 'edit-undone' : 'edit-redone';
    this.drafts.clear();
    this.say(key, { what });
    this.changed();
  }
}
