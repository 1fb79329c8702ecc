import type { IconName } from '../icons';

/** One of the choices of a list. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** A line under the label. */
  readonly text?: string;
  readonly icon?: IconName;
  readonly disabled?: boolean;
  /** The label comes from data, so it is written as code. */
  readonly code?: boolean;
}

/** The options whose label or hint has every word that was typed, in any order. */
export function matching(options: readonly Option[], typed: string): readonly Option[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter(({ label, hint }) => {
    const text = `${label} ${hint ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
