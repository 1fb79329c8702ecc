import type { Key } from './keys';

/** ECharts' names of our markers. */
export const SYMBOLS: Record<Key['marker'], string> = {
  circle: 'circle',
  square: 'rect',
  triangle: 'triangle',
  diamond: 'diamond',
  down: 'path://M0 10 10 0H-10z',
};

/** A dash as ECharts takes it. */
export function dashArray(dash: string): 'solid' | number[] {
  return dash === '' ? 'solid' : dash.split(' ').map(Number);
}

/** Lowest and highest value with a little air, or `undefined` while there is none. */
export function extent(lines: [number, number | null][][]): [number | undefined, number | undefined] {
  const values = lines.flat().flatMap(([, value]) => (value === null ? [] : [value]));
  if (values.length === 0) return [undefined, undefined];
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const air = (high - low || Math.abs(high) || 1) * 0.06;
  // What is never below zero has no room there.
  return [low >= 0 ? Math.max(0, low - air) : low - air, high + air];
}
