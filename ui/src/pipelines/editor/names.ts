import type { Node, ParamSpec } from '../../lib/host';
import { find } from '../../lib/messages/catalogue';
import { tOr } from '../../lib/messages';
import { preferences } from '../../lib/state/preferences.svelte';

const dashed = (name: string) => name.replaceAll('_', '-');

export const kindName = (kind: string): string => tOr(`kind-${dashed(kind)}`, kind);
export const kindText = (kind: string): string => tOr(`kind-${dashed(kind)}-text`, '');
export const kindHelp = (kind: string): string => find(preferences.lang, `kind-${dashed(kind)}`, {}, 'help') ?? '';

/** What a node is called on the canvas: a source by its dataset, others by their id if a person gave them one. */
export function nodeName(node: Node): string {
  const dataset = node.params?.['dataset'];
  if (node.kind === 'source' && typeof dataset === 'string' && dataset !== '') return dataset;
  const [, count] = new RegExp(`^${node.kind}_(\\d+)$`).exec(node.id) ?? [];
  if (count !== undefined) return `${kindName(node.kind)} ${count}`;
  return isOwn(node) ? node.id : kindName(node.kind);
}

// The ids of templates are words of their kinds: `train` of `train_mlp`.
const isOwn = (node: Node) => node.id !== node.kind && !node.kind.split('_').includes(node.id);

/** The name of a setting, by the kind of node first: a word can mean two things. */
export function paramName(kind: string, path: readonly string[]): string {
  return paramMessage(kind, path) ?? path.at(-1)?.replaceAll('_', ' ') ?? '';
}

export const paramHelp = (kind: string, path: readonly string[]): string => paramMessage(kind, path, 'help') ?? '';

function paramMessage(kind: string, path: readonly string[], attribute?: string): string | undefined {
  // Places in lists are no part of a name: each entry has the same settings.
  const names = path.filter((part) => !/^\d+$/.test(part)).map(dashed);
  const last = names.at(-1) ?? '';
  const keys = [`param-${dashed(kind)}-${names.join('-')}`, `param-${dashed(kind)}-${last}`, `param-any-${last}`];
  for (const key of keys) {
    const text = find(preferences.lang, key, {}, attribute);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The word for a choice of a setting. */
export function choiceName(kind: string, param: string, choice: string): string {
  const end = `${dashed(param)}-${dashed(choice)}`;
  const keys = [`choice-${dashed(kind)}-${end}`, `choice-any-${end}`, `choice-any-${dashed(choice)}`];
  for (const key of keys) {
    const text = find(preferences.lang, key);
    if (text !== undefined) return text;
  }
  return choice.replaceAll('_', ' ');
}

export const unitName = ({ unit }: ParamSpec): string => (unit === null ? '' : tOr(`unit-${dashed(unit)}`, unit));
