import type { WireError } from '../lib/host';
import type { Args } from '../lib/messages/catalogue';

/** A short word about what has just happened. */
export interface Notice {
  /** Message key. */
  title: string;
  args?: Args;
  /** What went wrong; such a notice stays until it is closed. */
  error?: WireError;
}

const SHOWN = 5000;
let current = $state.raw<Notice>();
let timer: ReturnType<typeof setTimeout> | undefined;

export const notice = (): Notice | undefined => current;

/** Says something; the newer word takes the place of the older. */
export function say(one: Notice): void {
  clearTimeout(timer);
  current = one;
  if (!one.error) timer = setTimeout(hush, SHOWN);
}

export function hush(): void {
  clearTimeout(timer);
  current = undefined;
}
