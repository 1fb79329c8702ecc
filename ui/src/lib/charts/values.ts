import type { ChartBody, ChartSeries } from '../host/contract.gen';
import type { Content } from './content';

export type Cell = string | number | null;

/** The values of a chart as a table: what its picture shows, for people and programs that read. */
export interface Values {
  head: string[];
  rows: Cell[][];
  /** Columns from this one on are numbers. */
  numbers: number;
}

/** Words for heads that no axis gives. */
export interface Words {
  place: string;
  value: string;
  name: string;
  from: string;
  to: string;
  count: string;
  truth: string;
  /** What a figure of a box is called. */
  figure(name: (typeof FIGURES)[number]): string;
}

export function valuesOf({ body, x, y, written }: Content, words: Words): Values {
  const across = headOf(x) || words.place;
  const up = headOf(y) || words.value;
  switch (body.kind) {
    case 'lines':
      return lines(body.series, across, written);
    case 'unit':
    case 'points':
      return unit(body.series, across, up, words, written);
    case 'histogram':
      return histogram(body, words, written);
    case 'confusion':
      return { head: [words.truth, ...body.classes], rows: confusion(body), numbers: 1 };
    case 'bars':
      return {
        head: [headOf(y) || words.name, across],
        rows: body.labels.map((name, at) => [name, body.values[at] ?? null]),
        numbers: 1,
      };
    case 'groups':
      return {
        head: [headOf(y) || words.name, ...body.series.map((one) => one.label)],
        rows: body.labels.map((name, at) => [name, ...body.series.map((one) => one.values[at] ?? null)]),
        numbers: 1,
      };
    case 'stacks':
      return stacks(body, words, written);
    case 'boxes':
      return boxes(body.boxes, headOf(y) || words.name, words);
  }
}

const headOf = (axis: Content['x']) => [axis?.title, axis?.unit].filter(Boolean).join(', ');

/** One row for each place that any line has a value at. */
function lines(all: ChartSeries[], across: string, written: Content['written']): Values {
  const shown = all.filter((one) => !one.faint);
  const tables = shown.map((one) => new Map(one.x.map((place, at) => [place, one.y[at] ?? null])));
  const places = [...new Set(shown.flatMap((one) => one.x))].sort((a, b) => a - b);
  const rows = places.map((place): Cell[] => [
    written?.(place) ?? place,
    ...tables.map((table) => table.get(place) ?? null),
  ]);
  return { head: [across, ...shown.map((one) => one.label)], rows, numbers: written ? 1 : 0 };
}

/** Curves share no places, so each point is a row. */
function unit(all: ChartSeries[], across: string, up: string, words: Words, written: Content['written']): Values {
  const named = all.length > 1;
  const points = all.flatMap((one) =>
    one.x.map((place, at): Cell[] => [one.label, written?.(place) ?? place, one.y[at] ?? null]),
  );
  const texts = written ? 1 : 0;
  if (named) return { head: [words.name, across, up], rows: points, numbers: 1 + texts };
  return { head: [across, up], rows: points.map((row) => row.slice(1)), numbers: texts };
}

/** A row for each bin, a column for each group. */
function stacks(body: Extract<ChartBody, { kind: 'stacks' }>, words: Words, written: Content['written']): Values {
  const whole = { ...body, kind: 'histogram' as const, counts: body.edges.slice(1).map(() => 0), marks: [] };
  const { head, rows, numbers } = histogram(whole, words, written);
  return {
    head: [...head.slice(0, 2), ...body.series.map((one) => one.label)],
    rows: rows.map((row, at) => [...row.slice(0, 2), ...body.series.map((one) => one.values[at] ?? null)]),
    numbers,
  };
}

const FIGURES = ['count', 'min', 'low', 'q1', 'median', 'q3', 'high', 'max', 'outside'] as const;

function boxes(all: Extract<ChartBody, { kind: 'boxes' }>['boxes'], name: string, words: Words): Values {
  const head = [name, ...FIGURES.map((figure) => words.figure(figure))];
  return { head, rows: all.map((box) => [box.label, ...FIGURES.map((figure) => box[figure])]), numbers: 1 };
}

function histogram(body: Extract<ChartBody, { kind: 'histogram' }>, words: Words, written: Content['written']): Values {
  const edge = (at: number): Cell => {
    const value = body.edges[at] ?? null;
    return value !== null && written ? written(value) : value;
  };
  const rows = body.counts.map((count, at): Cell[] => [edge(at), edge(at + 1), count]);
  return { head: [words.from, words.to, words.count], rows, numbers: written ? 2 : 0 };
}

const confusion = (body: Extract<ChartBody, { kind: 'confusion' }>): Cell[][] =>
  body.classes.map((name, at) => [name, ...(body.counts[at] ?? [])]);
