import type { IconName } from '../icons';

/** One line of a menu. */
export type MenuEntry =
  | {
      readonly label: string;
      readonly act: () => void;
      readonly icon?: IconName;
      /** The keys that do the same, such as `Ctrl C`. */
      readonly keys?: string;
      readonly danger?: boolean;
      readonly disabled?: boolean;
      /** A choice that is on or off; without it the line is an act. */
      readonly checked?: boolean;
      readonly testid?: string;
    }
  | 'rule';

/** The entries without rules at the ends or one after the other, as leaving out entries may have left them. */
export function tidied(entries: readonly MenuEntry[]): MenuEntry[] {
  const kept: MenuEntry[] = [];
  for (const entry of entries) if (entry !== 'rule' || (kept.length > 0 && kept.at(-1) !== 'rule')) kept.push(entry);
  if (kept.at(-1) === 'rule') kept.pop();
  return kept;
}
