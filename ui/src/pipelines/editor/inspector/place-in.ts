import type { JsonValue, ParamSpec, Problem } from '../../../lib/host';
import { fitsShape, isObject } from './shape';

/** Where in a setting of several parts something is wrong. */
export interface Found {
  /** From the setting inwards: entry, then field. */
  readonly path: readonly string[];
  /** Whether nothing stands there, something of another kind, or what the problem means. */
  readonly is: 'missing' | 'other' | 'meant';
}

type Told = Pick<Problem, 'params' | 'where'>;

/**
 * The field within a list, a map or an object that a problem is about: one that has no value of its kind, else the one
 * that names what the problem names. Nothing where that can't be told; the problem is the whole setting's then.
 */
export function placeIn(problem: Told, takes: ParamSpec['takes'], value: JsonValue | undefined): Found | undefined {
  return misshapen(takes, value) ?? meant(problem, takes, value);
}

type Part = readonly [
  path: readonly string[],
  spec: Pick<ParamSpec, 'takes' | 'required'>,
  value: JsonValue | undefined,
];

function partsOf(takes: ParamSpec['takes'], value: JsonValue | undefined): Part[] {
  const within = (fields: readonly ParamSpec[], item: JsonValue, at: readonly string[]): Part[] =>
    isObject(item) ? fields.map((field): Part => [[...at, field.name], field, item[field.name]]) : [];
  switch (takes.type) {
    case 'list':
      return Array.isArray(value) ? value.flatMap((item, n) => within(takes.fields, item, [String(n)])) : [];
    case 'object':
      return value === undefined ? [] : within(takes.fields, value, []);
    case 'map':
      return isObject(value)
        ? Object.entries(value).map(([name, item]): Part => [[name], { takes: takes.value, required: true }, item])
        : [];
    default:
      return [];
  }
}

function misshapen(takes: ParamSpec['takes'], value: JsonValue | undefined): Found | undefined {
  for (const [path, spec, part] of partsOf(takes, value)) {
    if (part === undefined) {
      if (spec.required) return { path, is: 'missing' };
      continue;
    }
    if (part === '' && spec.required) return { path, is: 'missing' };
    if (!fitsShape(spec.takes, part)) return { path, is: 'other' };
    const inner = misshapen(spec.takes, part);
    if (inner) return { path: [...path, ...inner.path], is: inner.is };
  }
  return undefined;
}

// A column that is not there is named by the problem; of what is worked out, the name of the new column is.
function meant({ params, where }: Told, takes: ParamSpec['takes'], value: JsonValue | undefined): Found | undefined {
  const parts = partsOf(takes, value);
  const made = params['derived'];
  const entry =
    made === undefined ? undefined : parts.find(([path, , part]) => path.at(-1) === 'name' && part === made);
  const isIn = ([path]: Part) => entry === undefined || path[0] === entry[0][0];
  const expressions = parts.filter(([, { takes }]) => takes.type === 'expression').filter(isIn);
  const found =
    entry && expressions[0]
      ? expressions[0]
      : parts.find(([path, { takes: inner }, part]) => {
          if (!where.column) return false;
          if (takes.type === 'map') return path[0] === where.column || part === where.column;
          if (inner.type === 'column') return part === where.column;
          return inner.type === 'columns' && Array.isArray(part) && part.includes(where.column);
        });
  return found && { path: found[0], is: 'meant' };
}
