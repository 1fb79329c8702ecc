import { metric, num } from '../../lib/format';

/** A difference with its sign, as precise as the metrics it is between. */
export function signed(delta: number): string {
  if (delta === 0) return num(0);
  const size = Math.abs(delta);
  // A difference is never written as none.
  return `${delta > 0 ? '+' : '−'}${size < 0.00005 ? num(size, 1) : metric(size)}`;
}
