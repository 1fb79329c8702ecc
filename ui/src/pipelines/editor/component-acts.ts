import type { Editor } from './editor.svelte';
import { detach } from './model/detach';
import { movePort, ownCopy, renameComponent, renameParameter, renamePort } from './model/definitions';
import { componentsOf, isRefusal, type Doc, type Edited } from './model/document';
import { replaceKind } from './model/edits';
import { describe, expose, moveExposed, renameExposed, unexpose } from './model/exposed';
import { group } from './model/group';
import { INLET, isComponent, nameIn } from './model/kinds';
import { levelOf, withLevel } from './model/level';
import type { Exposed, PortType } from './model/types';

// What a person can do with components and with settings that are set from outside; each is one step.

/** Makes the chosen nodes a component, and chooses the node that stands for them. */
export function groupChosen(editor: Editor, title: string): boolean {
  let made = '';
  const done = editor.do(
    'edit-group',
    (doc) => {
      const grouped = group(doc, editor.kinds, editor.chosen, title);
      if (isRefusal(grouped)) return grouped;
      made = grouped.id;
      return grouped.doc;
    },
    [...editor.chosen],
  );
  if (!done || made === '') return false;
  editor.choose([made]);
  editor.reveal(made);
  editor.say('said-grouped', { name: title });
  return true;
}

/** The component that the one chosen node is of. */
export const chosenComponent = (editor: Editor): string | undefined => {
  const kind = editor.one?.kind ?? '';
  return isComponent(kind) && nameIn(kind) in componentsOf(editor.whole) ? nameIn(kind) : undefined;
};

/** Puts what is inside the chosen node of a component in its place. */
export function detachChosen(editor: Editor): void {
  const { one } = editor;
  if (!one) return;
  let ids: string[] = [];
  const done = editor.do(
    'edit-detach',
    (doc) => {
      const made = detach(doc, one.id);
      if (isRefusal(made)) return made;
      ids = made.ids;
      return made.doc;
    },
    [one.id],
  );
  if (!done || ids.length === 0) return;
  editor.choose(ids);
  editor.say('said-detached', { n: ids.length });
}

/** Gives one node a component of its own. */
export function ownCopyOf(editor: Editor, id: string): void {
  const done = editor.do(
    'edit-own-copy',
    (doc) => {
      const made = ownCopy(doc, id);
      return isRefusal(made) ? made : made.doc;
    },
    [id],
  );
  if (done) editor.say('said-own-copy', { id });
}

/** Where a component that is open is used only here after all: the node that leads to it gets one of its own. */
export function ownCopyOfOpen(editor: Editor): void {
  const id = editor.path.at(-1);
  if (id === undefined) return;
  const outer = editor.names.at(-2);
  editor.doWhole(
    'edit-own-copy',
    (whole) => {
      const made = ownCopy(outer === undefined ? whole : levelOf(whole, outer), id);
      if (isRefusal(made)) return made;
      return outer === undefined ? made.doc : withLevel(whole, outer, made.doc);
    },
    [editor.path.join('/')],
  );
}

export const setFromOutside = (editor: Editor, node: string, param: string): boolean =>
  editor.do('edit-expose', (doc) => expose(doc, node, param), [node]);

export const setInside = (editor: Editor, name: string): boolean =>
  editor.do('edit-unexpose', (doc) => unexpose(doc, name));

export const describeParameter = (
  editor: Editor,
  name: string,
  words: Partial<Pick<Exposed, 'title' | 'help'>>,
): boolean => editor.do('edit-exposed', (doc) => describe(doc, name, words), [], `exposed ${name}`);

export const moveParameter = (editor: Editor, name: string, by: number): boolean =>
  editor.do('edit-exposed', (doc) => moveExposed(doc, name, by));

/** Renames a setting of what is open, wherever it is set. */
export function renameParameterHere(editor: Editor, name: string, to: string): boolean {
  const { name: open } = editor;
  return editor.doWhole('edit-exposed', (whole) =>
    open === undefined ? renameExposed(whole, name, to) : renameParameter(whole, open, name, to),
  );
}

/** Renames a port of the component that is open, and tells those who use it. */
export function renamePortHere(editor: Editor, id: string, to: string): boolean {
  const { name, chosen } = editor;
  if (name === undefined) return false;
  const done = editor.doWhole('edit-port', (whole) => renamePort(placedLevel(editor, whole, name), name, id, to));
  if (done && chosen.has(id)) editor.choose([id.startsWith('out:') ? `out:${to.trim()}` : to.trim()]);
  return done;
}

// Places that were only worked out so far would be lost with the names that they belong to.
const placedLevel = (editor: Editor, whole: Doc, name: string): Doc => withLevel(whole, name, editor.shown);

export const movePortHere = (editor: Editor, id: string, by: number): boolean =>
  editor.do('edit-port', (doc) => movePort(doc, id, by));

export const changePortType = (editor: Editor, id: string, type: PortType): boolean =>
  editor.do('edit-port', (doc) => replaceKind(doc, editor.kinds, id, `${INLET}${type}`));

/** Changes the title or description of a component, from wherever. */
export function changeComponent(
  editor: Editor,
  name: string,
  words: { title?: string; description?: string },
): boolean {
  const edit = (whole: Doc): Edited => {
    const level = levelOf(whole, name);
    const { title = level.pipeline.name, description = level.pipeline.description } = words;
    return withLevel(whole, name, { ...level, pipeline: { ...level.pipeline, name: title, description } });
  };
  return editor.doWhole('edit-component', edit, [], `component ${name} ${Object.keys(words).join(' ')}`);
}

/** Gives a component another name in files and in the library. */
export const renameComponentHere = (editor: Editor, name: string, to: string): boolean =>
  editor.doWhole('edit-component', (whole) => renameComponent(whole, name, to));

/** Opens the chosen node of a component. */
export const openChosen = (editor: Editor): boolean => editor.one !== undefined && editor.open(editor.one.id);
