/** How a run is drawn in every chart and as the key in its table row: colour, dash and marker are one identity. */
export interface Key {
  color: string;
  dash: string;
  marker: 'circle' | 'square' | 'triangle' | 'diamond' | 'down';
}

const MARKERS = ['circle', 'square', 'triangle', 'diamond', 'down'] as const;
const DASHES = ['', '7 3', '2 2.5', '8 3 2 3', '6 2 2 2 2 2'];
export const MOST_KEYS = 8;

/** The key of the run that was picked as number `index`. */
export function keyOf(index: number): Key {
  return {
    color: `var(--cat-${(index % MOST_KEYS) + 1})`,
    dash: DASHES[index % DASHES.length] ?? '',
    marker: MARKERS[index % MARKERS.length] ?? 'circle',
  };
}

/** A marker's outline around the origin. */
export const markerPaths: Record<Key['marker'], string> = {
  circle: 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z',
  square: 'M-2.700-2.700h5.400v5.400h-5.400z',
  triangle: 'M0-3.400 3.300 2.600h-6.600z',
  diamond: 'M0-3.800 3.800 0 0 3.800-3.800 0z',
  down: 'M0 3.400 3.300-2.600h-6.600z',
};
