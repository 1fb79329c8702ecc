import type { QualityRule } from '../lib/host';
import { columnOf } from './checks';

/** A rule and where it stands. */
export interface Placed {
  readonly rule: QualityRule;
  readonly at: number;
}

/**
 * A change of a suite: rules that go and rules that come. It names rules by id, so that it can be made, and taken back,
 * in a suite that somebody else has changed meanwhile.
 */
export interface Edit {
  readonly out: readonly Placed[];
  readonly in: readonly Placed[];
}

export const inverse = (edit: Edit): Edit => ({ out: edit.in, in: edit.out });

/** The rules after an edit. Rules that are to go and are not there are passed over. */
export function applied(rules: readonly QualityRule[], edit: Edit): QualityRule[] {
  const gone = new Set([...edit.out, ...edit.in].map(({ rule }) => rule.id));
  const left = rules.filter((rule) => !gone.has(rule.id));
  for (const { rule, at } of [...edit.in].sort((a, b) => a.at - b.at)) left.splice(Math.min(at, left.length), 0, rule);
  return left;
}

/** New rules, at the end or behind the one at `after`. */
export function adding(rules: readonly QualityRule[], added: readonly QualityRule[], after = rules.length - 1): Edit {
  return { out: [], in: added.map((rule, index) => ({ rule, at: after + 1 + index })) };
}

/** Another rule in the place of the one of this id. */
export function replacing(rules: readonly QualityRule[], id: string, rule: QualityRule): Edit {
  const at = rules.findIndex((one) => one.id === id);
  const old = rules[at];
  return old ? { out: [{ rule: old, at }], in: [{ rule, at }] } : adding(rules, [rule]);
}

export function removing(rules: readonly QualityRule[], ids: ReadonlySet<string>): Edit {
  return { out: rules.flatMap((rule, at) => (ids.has(rule.id) ? [{ rule, at }] : [])), in: [] };
}

/** An id that no rule has yet: the wish itself, or with a number behind it. */
export function freeId(rules: readonly QualityRule[], wish: string): string {
  const taken = new Set(rules.map((rule) => rule.id));
  if (!taken.has(wish)) return wish;
  for (let number = 2; ; number += 1) if (!taken.has(`${wish}-${number}`)) return `${wish}-${number}`;
}

/** The id that a rule gets by itself: its column and its check. */
export function idFor(rules: readonly QualityRule[], rule: Omit<QualityRule, 'id'>): string {
  const column = columnOf(rule as QualityRule)?.slice(0, 120);
  return freeId(rules, column ? `${column}.${rule.check}` : rule.check);
}

/** Rules from elsewhere under ids that are free here. */
export function renamed(rules: readonly QualityRule[], added: readonly QualityRule[]): QualityRule[] {
  const all = [...rules];
  return added.map((rule) => {
    const made = { ...rule, id: freeId(all, rule.id) };
    all.push(made);
    return made;
  });
}

/** True for rules that ask for the same, whatever they are called and however much it matters. */
export function sameCheck(a: QualityRule, b: QualityRule): boolean {
  const bare = (rule: QualityRule) => JSON.stringify({ ...rule, id: '', severity: '', note: '' });
  return bare(a) === bare(b);
}
