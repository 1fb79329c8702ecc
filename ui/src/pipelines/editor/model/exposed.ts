import {
  Refusal,
  freeId,
  nodeIn,
  parametersOf,
  refOf,
  sourceOf,
  withParameters,
  type Doc,
  type Edited,
} from './document';
import { ID } from './edits';
import type { Exposed } from './types';

// Settings of inner nodes that are set from outside: by whoever runs a pipeline, or where a component is used.

/** How a setting of a node is set from outside, if it is. */
export const exposedOf = (doc: Doc, node: string, param: string): Exposed | undefined =>
  parametersOf(doc).find(({ of }) => of === refOf({ from: node, output: param }));

/** Lets a setting be set from outside, by its own name where that is free. */
export function expose(doc: Doc, node: string, param: string): Doc {
  if (exposedOf(doc, node, param)) return doc;
  const taken = new Set(parametersOf(doc).map(({ name }) => name));
  const name = taken.has(param) ? freeId(`${node}_${param}`.slice(0, 60), taken) : param;
  return withParameters(doc, [...parametersOf(doc), { name, of: refOf({ from: node, output: param }) }]);
}

export const unexpose = (doc: Doc, name: string): Doc =>
  withParameters(
    doc,
    parametersOf(doc).filter((one) => one.name !== name),
  );

/** Changes the words of a setting; empty ones are left out, and the setting's own stand for them. */
export function describe(doc: Doc, name: string, words: Partial<Pick<Exposed, 'title' | 'help'>>): Doc {
  const parameters = parametersOf(doc).map((one) => {
    if (one.name !== name) return one;
    const { title, help, ...rest } = { ...one, ...words };
    return { ...rest, ...(title && { title }), ...(help && { help }) };
  });
  return withParameters(doc, parameters);
}

/** Gives a setting another name here; what uses the component is told by `renameParameter`. */
export function renameExposed(doc: Doc, name: string, to: string): Edited {
  const wanted = to.trim();
  if (wanted === name) return doc;
  if (!ID.test(wanted)) return new Refusal('refused-id', { id: wanted });
  if (parametersOf(doc).some((one) => one.name === wanted))
    return new Refusal('refused-parameter-taken', { name: wanted });
  return withParameters(
    doc,
    parametersOf(doc).map((one) => (one.name === name ? { ...one, name: wanted } : one)),
  );
}

/** Moves one of a list up or down; what stands at an end stays. */
export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const all = [...list];
  const [one] = all.splice(at, 1);
  if (one === undefined) return all;
  all.splice(Math.max(0, Math.min(all.length, at + by)), 0, one);
  return all;
}

export const moveExposed = (doc: Doc, name: string, by: number): Doc => {
  const all = parametersOf(doc);
  return withParameters(
    doc,
    moved(
      all,
      all.findIndex((one) => one.name === name),
      by,
    ),
  );
};

/** The settings without those of nodes that are gone or called otherwise: `names` has what became of which. */
export const renamedParameters = (all: readonly Exposed[], names: ReadonlyMap<string, string>): Exposed[] =>
  all.map((one) => {
    const node = names.get(nodeIn(one.of));
    return node === undefined ? one : { ...one, of: refOf({ ...sourceOf(one.of), from: node }) };
  });
