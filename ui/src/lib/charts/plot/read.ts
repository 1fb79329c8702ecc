import type { ChartBody } from '../../host/contract.gen';
import type { Content } from '../content';

/** What stands at one place of a chart: a bar, a bin, a place of lines, a point or a box. */
export interface Reading {
  /** The place. */
  place: string;
  /** What is there: names and values; a name is empty where one value is all there is. */
  values: readonly { name: string; value: string; color?: string }[];
}

/** How numbers and names are written. */
export interface Wording {
  num(value: number | null): string;
  /** Names of figures that the chart itself does not name. */
  figure(name: 'q1' | 'median' | 'q3' | 'low' | 'high' | 'count' | 'outside'): string;
}

/** The colour of a series. */
export const colorOf = (color: number) => (color === 0 ? 'var(--ink-3)' : `var(--cat-${color})`);

/** The series that colours stand for; none where there is one alone. */
export function keysOf(body: ChartBody): { name: string; color: string }[] {
  if (!('series' in body) || body.series.length < 2) return [];
  return body.series.map(({ label, color }) => ({ name: label, color: colorOf(color) }));
}

/** The places of lines, rising, each once. */
export function placesOf(body: ChartBody): number[] {
  if (body.kind !== 'lines') return [];
  return [...new Set(body.series.flatMap((one) => one.x))].sort((a, b) => a - b);
}

/** The points of a scatter, from left to right. */
export function pointsOf(body: ChartBody): { x: number; y: number; name: string; color: string }[] {
  if (body.kind !== 'points') return [];
  const points = body.series.flatMap(({ label, color, x, y }) =>
    x.flatMap((at, n) => {
      const value = y[n];
      return typeof value === 'number' ? [{ x: at, y: value, name: label, color: colorOf(color) }] : [];
    }),
  );
  return points.sort((a, b) => a.x - b.x || a.y - b.y);
}

/** What can be read from a chart, place by place, in the order in which the eye goes along. */
export function readings({ body, written }: Content, { num, figure }: Wording): Reading[] {
  const place = (at: number) => written?.(at) ?? num(at);
  switch (body.kind) {
    case 'bars':
      return body.labels.map((label, at) => ({
        place: label,
        values: [{ name: '', value: num(body.values[at] ?? null) }],
      }));
    case 'groups':
      return body.labels.map((label, at) => ({ place: label, values: ofSeries(body.series, at, num) }));
    case 'histogram':
      return body.counts.map((count, at) => ({
        place: between(body.edges, at, place),
        values: [{ name: '', value: num(count) }],
      }));
    case 'stacks':
      return body.edges
        .slice(1)
        .map((_, at) => ({ place: between(body.edges, at, place), values: ofSeries(body.series, at, num) }));
    case 'lines': {
      const tables = body.series.map((one) => new Map(one.x.map((at, n) => [at, one.y[n] ?? null])));
      const named = body.series.length > 1;
      return placesOf(body).map((at) => ({
        place: place(at),
        values: body.series.flatMap(({ label, color }, n) => {
          const value = tables[n]?.get(at);
          if (typeof value !== 'number') return [];
          return [{ name: named ? label : '', value: num(value), color: named ? colorOf(color) : undefined }];
        }),
      }));
    }
    case 'points': {
      const named = body.series.length > 1;
      return pointsOf(body).map(({ x, y, name, color }) => ({
        place: place(x),
        values: [{ name: named ? name : '', value: num(y), color: named ? color : undefined }],
      }));
    }
    case 'boxes':
      return body.boxes.map((box) => ({
        place: box.label,
        values: (['median', 'q1', 'q3', 'low', 'high', 'count', 'outside'] as const).map((name) => ({
          name: figure(name),
          value: num(box[name]),
        })),
      }));
    default:
      return [];
  }
}

type Group = Extract<ChartBody, { kind: 'groups' }>['series'][number];

function ofSeries(series: readonly Group[], at: number, num: Wording['num']): Reading['values'] {
  return series.flatMap(({ label, color, values }) => {
    const value = values[at] ?? null;
    return value === null ? [] : [{ name: label, value: num(value), color: colorOf(color) }];
  });
}

const between = (edges: readonly number[], at: number, place: (at: number) => string) =>
  `${place(edges[at] ?? 0)} – ${place(edges[at + 1] ?? 0)}`;
