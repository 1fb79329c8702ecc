import type { JsonValue, ParamSpec } from '../../../lib/host';

type Values = { [key in string]: JsonValue };

/** Settings with one of them changed. Of those that exclude each other, the one that was given stays. */
export function withOne(
  specs: readonly ParamSpec[],
  values: Values,
  spec: ParamSpec,
  next: JsonValue | undefined,
): Values {
  const changed = { ...values };
  if (next === undefined) delete changed[spec.name];
  else changed[spec.name] = next;
  if (next === undefined || spec.one_of === null) return changed;
  for (const other of specs) if (other.one_of === spec.one_of && other.name !== spec.name) delete changed[other.name];
  return changed;
}
