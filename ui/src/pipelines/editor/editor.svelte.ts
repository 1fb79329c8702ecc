import { SvelteMap } from 'svelte/reactivity';
import type { Args } from '../../lib/messages/catalogue';
import type { Catalogue } from './model/catalogue';
import { placed } from './model/arrange';
import { isRefusal, nodeOf, notesOf, type Doc, type Edited, type Spot } from './model/document';
import { begin, rebase, redo, seal, step, undo, type History, type What } from './model/history';
import { brought } from './model/merge';
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
  readonly from: { readonly node: string; readonly port: string | undefined };
}

/** A pipeline being edited: what was done to it, and what is chosen. */
export class Editor {
  #history = $state.raw<History>(begin({} as Doc));
  readonly doc = $derived(this.#history.now);
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
  /** A field that a problem leads to: `node param`. */
  pointed = $state('');
  readonly drafts = new SvelteMap<string, Draft>();
  /** What was done last, taking back as well: `edit-move train`, for the history of the file. */
  last = 'edit';
  /** Brings a node into view, and the keyboard to it; the canvas or the list knows how. */
  reveal: (id: string) => void = () => undefined;
  /** Told of each change of the document. */
  changed: () => void = () => undefined;

  constructor(
    readonly kinds: Catalogue,
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

  /** Does an edit, and says whether it was done. Edits of one `going` that follow each other are one step. */
  do(key: string, edit: (doc: Doc) => Edited, nodes: readonly string[] = [], going = ''): boolean {
    if (this.isReadOnly) return false;
    const edited = edit(this.shown);
    if (isRefusal(edited)) {
      this.refuse(edited.key, edited.args);
      return false;
    }
    if (edited === this.shown || edited === this.doc) return true;
    this.#history = step(this.#history, edited, { key, nodes }, going);
    this.last = [key, ...nodes].join(' ');
    this.changed();
    return true;
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
    const what = (key === 'said-undone' ? this.canUndo : this.canRedo)?.key ?? '';
    this.#history = next;
    this.last = key === 'said-undone' ? 'edit-undone' : 'edit-redone';
    this.drafts.clear();
    this.say(key, { what });
    this.changed();
  }
}
