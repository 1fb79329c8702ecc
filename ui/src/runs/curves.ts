import type { Series } from '../lib/host';
import type { LivePoint } from '../lib/state/live.svelte';

export type Points = [number, number | null][];

/** The metrics that are curves of training, in the order they are shown. */
export const PANELS = ['train_loss', 'valid_loss'] as const;

/** What the host has of a curve, and behind it what events have reported since. */
export function joined(known: Series | undefined, since: LivePoint[]): Points {
  const points: Points = (known?.steps ?? []).map((step, index) => [step, known?.values[index] ?? null]);
  let last = points.at(-1)?.[0] ?? -Infinity;
  for (const { step, value } of since) {
    if (step <= last) continue;
    points.push([step, value]);
    last = step;
  }
  return points;
}

/** The value at a step, or the last one before it. */
export function valueAt(points: Points, step: number | null): number | null {
  if (step === null) return points.at(-1)?.[1] ?? null;
  return points.findLast(([at]) => at <= step)?.[1] ?? null;
}

/** The step of the lowest value. */
export function lowest(points: Points): [number, number] | undefined {
  let found: [number, number] | undefined;
  for (const [step, value] of points) if (value !== null && (!found || value < found[1])) found = [step, value];
  return found;
}
