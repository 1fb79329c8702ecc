import type { ChartAxis, ChartBody, ChartSeries, Histogram } from '../host/contract.gen';
import type { Key } from './keys';

/** What a chart shows, apart from how it is drawn: the screen, a picture, a table and a file of values all come from it. */
export interface Content {
  /** What the chart shows, in words. */
  title: string;
  subtitle?: string;
  x?: Axis;
  y?: Axis;
  body: ChartBody;
  /** Writes a place for people where its number says little: a date, a time of day. */
  written?: (place: number) => string;
}

type Axis = Partial<ChartAxis>;
type Heads = Omit<Content, 'body'>;
type Points = readonly (readonly [number, number | null])[];

interface Curve {
  name: string;
  points: Points;
  key: Key;
  faint?: boolean;
}

/** An axis with nothing said of it. */
export const axis = (given: Axis = {}): ChartAxis => ({ title: '', unit: '', log: false, ticks: [], ...given });

/** A number of 1 to 8 for `var(--cat-1)` to `var(--cat-8)`; 0, which is grey, for any other colour. */
export function colorNumber(color: string): number {
  return Number(/^var\(--cat-([1-8])\)$/.exec(color)?.[1] ?? 0);
}

function seriesOf({ name, points, key, faint = false }: Curve): ChartSeries {
  return {
    label: name,
    color: colorNumber(key.color),
    dash: key.dash === '' ? [] : key.dash.split(' ').map(Number),
    marker: key.marker,
    x: points.map(([x]) => x),
    y: points.map(([, y]) => (y === null || !Number.isFinite(y) ? null : y)),
    faint,
  };
}

export function linesContent(heads: Heads, lines: Curve[]): Content {
  return { ...heads, body: { kind: 'lines', series: lines.map(seriesOf), thresholds: [] } };
}

export function unitContent(heads: Heads, curves: Curve[], guess: { diagonal?: boolean; level?: number }): Content {
  const { diagonal = false, level = null } = guess;
  return { ...heads, body: { kind: 'unit', series: curves.map(seriesOf), diagonal, level } };
}

export function histogramContent(
  heads: Heads,
  { edges, counts }: Histogram,
  marks: { at: number; word: string; dashed?: boolean }[],
): Content {
  const drawn = marks.map(({ at, word, dashed = false }) => ({ at, label: word, dashed }));
  // A bin without width, where all values are the same, is drawn around its value.
  const only = edges.length === 2 && edges[0] === edges[1] ? (edges[0] ?? 0) : undefined;
  const wide = only === undefined ? edges : [only - 0.5, only + 0.5];
  return { ...heads, body: { kind: 'histogram', edges: wide, counts, marks: drawn } };
}

export function confusionContent(heads: Heads, classes: string[], counts: number[][]): Content {
  return { ...heads, body: { kind: 'confusion', classes, counts } };
}

export function barsContent(heads: Heads, bars: { name: string; value: number | null }[]): Content {
  const labels = bars.map((bar) => bar.name);
  return { ...heads, body: { kind: 'bars', labels, values: bars.map((bar) => bar.value) } };
}
