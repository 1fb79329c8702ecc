type Point = readonly [number, number];

/** The parts of a line between its gaps. */
export function segments(points: readonly (readonly [number, number | null])[]): Point[][] {
  const parts: Point[][] = [];
  let open: Point[] | undefined;
  for (const [at, value] of points) {
    if (value === null) open = undefined;
    else if (open) open.push([at, value]);
    else parts.push((open = [[at, value]]));
  }
  return parts;
}

/** Moves places so that no two are nearer than `gap`, none is moved further than need be, and all stay within bounds. */
export function apart(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const places = order.map((index) => Math.min(high, Math.max(low, wanted[index] ?? 0)));
  for (let at = 1; at < places.length; at += 1) places[at] = Math.max(places[at] ?? 0, (places[at - 1] ?? 0) + gap);
  let ceiling = high;
  for (let at = places.length - 1; at >= 0; at -= 1) {
    places[at] = Math.min(places[at] ?? 0, ceiling);
    ceiling = (places[at] ?? 0) - gap;
  }
  const result = new Array<number>(wanted.length);
  order.forEach((index, at) => (result[index] = places[at] ?? 0));
  return result;
}
