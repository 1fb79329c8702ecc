import type { MetricRange } from '../../lib/host';
import { direction } from '../../lib/metrics';

interface Range {
  least: number;
  most: number;
}

/** By pipeline and metric: runs of one pipeline learn from the same data. */
export type Ranges = ReadonlyMap<string, Range>;

const keyOf = (pipeline: string, metric: string) => `${pipeline} ${metric}`;

export const rangesOf = (list: MetricRange[]): Ranges =>
  new Map(list.map(({ pipeline, metric, least, most }) => [keyOf(pipeline, metric), { least, most }]));

export const rangeOf = (ranges: Ranges, pipeline: string, metric: string): Range | undefined =>
  ranges.get(keyOf(pipeline, metric));

/** Where a value stands between the least and the most, from 0 to 1; `undefined` where there is nothing to compare with. */
export function shareOf(range: Range | undefined, value: number): number | undefined {
  if (!range || range.least === range.most) return undefined;
  return Math.min(1, Math.max(0, (value - range.least) / (range.most - range.least)));
}

/** True for the best of the matching runs of a pipeline. */
export function isBest(range: Range | undefined, metric: string, value: number): boolean {
  if (!range || range.least === range.most) return false;
  return value === (direction(metric) > 0 ? range.most : range.least);
}
