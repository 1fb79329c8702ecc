import { tOr } from '../../../lib/messages';
import type { Editor } from '../editor.svelte';
import { inputsOf, refOf, sourceOf } from '../model/document';
import { isOutlet } from '../model/kinds';
import { giverOf } from '../model/level';
import type { Node } from '../model/types';

/** What can be looked at at a node: what comes in by a port, or what goes out. */
export interface Place {
  readonly value: string;
  readonly side: 'in' | 'out';
  /** The name of the port; none of a single output. */
  readonly name: string;
  /** The full id of the node whose result it is. */
  readonly giver: string;
}

/** What a node gives, then what feeds it; of a component, what the nodes inside give that stand behind its outputs. */
export function placesOf(editor: Editor, node: Node): Place[] {
  const giver = (ref: string) => {
    const origin = editor.origin(ref);
    return origin === undefined ? undefined : giverOf(editor.whole, origin);
  };
  const refs = isOutlet(node.kind)
    ? [node.inputs?.['of'] ?? '']
    : editor.kinds.outputs(node.kind).map(({ name }) => refOf({ from: node.id, output: name }));
  const outputs = (refs.length > 0 ? refs : [node.id]).flatMap((ref): Place[] => {
    const found = giver(ref);
    const name = isOutlet(node.kind) ? '' : (sourceOf(ref).output ?? '');
    return found === undefined ? [] : [{ value: `out ${ref}`, side: 'out', name, giver: found }];
  });
  const inputs = isOutlet(node.kind) ? [] : inputsOf(node);
  return [
    ...outputs,
    ...inputs.flatMap(([port, ref]): Place[] => {
      const found = giver(ref);
      const name = tOr(`input-${port}`, port);
      return found === undefined ? [] : [{ value: `in ${port}`, side: 'in', name, giver: found }];
    }),
  ];
}
