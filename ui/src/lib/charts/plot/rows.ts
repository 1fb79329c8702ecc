import type { ChartBody } from '../../host/contract.gen';
import type { Content } from '../content';

type Box = Extract<ChartBody, { kind: 'boxes' }>['boxes'][number];

/** A line of a chart of bars or boxes. */
export interface PlotRow {
  label: string;
  bars: readonly { from: number; to: number; color?: number }[];
  /** What stands behind it, where one number says it. */
  value?: number;
  box?: Box;
}

export function rowsOf(body: ChartBody): PlotRow[] {
  switch (body.kind) {
    case 'bars':
      return body.labels.map((label, at) => {
        const value = body.values[at] ?? undefined;
        return { label, value, bars: value === undefined ? [] : [{ from: 0, to: value }] };
      });
    case 'groups':
      return body.labels.map((label, at) => {
        const bars = body.stacked ? stacked(body.series, at) : standing(body.series, at);
        const known = body.series.flatMap(({ values }) => values[at] ?? []);
        return { label, bars, value: body.stacked ? known.reduce((sum, value) => sum + value, 0) : undefined };
      });
    case 'boxes':
      return body.boxes.map((box) => ({ label: box.label, bars: [], box }));
    default:
      return [];
  }
}

type Series = Extract<ChartBody, { kind: 'groups' }>['series'];

/** One bar after the other; what is below zero goes the other way. */
function stacked(series: Series, at: number): PlotRow['bars'] {
  const ends = { above: 0, below: 0 };
  return series.flatMap(({ color, values }) => {
    const value = values[at] ?? null;
    if (value === null) return [];
    const side = value < 0 ? 'below' : 'above';
    const from = ends[side];
    ends[side] += value;
    return [{ from, to: ends[side], color }];
  });
}

/** Beside each other: also what is missing keeps its place. */
const standing = (series: Series, at: number): PlotRow['bars'] =>
  series.map(({ color, values }) => ({ from: 0, to: values[at] ?? 0, color }));

/** From the least to the greatest that is drawn; bars begin at zero, boxes have a little air. */
export function extentOf(rows: readonly PlotRow[]): [number, number] {
  const boxes = rows.flatMap(({ box }) => (box ? [box.min, box.max] : []));
  const ends = rows.flatMap(({ bars }) => bars.flatMap(({ from, to }) => [from, to]));
  if (boxes.length === 0) return widened(Math.min(0, ...ends), Math.max(0, ...ends));
  const [low, high] = [Math.min(...boxes), Math.max(...boxes)];
  const air = high / 25 - low / 25;
  return widened(low - air, high + air);
}

const widened = (low: number, high: number): [number, number] => (low < high ? [low, high] : [low - 0.5, high + 0.5]);

/** What the axis below measures. */
export const axisTitle = ({ x }: Content): string => [x?.title, x?.unit].filter(Boolean).join(', ');
