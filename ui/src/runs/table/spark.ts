import { path } from '../../lib/charts/ticks';
import type { Points } from '../compare/curves';

/** The lines through points, broken where a value is missing. */
export function pieces(points: Points, x: (at: number) => number, y: (value: number) => number): string[] {
  const lines: [number, number][][] = [[]];
  for (const [at, value] of points) {
    if (value === null) lines.push([]);
    else lines.at(-1)?.push([x(at), y(value)]);
  }
  return lines.filter((line) => line.length > 1).map(path);
}
