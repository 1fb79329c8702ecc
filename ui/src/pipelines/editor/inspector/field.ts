import type { Column, JsonValue, ParamSpec } from '../../../lib/host';
import { value as written } from '../../../lib/format';
import { t } from '../../../lib/messages';
import type { Session } from '../context';
import { feederOf } from '../model/level';
import { choiceName } from '../names';

export { fitsShape, isObject } from './shape';

/** Whose setting it is: a node's, or one that is set there and stands farther inside. */
export interface Owner {
  /** The full id of the node where it is set. */
  readonly id: string;
  /** The kind of the node where it stands, by which it is named. */
  readonly kind: string;
  /** The full id of that node, whose columns it can name. */
  readonly at: string;
  /** The setting's own name, where it is called otherwise from outside. */
  readonly param?: string;
  readonly title?: string;
  readonly help?: string;
  /** The node's id in what is open, where its settings can be let be set from outside. */
  readonly open?: string;
}

/** One setting in the form, at the top of a node or within another one. */
export interface FieldProps {
  readonly node: Owner;
  readonly spec: ParamSpec;
  /** Where in the settings of the node it stands. */
  readonly path: readonly string[];
  readonly value: JsonValue | undefined;
  readonly onchange: (value: JsonValue | undefined) => void;
}

/** Where in the settings of a node something stands, as its kind calls it. */
export const named = ({ param }: Owner, path: readonly string[]): readonly string[] =>
  param === undefined ? path : [param, ...path.slice(1)];

/** The columns that enter a node by a port; nothing where they are not known. */
export function columnsAt({ editor, saver }: Session, { at }: Owner, port: string): readonly Column[] | undefined {
  const from = feederOf(editor.whole, at, port);
  return saver.findings?.columns.find((one) => one.node === from)?.columns ?? undefined;
}

/** What stands for a setting that is left out, in words. */
export function defaultText(kind: string, { name, default: value, takes }: ParamSpec): string {
  if (value === null || value === undefined) return '';
  if (takes.type === 'choice' && typeof value === 'string') return choiceName(kind, name, value);
  if (Array.isArray(value) && value.length === 0) return t('param-none');
  return written(value);
}

/** A value to begin with, for a new entry of a list or a map. */
export function emptyValue(spec: Pick<ParamSpec, 'takes'>): JsonValue {
  const { takes } = spec;
  switch (takes.type) {
    case 'boolean':
      return false;
    case 'number':
      return takes.min ?? 0;
    case 'integer':
      return takes.min;
    case 'choice':
      return takes.choices[0] ?? '';
    case 'numbers':
    case 'texts':
    case 'choices':
    case 'columns':
    case 'list':
      return [];
    case 'map':
      return {};
    case 'object':
      return Object.fromEntries(takes.fields.filter((one) => one.required).map((one) => [one.name, emptyValue(one)]));
    case 'either':
      return takes.shapes[0] ? emptyValue({ takes: takes.shapes[0] }) : null;
    default:
      return '';
  }
}

export const texts = (value: JsonValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
export const text = (value: JsonValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
