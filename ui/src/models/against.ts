import type { Field, Lineage, ModelVersion } from '../lib/host';
import { direction, ordered } from '../lib/metrics';

export interface Change {
  /** Name of a metric, or `size`. */
  name: string;
  now: number;
  then: number;
  change: number;
  /** Above 0 it is better, below 0 worse. */
  gain: number;
}

/** What both versions were measured by, the most asked for first, and the size of their packages. */
export function changes(version: ModelVersion, base: ModelVersion): Change[] {
  const metrics = ordered(Object.keys(version.metrics)).flatMap((name) => {
    const [now, then] = [version.metrics[name], base.metrics[name]];
    return typeof now === 'number' && typeof then === 'number' ? [changeOf(name, now, then, direction(name))] : [];
  });
  // A few bytes more or less are no change that anybody would look at.
  const alike = Math.abs(version.bytes - base.bytes) < base.bytes * 0.005;
  return [...metrics, changeOf('size', alike ? base.bytes : version.bytes, base.bytes, -1)];
}

function changeOf(name: string, now: number, then: number, better: number): Change {
  const change = now - then;
  return { name, now, then, change, gain: change === 0 ? 0 : change * better };
}

/** The longest bar among the changes of metrics: those of one scale only, or a size would dwarf the rest. */
export function longest(rows: Change[]): number {
  return Math.max(1e-12, ...rows.filter((row) => row.name !== 'size').map((row) => Math.abs(row.gain)));
}

/** Length of a change's bar, from −1 (worse) to 1 (better). A size is drawn by its relative change. */
export function bar(row: Change, most: number): number {
  if (row.name === 'size') return Math.max(-1, Math.min(1, row.gain / Math.max(1, row.then)));
  return row.gain / most;
}

export interface InputChange {
  kind: 'added' | 'removed' | 'changed';
  name: string;
  now?: Field;
  then?: Field;
}

/** Inputs that one version has and the other has not, or has as another type, or asks for where the other does not. */
export function inputChanges(now: Field[], then: Field[]): InputChange[] {
  const old = new Map(then.map((field) => [field.name, field]));
  const names = new Set(now.map((field) => field.name));
  const added = now.flatMap((field): InputChange[] => {
    const before = old.get(field.name);
    if (!before) return [{ kind: 'added', name: field.name, now: field }];
    const same = before.type === field.type && before.optional === field.optional;
    return same ? [] : [{ kind: 'changed', name: field.name, now: field, then: before }];
  });
  const gone = then.filter((field) => !names.has(field.name));
  return [...added, ...gone.map((field): InputChange => ({ kind: 'removed', name: field.name, then: field }))];
}

/** True when the metrics are not of the same rows, so that they say little about each other. */
export function otherData(now: Lineage, then: Lineage): boolean {
  const digests = (lineage: Lineage) => lineage.datasets.map((input) => `${input.dataset} ${input.digest}`).sort();
  return digests(now).join() !== digests(then).join();
}
