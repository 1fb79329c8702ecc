export type Act = 'open' | 'toggle' | 'extend' | 'all' | 'none' | 'copy';
export interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The row that a key moves to from `current`; `undefined` if it is not a key that moves. */
export function movedRow(event: Pressed, current: number, count: number, page: number): number | undefined {
  if (count === 0 || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const to = target(event.key, current, count, page);
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to));
}

function target(key: string, current: number, count: number, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return current + 1;
    case 'ArrowUp':
    case 'k':
    case 'K':
      return current - 1;
    case 'PageDown':
      return current + page;
    case 'PageUp':
      return current - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
  }
  return undefined;
}

/** What a key does to the current row or to the selection. */
export function actOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed): Act | undefined {
  if (altKey) return undefined;
  const held = ctrlKey || metaKey;
  if (held) return { a: 'all', c: 'copy' }[key.toLowerCase()] as Act | undefined;
  if (key === 'Enter') return 'open';
  if (key === ' ') return shiftKey ? 'extend' : 'toggle';
  return key === 'Escape' ? 'none' : undefined;
}

/** How much wider an arrow makes a column: towards the end of the line is wider. */
export function widened(key: string, rtl: boolean, big: boolean): number | undefined {
  const step = big ? 40 : 8;
  if (key === 'ArrowRight') return rtl ? -step : step;
  if (key === 'ArrowLeft') return rtl ? step : -step;
  return undefined;
}
