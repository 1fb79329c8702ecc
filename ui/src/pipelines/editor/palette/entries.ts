import type { PortType } from '../../../lib/host';
import { t } from '../../../lib/messages';
import type { IconName } from '../../../lib/parts/icons';
import { kindOf } from '../../kinds';
import type { Kind } from '../model/catalogue';
import { atVersion, isPort } from '../model/kinds';
import { kindName, kindText } from '../names';

/** Something to choose from a list that is found by typing. */
export interface Entry {
  readonly value: string;
  readonly label: string;
  /** What else it is found by, and what is told of it. */
  readonly text: string;
  readonly icon: IconName;
  /** What it gives, where that is known. */
  readonly type: PortType | undefined;
  /** Told after the name: the version of what comes from the library. */
  readonly note?: string;
  /** Only there for whoever types: one of many like it. */
  readonly typedOnly?: boolean;
  /** The part of the list that it stands in. */
  readonly group: string;
  /** Which part of the palette that is, where it is one: such a part can be closed. */
  readonly part?: string;
}

/** A line of the list: what begins a part that can be closed, or something to choose. */
export type Line =
  | { readonly head: string; readonly part: string; readonly count: number; readonly open: boolean }
  | { readonly entry: Entry; readonly begins: string };

/** The lines of a list, without what is in parts that are closed. */
export function linesOf(all: readonly Entry[], closed: ReadonlySet<string>): Line[] {
  const entries = all.filter(({ typedOnly }) => !typedOnly);
  return entries.flatMap((entry, n): Line[] => {
    const { group, part } = entry;
    const isFirst = group !== entries[n - 1]?.group;
    if (part === undefined) return [{ entry, begins: isFirst ? group : '' }];
    const open = !closed.has(part);
    const count = isFirst ? entries.filter((one) => one.part === part).length : 0;
    const head: Line[] = isFirst ? [{ head: group, part, count, open }] : [];
    return open ? [...head, { entry, begins: '' }] : head;
  });
}

export const entriesOf = (specs: readonly Kind[], group = ''): Entry[] =>
  specs.flatMap((spec) => {
    const entry: Entry = {
      value: spec.kind,
      label: spec.title ?? kindName(spec.kind),
      text: spec.text ?? kindText(spec.kind),
      icon: kindOf(spec.kind).icon,
      type: spec.output,
      group: group || t(`group-${spec.group}`),
      part: group ? undefined : spec.group,
      note: spec.version && !isPort(spec.kind) ? t('version-short', { n: spec.version }) : undefined,
    };
    const earlier = (spec.earlier ?? []).map((version): Entry => {
      // What it gave then is not known before it is taken.
      const note = t('version-short', { n: version });
      return { ...entry, value: atVersion(spec.kind, version), type: undefined, note, typedOnly: true };
    });
    return [entry, ...earlier];
  });

/** The entries that have every word that was typed, by name before by what is told of them. */
export function sought(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  const has = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const rank = ({ label, value, text, note = '' }: Entry) => {
    const name = `${label} ${value} ${note}`;
    if (label.toLowerCase().startsWith(words[0] ?? '') && has(`${name} ${text}`)) return 0;
    return has(name) ? 1 : has(`${name} ${text}`) ? 2 : 3;
  };
  const unique = entries.filter((one, at) => entries.findIndex((other) => other.value === one.value) === at);
  return unique.filter((one) => rank(one) < 3).sort((a, b) => rank(a) - rank(b));
}
