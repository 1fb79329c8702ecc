import type { Editor } from './editor.svelte';
import { inputsOf, isRefusal, nodeOf, type Doc, type Edited, type Spot } from './model/document';
import { move } from './model/edits';
import { connect, disconnect, insert, type Wire } from './model/wires';

// What a person does with wires by pointer, beside drawing one: each is one step that can be taken back.

/** Leads a wire elsewhere: to another port, or from another output. */
export function rewire(editor: Editor, wire: Wire, other: Wire): boolean {
  const isSame = wire.from === other.from && wire.output === other.output && wire.to === other.to;
  if (isSame && wire.port === other.port) return true;
  const done = editor.do('edit-rewire', (doc) => connect(disconnect(doc, wire), editor.kinds, other), [
    other.from,
    other.to,
  ]);
  if (done) editor.say('said-connected', { from: other.from, to: other.to });
  return done;
}

/** Takes a wire out. */
export function cut(editor: Editor, wire: Wire): void {
  const done = editor.do('edit-disconnect', (doc) => disconnect(doc, wire), [wire.from, wire.to]);
  if (done) editor.say('said-disconnected', { from: wire.from, to: wire.to });
}

/** Whether a node that is dropped on a wire goes into it: one that nothing feeds and nobody reads, and that fits. */
export function fitsInto(editor: Editor, id: string, wire: Wire): boolean {
  const node = nodeOf(editor.doc, id);
  if (!node || inputsOf(node).length > 0 || wire.from === id) return false;
  if (editor.wires.some(({ from }) => from === id)) return false;
  return !isRefusal(insert(editor.doc, editor.kinds, id, wire));
}

/** Moves a node onto a wire and puts it in between. */
export function moveInto(editor: Editor, id: string, at: Spot, wire: Wire): void {
  const edit = (doc: Doc): Edited => insert(move(doc, [[id, at]]), editor.kinds, id, wire);
  if (editor.do('edit-insert', edit, [id])) editor.say('said-inserted', { id, from: wire.from, to: wire.to });
}
