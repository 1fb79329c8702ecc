import type { Catalogue, Kind } from './catalogue';
import { componentsOf, inputsOf, nodesOf, parametersOf, same, sourceOf, type Doc } from './document';
import { componentKind, nameIn } from './kinds';
import { levelOf } from './level';

// Ports and settings that have another name in another version of a component.

export const PARTS = ['inputs', 'outputs', 'parameters'] as const;
export type Part = (typeof PARTS)[number];

/** What is called how in the other version, by what it is called now. */
export type Renames = Readonly<Record<Part, Readonly<Record<string, string>>>>;
export const NONE: Renames = { inputs: {}, outputs: {}, parameters: {} };

/** What the other version has no place for under its name, though something here hangs on it. */
export interface Misplaced {
  readonly part: Part;
  readonly name: string;
  /** What it may be called there: what is new and of its type. */
  readonly choices: readonly string[];
}

/** Ports and settings of a component that are in use and would fall, as far as another version has something for them. */
export function misplaced(whole: Doc, name: string, before: Catalogue, after: Catalogue): Misplaced[] {
  const [was, is] = [before.spec(componentKind(name)), after.spec(componentKind(name))];
  if (!was || !is) return [];
  const used = usedOf(whole, name);
  return PARTS.flatMap((part) => {
    const [old, now] = [partOf(was, part), partOf(is, part)];
    const fresh = [...now].filter(([key]) => !old.has(key));
    const lost = [...old].filter(([key]) => !now.has(key) && used[part].has(key));
    return lost.flatMap(([key, type]): Misplaced[] => {
      const choices = fresh.filter(([, other]) => same(other, type)).map(([other]) => other);
      return choices.length > 0 ? [{ part, name: key, choices }] : [];
    });
  });
}

/** What is meant without a doubt: one that is new of a type, where one of that type is missing. */
export function guessed(all: readonly Misplaced[]): Renames {
  const sure = all.filter(({ part, choices: [only, ...more] }) => {
    const rivals = all.filter((one) => one.part === part && only !== undefined && one.choices.includes(only));
    return more.length === 0 && rivals.length === 1;
  });
  return renamesOf(sure.map(({ part, name, choices }) => [part, name, choices[0] ?? '']));
}

/** Renames of a list; what is to be called nothing is left out. */
export function renamesOf(list: readonly (readonly [part: Part, name: string, to: string])[]): Renames {
  const of = (part: Part) =>
    Object.fromEntries(list.flatMap(([which, name, to]) => (which === part && to !== '' ? [[name, to]] : [])));
  return { inputs: of('inputs'), outputs: of('outputs'), parameters: of('parameters') };
}

// By name, what a port carries or a setting takes.
function partOf(kind: Kind, part: Part): ReadonlyMap<string, unknown> {
  if (part === 'parameters') return new Map(kind.params.map(({ name, takes }) => [name, takes]));
  if (part === 'inputs') return new Map(kind.inputs.map(({ name, port }) => [name, port]));
  return new Map((kind.outputs ?? []).map(({ name, port }) => [name, port]));
}

/** The ports and settings of a component that something hangs on, at any level. */
function usedOf(whole: Doc, name: string): Record<Part, Set<string>> {
  const used = { inputs: new Set<string>(), outputs: new Set<string>(), parameters: new Set<string>() };
  for (const level of [whole, ...Object.keys(componentsOf(whole)).map((one) => levelOf(whole, one))]) {
    const nodes = nodesOf(level);
    const mine = nodes.filter(({ kind }) => nameIn(kind) === name);
    const ids = new Set(mine.map(({ id }) => id));
    for (const node of mine) {
      for (const [port] of inputsOf(node)) used.inputs.add(port);
      for (const param of Object.keys(node.params ?? {})) used.parameters.add(param);
    }
    const outputs = nodes.flatMap(inputsOf).map(([, ref]) => sourceOf(ref));
    const set = parametersOf(level).map(({ of }) => sourceOf(of));
    for (const { from, output } of outputs) if (ids.has(from) && output !== undefined) used.outputs.add(output);
    for (const { from, output } of set) if (ids.has(from) && output !== undefined) used.parameters.add(output);
  }
  return used;
}
