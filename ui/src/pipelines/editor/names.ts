import type { Node, ParamSpec } from '../../lib/host';
import { find } from '../../lib/messages/catalogue';
import { tOr } from '../../lib/messages';
import { preferences } from '../../lib/state/preferences.svelte';
import type { Catalogue } from './model/catalogue';
import { isComponent, isPort, portName } from './model/kinds';

// A port of a component is of a kind with a colon, which no key has.
const dashed = (name: string) => name.replaceAll(/[_:]/g, '-');

/** What a kind is called; a component as people called it, where the catalogue of kinds is given. */
export const kindName = (kind: string, kinds?: Catalogue): string =>
  kinds?.spec(kind)?.title ?? tOr(`kind-${dashed(kind)}`, kind);
export const kindText = (kind: string, kinds?: Catalogue): string =>
  kinds?.spec(kind)?.text ?? tOr(`kind-${dashed(kind)}-text`, '');
export const kindHelp = (kind: string): string => find(preferences.lang, `kind-${dashed(kind)}`, {}, 'help') ?? '';

/** What a node is called on the canvas: a source by its dataset, others by their id if a person gave them one. */
export function nodeName(node: Node, kinds?: Catalogue): string {
  if (isPort(node.kind)) return portName(node.id);
  if (isComponent(node.kind)) return componentName(node, kinds);
  const dataset = node.params?.['dataset'];
  if (node.kind === 'source' && typeof dataset === 'string' && dataset !== '') return dataset;
  const [, count] = new RegExp(`^${node.kind}_(\\d+)$`).exec(node.id) ?? [];
  if (count !== undefined) return `${kindName(node.kind)} ${count}`;
  return isOwn(node) ? node.id : kindName(node.kind);
}

// A node has the name of its component until a person gives it one of its own.
function componentName(node: Node, kinds?: Catalogue): string {
  const [title, name] = [kinds?.spec(node.kind)?.title, node.kind.slice(node.kind.indexOf(':') + 1)];
  if (title === undefined || !node.id.startsWith(name)) return node.id;
  const rest = /^_(\d+)$/.exec(node.id.slice(name.length))?.[1];
  if (node.id === name) return title;
  return rest === undefined ? node.id : `${title} ${rest}`;
}

// The ids of templates are words of their kinds: `train` of `train_mlp`.
const isOwn = (node: Node) => node.id !== node.kind && !node.kind.split('_').includes(node.id);

/** The name of a setting of a kind; one of a component is called as it is inside, unless people called it otherwise. */
export function settingName(kind: string, param: string, kinds: Catalogue): string {
  const of = kinds.params(kind).find(({ name }) => name === param)?.of;
  return of?.title || paramName(of?.kind ?? kind, [of?.param ?? param]);
}

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
