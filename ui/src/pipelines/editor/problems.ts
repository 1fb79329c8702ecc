import { errorText, t } from '../../lib/messages';
import type { JsonValue, Problem } from '../../lib/host';
import type { Editor } from './editor.svelte';
import { placeIn } from './inspector/place-in';
import { nodeAt } from './model/level';

/** Something that is wrong, as it stands in the strip and at its field. */
export interface Wrong {
  /** The full id of the node: `clean/filter`. */
  readonly node: string | undefined;
  readonly param: string | undefined;
  /** Where in the settings it is: the setting, and what is within it as far as that is known. */
  readonly path: readonly string[];
  readonly message: string;
  readonly hint: string;
  /** What is said at the field itself, where the message is about all of the setting. */
  readonly there?: string;
}

/** The key of a field: the full id of its node, and where in the node's settings it stands. */
export const fieldKey = (node: string, path: readonly string[]): string => `${node} ${path.join('.')}`;

/** The node and the place in its settings that a key names. */
export function fieldOf(key: string): { readonly node: string; readonly path: readonly string[] } {
  const space = key.indexOf(' ');
  return space < 0 ? { node: key, path: [] } : { node: key.slice(0, space), path: key.slice(space + 1).split('.') };
}

/** Whether something concerns a node, by its full id, or what is inside it. */
export const isAt = (found: string | null | undefined, full: string): boolean =>
  found === full || Boolean(found?.startsWith(`${full}/`));

export const hasDraft = (editor: Editor, full: string): boolean =>
  [...editor.drafts.keys()].some((key) => isAt(key.split(' ')[0], full));

/** What is wrong: texts in fields that are no values, then what the host found. */
export function wrongs(editor: Editor, problems: readonly Problem[]): Wrong[] {
  const typed = [...editor.drafts].map(([key, { lack }]): Wrong => {
    const { node, path } = fieldOf(key);
    return { node, param: path[0], path, message: t(lack.key, lack.args), hint: '' };
  });
  const found = problems.map((problem): Wrong => {
    const [node, param] = [problem.node ?? undefined, problem.param ?? undefined];
    const at = param === undefined ? undefined : within(editor, problem, node ?? '', param);
    const { message, hint } = errorText(problem);
    const path = param === undefined ? [] : [param, ...(at?.path ?? [])];
    const there = at && at.is !== 'meant' ? t(`value-${at.is}`) : undefined;
    return { node, param, path, message, hint, there };
  });
  return [...typed, ...found];
}

function within(editor: Editor, problem: Problem, node: string, param: string) {
  const found = nodeAt(editor.whole, node);
  const spec = found && editor.kinds.params(found.kind).find(({ name }) => name === param);
  return spec && placeIn(problem, spec.takes, found.params?.[param] as JsonValue | undefined);
}

/** What is wrong at one field: of a setting of several parts, in all of it. */
export const wrongIn = (all: readonly Wrong[], node: string, path: readonly string[]): Wrong | undefined =>
  all.find((one) => one.node === node && one.path.join('\n') === path.join('\n'));

/** What is wrong with one setting or port of a node. */
export const wrongAt = (all: readonly Wrong[], node: string, param: string): Wrong | undefined =>
  all.find((one) => one.node === node && one.param === param);
