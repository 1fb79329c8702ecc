import { copyText as toClipboard } from '../../lib/parts/clipboard';
import { renamePortHere } from './component-acts';
import type { Editor } from './editor.svelte';
import { COLUMN, LANE, arrange, freeSpot, type Side, align } from './model/arrange';
import { copyText, pasteText } from './model/clipboard';
import { adopt } from './model/definitions';
import {
  componentsOf,
  isRefusal,
  nodeIn,
  nodeOf,
  nodesOf,
  notesOf,
  sourceOf,
  type Doc,
  type Spot,
} from './model/document';
import { add, duplicate, lastId, move, rename, replaceKind, setParam, toggleOff } from './model/edits';
import { addNote, changeNote, removeNotes } from './model/notes';
import { isPort, portName, unversioned } from './model/kinds';
import type { JsonValue, Node } from './model/types';
import { connect, disconnect, insert, joint, remove, type Wire } from './model/wires';

// What a person can do in the editor: each is one step that can be taken back.

/** What a new node is joined to. */
export interface Joined {
  /** It reads from this: a node, or one of its outputs. */
  readonly after?: string;
  /** It feeds this port. */
  readonly before?: { readonly node: string; readonly port: string };
  /** It goes into this wire. */
  readonly into?: Wire;
}

const spots = (doc: Doc): Map<string, Spot> => new Map(Object.entries(doc.layout.nodes));

/** A free place for a node after another one, or at the end of all. */
export function placeAfter(doc: Doc, after: string | undefined): Spot {
  const all = spots(doc);
  const at = after === undefined ? undefined : all.get(after);
  if (at) return freeSpot([at[0] + COLUMN, at[1]], all);
  if (all.size === 0) return [0, 0];
  const lowest = Math.max(...[...all.values()].map(([, y]) => y));
  return [Math.min(...[...all.values()].map(([x]) => x)), lowest + LANE];
}

/**
 * Adds a node, joins it where types fit, and chooses it. Gives its id. What is a component of the library comes with its
 * definition first.
 */
export async function addKind(
  editor: Editor,
  kind: string,
  at: Spot | undefined,
  joined: Joined = {},
): Promise<string | undefined> {
  const definitions = await editor.fetch(kind);
  if (definitions === 'failed') return undefined;
  let id = '';
  const done = editor.do('edit-add', (doc) => {
    const place = at ?? placeAfter(doc, joined.after === undefined ? joined.into?.from : nodeIn(joined.after));
    const known = definitions ? adopt(doc, definitions).doc : doc;
    const added = add(known, unversioned(kind), place);
    id = lastId(added);
    return join(editor, added, id, joined);
  });
  if (!done || id === '') return undefined;
  editor.choose([id]);
  editor.say('said-added', { id: portName(id) });
  return id;
}

function join(editor: Editor, doc: Doc, id: string, { after, before, into }: Joined): Doc {
  const kinds = editor.kinds.with(componentsOf(doc));
  const tried = (made: ReturnType<typeof connect>, otherwise: Doc) => (isRefusal(made) ? otherwise : made);
  if (into) return tried(insert(doc, kinds, id, into), doc);
  let joined = doc;
  if (after !== undefined) {
    const wire = joint(doc, kinds, sourceOf(after), id);
    if (wire) joined = tried(connect(joined, kinds, wire), joined);
  }
  const wire = before && joint(joined, kinds, { from: id }, before.node, before.port);
  return wire ? tried(connect(joined, kinds, wire), joined) : joined;
}

export function connectWire(editor: Editor, wire: Wire): boolean {
  const done = editor.do('edit-connect', (doc) => connect(doc, editor.kinds, wire), [wire.from, wire.to]);
  if (done) editor.say('said-connected', { from: wire.from, to: wire.to });
  return done;
}

export function removeChosen(editor: Editor): void {
  const { wire, chosen } = editor;
  if (wire) {
    editor.do('edit-disconnect', (doc) => disconnect(doc, wire), [wire.from, wire.to]);
    editor.wire = undefined;
    editor.say('said-disconnected', { from: wire.from, to: wire.to });
  } else if (chosen.size > 0) {
    const next = neighbour(editor, 'left') ?? neighbour(editor, 'right');
    editor.do('edit-remove', (doc) => removeNotes(remove(doc, editor.kinds, chosen), chosen), [...chosen]);
    editor.say('said-removed', { n: chosen.size });
    editor.choose(next !== undefined && nodeOf(editor.doc, next) ? [next] : []);
  }
}

export function removeNodes(editor: Editor, ids: readonly string[]): void {
  const all = new Set(ids);
  const done = editor.do('edit-remove', (doc) => removeNotes(remove(doc, editor.kinds, all), all), ids);
  if (done) editor.say('said-removed', { n: ids.length });
}

export function toggleChosen(editor: Editor): void {
  if (editor.chosen.size > 0) editor.do('edit-off', (doc) => toggleOff(doc, editor.chosen), [...editor.chosen]);
}

