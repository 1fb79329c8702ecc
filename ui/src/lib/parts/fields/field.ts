import { getContext, setContext } from 'svelte';

/** What a field tells the control inside it, so that label, hint and error belong to it. */
export interface FieldLinks {
  readonly id: string;
  readonly describedby: string | undefined;
  readonly invalid: boolean;
}

const KEY = Symbol('field');

export function setField(links: FieldLinks): void {
  setContext(KEY, links);
}

export function fieldLinks(): FieldLinks | undefined {
  return getContext<FieldLinks | undefined>(KEY);
}
