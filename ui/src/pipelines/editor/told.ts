import type { Editor } from './editor.svelte';
import { namesAlong } from './model/level';
import type { Wrong } from './problems';

/** Something that is wrong, and how many more nodes it is wrong at. */
export interface Told {
  readonly wrong: Wrong;
  readonly more: number;
}

/** What is wrong, each once: what is wrong inside a component is wrong wherever it is used. */
export function toldOnce(editor: Editor, all: readonly Wrong[]): Told[] {
  const told = new Map<string, Told>();
  for (const wrong of all) {
    const path = wrong.node?.split('/') ?? [];
    const id = path.pop() ?? '';
    const inside = namesAlong(editor.whole, path).at(-1);
    const key = JSON.stringify([inside === undefined ? wrong.node : [inside, id], wrong.param, wrong.message]);
    const known = told.get(key);
    told.set(key, known ? { ...known, more: known.more + 1 } : { wrong, more: 0 });
  }
  return [...told.values()];
}
