import type { Editor } from '../editor.svelte';
import { nodeAt } from '../model/level';

/** Whether a node, by its full id, gives rows: a table, or one in parts. */
export function givesRows(editor: Editor, node: string): boolean {
  const gives = editor.kinds.gives(nodeAt(editor.whole, node)?.kind ?? '');
  return gives === 'table' || gives === 'parts';
}
