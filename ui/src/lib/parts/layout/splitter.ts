/** The sizes of a pane that a person may move, in pixels at the usual text size. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** Where it begins, and where a double click brings it. */
  readonly first: number;
}

export const held = ({ min, max }: Bounds, size: number) => Math.round(Math.min(max, Math.max(min, size)));

/** The size after a key; `grow` is the arrow that makes the pane larger. `undefined` if the key does nothing. */
export function afterKey(bounds: Bounds, size: number, key: string, grow: string, shrink: string): number | undefined {
  const step = 16;
  if (key === grow) return held(bounds, size + step);
  if (key === shrink) return held(bounds, size - step);
  if (key === 'Home') return bounds.min;
  if (key === 'End') return bounds.max;
  return key === 'Enter' ? bounds.first : undefined;
}

/** The size that was kept, if it is one. */
export function remembered(bounds: Bounds, stored: string | null): number {
  const size = Number(stored);
  return stored !== null && stored !== '' && Number.isFinite(size) ? held(bounds, size) : bounds.first;
}
