import type { Run, Series } from '../../lib/host';
import type { LivePoint } from '../../lib/state/live.svelte';
import { kindOf } from '../../pipelines/kinds';

export type Points = [number, number | null][];
/** What the steps of training are laid out by. */
export type By = 'epoch' | 'time';

/** The metrics that are curves of training, in the order they are shown. */
export const PANELS = ['train_loss', 'valid_loss'] as const;

/** What the host has of a curve, and behind it what events have reported since; time is seconds since `started`. */
export function joined(known: Series | undefined, since: LivePoint[], by: By = 'epoch', started = 0): Points {
  const x = (step: number, time: number) => (by === 'epoch' ? step : Math.max(0, (time - started) / 1000));
  const points: Points = (known?.steps ?? []).map((step, index) => [
    x(step, known?.times[index] ?? started),
    known?.values[index] ?? null,
  ]);
  let last = known?.steps.at(-1) ?? -Infinity;
  for (const { step, value, time } of since) {
    if (step <= last) continue;
    points.push([x(step, time), value]);
    last = step;
  }
  return points;
}

/**
 * A weighted mean of each value and those before it; `weight` (0 to below 1) is that of the past. Early values are
 * corrected for the past they lack, as Adam's moments are (Kingma & Ba 2015, section 3).
 */
export function smoothed(points: Points, weight: number): Points {
  if (weight <= 0) return points;
  let [sum, seen] = [0, 0];
  return points.map(([x, value]) => {
    if (value === null) return [x, null];
    sum = sum * weight + value * (1 - weight);
    seen = seen * weight + (1 - weight);
    return [x, sum / seen];
  });
}

/** The value at a place, or the last one before it. */
export function valueAt(points: Points, at: number | null): number | null {
  if (at === null) return points.at(-1)?.[1] ?? null;
  return points.findLast(([x]) => x <= at)?.[1] ?? null;
}

/** The step of the lowest value. */
export function lowest(points: Points): [number, number] | undefined {
  let found: [number, number] | undefined;
  for (const [step, value] of points) if (value !== null && (!found || value < found[1])) found = [step, value];
  return found;
}

/** Indexes of the values, lowest first; what has none comes last. */
export function byValue(values: (number | null)[]): number[] {
  const place = (value: number | null | undefined) => value ?? Infinity;
  return values.map((_, index) => index).sort((a, b) => place(values[a]) - place(values[b]) || a - b);
}

/** Names of runs without what all of them begin with, cut between words; at least the last two words of each stay. */
export function brief(names: string[]): string[] {
  const words = names.map((name) => name.split('-'));
  const shortest = Math.min(...words.map((parts) => parts.length));
  const shared = Array.from({ length: shortest }, (_, at) => words.every((parts) => parts[at] === words[0]?.[at]));
  const differs = shared.indexOf(false);
  const common = names.length < 2 ? 0 : differs < 0 ? shortest : differs;
  const short = words.map((parts) => parts.slice(Math.max(0, Math.min(common, parts.length - 2))).join('-'));
  return new Set(short).size === names.length ? short : names;
}

/** Whether a run trains a model, so that there are curves to wait for. */
export function trains(run: Run): boolean {
  return run.nodes.some((node) => kindOf(node.kind).output === 'model');
}