export function duplicateChosen(editor: Editor): void {
  if (editor.chosen.size === 0) return;
  let made: string[] = [];
  const done = editor.do('edit-duplicate', (doc) => {
    const copied = duplicate(doc, editor.chosen);
    made = copied.ids;
    return copied.doc;
  });
  if (!done || made[0] === undefined) return;
  editor.choose(made);
  editor.reveal(made[0]);
}

/** The nodes that are chosen, without the ports of a component. */
export const chosenNodes = (editor: Editor): Node[] =>
  nodesOf(editor.doc).filter(({ id, kind }) => editor.chosen.has(id) && !isPort(kind));

export async function copyChosen(editor: Editor): Promise<void> {
  const nodes = chosenNodes(editor);
  if (nodes.length === 0) return;
  await toClipboard(copyText(editor.shown, editor.chosen));
  editor.say('said-copied', { n: nodes.length });
}

export function pasteIn(editor: Editor, text: string, at: Spot): void {
  let made: string[] = [];
  const done = editor.do('edit-paste', (doc) => {
    const pasted = pasteText(doc, editor.kinds, text, at);
    if (isRefusal(pasted)) return pasted;
    made = pasted.ids;
    return pasted.doc;
  });
  if (done) editor.choose(made);
}

export function renameNode(editor: Editor, id: string, to: string): boolean {
  if (isPort(nodeOf(editor.doc, id)?.kind ?? '')) return renamePortHere(editor, id, to);
  const done = editor.do('edit-rename', (doc) => rename(doc, id, to), [id]);
  if (done) editor.choose([to.trim()]);
  return done;
}

export const changeKind = (editor: Editor, id: string, kind: string): boolean =>
  editor.do('edit-kind', (doc) => replaceKind(doc, editor.kinds, id, kind), [id]);

/** Gives a setting a value; typing on in one field is one step. */
export const changeParam = (editor: Editor, id: string, name: string, value: JsonValue | undefined): boolean =>
  editor.do('edit-param', (doc) => setParam(doc, id, name, value), [id], `${id}.${name}`);

export function moveTo(editor: Editor, places: readonly (readonly [string, Spot])[]): void {
  if (places.length === 0) return;
  const ids = places.map(([id]) => id);
  editor.do('edit-move', (doc) => placeAll(doc, places), ids);
}

export function moveBy(editor: Editor, dx: number, dy: number): void {
  const ids = [...editor.chosen];
  if (ids.length === 0) return;
  const places = ids.map((id): readonly [string, Spot] => {
    const at = editor.shown.layout.nodes[id] ?? notesOf(editor.doc).find((note) => note.id === id)?.at ?? [0, 0];
    return [id, [at[0] + dx, at[1] + dy]];
  });
  editor.do('edit-move', (doc) => placeAll(doc, places), ids, `move ${ids.join(' ')}`);
}

function placeAll(doc: Doc, places: readonly (readonly [string, Spot])[]): Doc {
  const notes = new Set(notesOf(doc).map((note) => note.id));
  const moved = move(doc, places);
  return places
    .filter(([id]) => notes.has(id))
    .reduce((noted, [id, at]) => changeNote(noted, id, { at: [Math.round(at[0]), Math.round(at[1])] }), moved);
}

export const alignChosen = (editor: Editor, side: Side): boolean =>
  editor.do('edit-align', (doc) => align(doc, editor.chosen, side), [...editor.chosen]);

/** Arranges all nodes, or those chosen where there are several. */
export async function arrangeNodes(editor: Editor): Promise<void> {
  const before = editor.shown;
  const arranged = await arrange(before, editor.chosen.size > 1 ? editor.chosen : undefined);
  // What was edited while the library was loaded stays.
  if (editor.shown === before) editor.do('edit-arrange', () => arranged);
}

export function addNoteAt(editor: Editor, at: Spot): void {
  editor.do('edit-note', (doc) => addNote(doc, at));
  const note = notesOf(editor.doc).at(-1);
  if (note) editor.choose([note.id]);
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The node next to the one chosen: along the wires to the left and right, nearest in the same column up and down. Where
 * nothing is chosen, the first.
 */
export function neighbour(editor: Editor, towards: Direction): string | undefined {
  const { one, shown, wires } = editor;
  if (!one) return nodesOf(shown)[0]?.id;
  const all = spots(shown);
  const [x, y] = all.get(one.id) ?? [0, 0];
  const far = (id: string) => Math.hypot((all.get(id)?.[0] ?? 0) - x, (all.get(id)?.[1] ?? 0) - y);
  const nearest = (ids: string[]) => ids.sort((a, b) => far(a) - far(b))[0];
  const wired = wires.flatMap((wire) => {
    if (towards === 'right' && wire.from === one.id) return [wire.to];
    return towards === 'left' && wire.to === one.id ? [wire.from] : [];
  });
  if (wired.length > 0) return nearest(wired);
  const beyond = [...all].filter(([id, [ax, ay]]) => {
    if (id === one.id) return false;
    if (towards === 'left') return ax < x - 8 && Math.abs(ay - y) <= x - ax;
    if (towards === 'right') return ax > x + 8 && Math.abs(ay - y) <= ax - x;
    return towards === 'up' ? ay < y - 8 : ay > y + 8;
  });
  return nearest(beyond.map(([id]) => id));
}
