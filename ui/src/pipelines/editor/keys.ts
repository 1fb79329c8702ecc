import type { Action } from '../../lib/actions/registry.svelte';
import { onMac } from '../../lib/actions/keys';
import { nodesOf, notesOf } from './model/document';
import {
  addNoteAt,
  arrangeNodes,
  duplicateChosen,
  moveBy,
  neighbour,
  placeAfter,
  removeChosen,
  toggleChosen,
  type Direction,
} from './acts';
import { chosenComponent, detachChosen, openChosen } from './component-acts';
import type { Editor } from './editor.svelte';

/** What the screen does itself. */
export interface Screen {
  find(): void;
  connect(): void;
  rename(): void;
  run(to?: string): void;
  history(): void;
  /** Pins the results of the chosen nodes, or unpins them. */
  pin(): void;
  /** Sets results aside. */
  reset(which: 'chosen' | 'all'): void;
  /** Cancels the chosen node of the run. */
  stop(): void;
  /** Asks for the title of a component that the chosen nodes become. */
  group(): void;
  turn(): void;
  /** One step back: out of a form to its node, from the node to the whole. */
  back(): void;
}

/** An action, and whether its keys are the graph's alone: elsewhere they mean something else. */
export type GraphAction = Action & { readonly inGraph?: boolean };

const STEP = 16;
const ARROWS: readonly [Direction, number, number][] = [
  ['left', -STEP, 0],
  ['right', STEP, 0],
  ['up', 0, -STEP],
  ['down', 0, STEP],
];

/** Everything that can be done in the editor by keys, for the palette and the sheet of keys as well. */
export function editorActions(editor: Editor, screen: Screen): GraphAction[] {
  const may = () => !editor.isReadOnly;
  const some = () => may() && (editor.chosen.size > 0 || editor.wire !== undefined);
  const one = () => may() && editor.one !== undefined;
  const act = (id: string, keys: string[], run: () => unknown, more: Partial<GraphAction> = {}): GraphAction => ({
    id: `graph-${id}`,
    title: `graph-act-${id}`,
    group: 'graph',
    keys,
    when: may,
    run,
    ...more,
  });
  return [
    act('find', ['/'], () => screen.find()),
    act('undo', ['mod+z'], () => editor.undo(), { when: () => may() && editor.canUndo !== undefined }),
    act('redo', onMac() ? ['shift+mod+z'] : ['shift+mod+z', 'mod+y'], () => editor.redo(), {
      when: () => may() && editor.canRedo !== undefined,
    }),
    act('connect', ['c'], () => screen.connect(), { when: one, inGraph: true }),
    act('remove', ['delete', 'backspace'], () => removeChosen(editor), { when: some, inGraph: true }),
    act('off', ['e'], () => toggleChosen(editor), { when: some, inGraph: true }),
    act('rename', ['f2'], () => screen.rename(), { when: one, inGraph: true }),
    act('duplicate', ['mod+d'], () => duplicateChosen(editor), { when: some }),
    act('all', ['mod+a'], () => chooseAll(editor), { when: () => true }),
    act('clear', ['escape'], () => screen.back(), {
      when: () => editor.chosen.size > 0 || editor.wire !== undefined || editor.release !== undefined,
      keysOnly: true,
    }),
    act('up', ['escape'], () => editor.up(), {
      when: () => editor.chosen.size === 0 && editor.path.length > 0,
      inGraph: true,
      keysOnly: true,
    }),
    act('group', ['mod+g'], () => screen.group(), { when: () => may() && hasNodes(editor) }),
    act('detach', ['shift+mod+g'], () => detachChosen(editor), { when: () => may() && isComponentChosen(editor) }),
    act('open', ['enter'], () => openChosen(editor), { when: () => isComponentChosen(editor), inGraph: true }),
    // The browser's own events for these carry the text; they only stand in the sheet of keys.
    ...['copy', 'cut', 'paste'].map((id, n) =>
      act(id, [['mod+c', 'mod+x', 'mod+v'][n] ?? ''], () => {}, { when: () => false }),
    ),
    act('note', ['n'], () => addNoteAt(editor, placeAfter(editor.shown, undefined)), { inGraph: true }),
    act('arrange', ['a'], () => arrangeNodes(editor), { inGraph: true }),
    act('list', ['l'], () => screen.turn(), { when: () => true, inGraph: true }),
    act('history', ['h'], () => screen.history(), { when: () => true, inGraph: true }),
    act('run', ['mod+enter'], () => screen.run(), { typing: true }),
    act('run-to', ['shift+enter'], () => screen.run(editor.one && editor.full(editor.one.id)), {
      when: one,
      inGraph: true,
    }),
    act('pin', ['p'], () => screen.pin(), { when: () => may() && hasNodes(editor), inGraph: true }),
    act('reset', ['r'], () => screen.reset('chosen'), { when: () => may() && hasNodes(editor), inGraph: true }),
    act('reset-all', ['shift+r'], () => screen.reset('all'), { inGraph: true }),
    act('stop', ['s'], () => screen.stop(), { when: one, inGraph: true }),
    ...ARROWS.flatMap(([towards, dx, dy]) => [
      act(`go-${towards}`, [`arrow${towards}`], () => go(editor, towards), {
        when: () => nodesOf(editor.doc).length > 0,
        inGraph: true,
        keysOnly: true,
      }),
      act(`move-${towards}`, [`shift+arrow${towards}`], () => moveBy(editor, dx, dy), {
        when: some,
        inGraph: true,
        keysOnly: true,
      }),
    ]),
  ];
}

const hasNodes = (editor: Editor) => nodesOf(editor.doc).some((node) => editor.chosen.has(node.id));

// In the list of nodes, Enter is the button's that it is pressed at.
function isComponentChosen(editor: Editor): boolean {
  const row = document.activeElement?.closest('[data-row]')?.getAttribute('data-row');
  return chosenComponent(editor) !== undefined && (row === undefined || row === null || row === editor.one?.id);
}

function go(editor: Editor, towards: Direction): void {
  const next = neighbour(editor, towards);
  if (next === undefined) return;
  editor.choose([next]);
  editor.reveal(next);
}

function chooseAll(editor: Editor): void {
  editor.choose([...nodesOf(editor.doc), ...notesOf(editor.doc)].map(({ id }) => id));
  editor.say('said-chosen', { n: editor.chosen.size });
}
