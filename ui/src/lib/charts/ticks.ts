import { compact } from '../format/numbers';

/** Round values across a range, at most about `count` of them. */
export function ticks(low: number, high: number, count = 4): number[] {
  if (!(high > low) || !Number.isFinite(high - low)) return [low];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Writes the marks of one axis: with the same number of decimals, and enough of them that no two read alike. */
export function tickText(marks: readonly number[]): (value: number) => string {
  const most = Math.max(0, ...marks.map(Math.abs));
  if (most >= 1000 || (most !== 0 && most < 1e-3)) return compact;
  const steps = marks.slice(1).map((mark, at) => Math.abs(mark - (marks[at] ?? 0)));
  const step = Math.min(...steps.filter((size) => size > 0), most || 1);
  const digits = Math.min(8, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  return (value) => (value === 0 ? '0' : value.toFixed(digits).replace('-', '−'));
}

/** Maps a domain onto pixels. */
export function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = high - low || 1;
  return (value) => from + ((value - low) / span) * (to - from);
}

/** The path through points in pixels. */
export function path(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** A text that keeps its own direction in a chart, whose base is left to right: a date in Arabic. */
export const isolated = (text: string) => `\u2068${text}\u2069`;
