import { errorText, t } from '../../lib/messages';
import type { Problem } from '../../lib/host';
import type { Editor } from './editor.svelte';

/** Something that is wrong, as it stands in the strip and at its field. */
export interface Wrong {
  /** The full id of the node: `clean/filter`. */
  readonly node: string | undefined;
  readonly param: string | undefined;
  readonly message: string;
  readonly hint: string;
}

/** The key of a field: the full id of its node, and where in the node's settings it stands. */
export const fieldKey = (node: string, path: readonly string[]): string => `${node} ${path.join('.')}`;

/** Whether something concerns a node, by its full id, or what is inside it. */
export const isAt = (found: string | null | undefined, full: string): boolean =>
  found === full || Boolean(found?.startsWith(`${full}/`));

export const hasDraft = (editor: Editor, full: string): boolean =>
  [...editor.drafts.keys()].some((key) => isAt(key.split(' ')[0], full));

/** What is wrong: texts in fields that are no values, then what the host found. */
export function wrongs(editor: Editor, problems: readonly Problem[]): Wrong[] {
  const typed = [...editor.drafts].map(([key, { lack }]): Wrong => {
    const [node, path] = key.split(' ');
    return { node, param: path?.split('.')[0], message: t(lack.key, lack.args), hint: '' };
  });
  const found = problems.map((problem): Wrong => {
    const { message, hint } = errorText(problem);
    return { node: problem.node ?? undefined, param: problem.param ?? undefined, message, hint };
  });
  return [...typed, ...found];
}

/** What is wrong with one setting or port of a node. */
export const wrongAt = (all: readonly Wrong[], node: string, param: string): Wrong | undefined =>
  all.find((one) => one.node === node && one.param === param);
