import {
  Refusal,
  componentsOf,
  freeId,
  inputsOf,
  nodeOf,
  nodesOf,
  parametersOf,
  refOf,
  same,
  sourceOf,
  withNode,
  withNodes,
  withParameters,
  type Doc,
  type Edited,
} from './document';
import { ID, rename } from './edits';
import { moved, renameExposed } from './exposed';
import { componentKind, isInlet, isOutlet, isPort, nameIn, portName } from './kinds';
import { levelOf, withLevel } from './level';
import type { Renames } from './renamed';
import { reached, withDefinitions } from './settle';
import type { Component, ComponentLayout, Components, Exposed, Node } from './types';

type Layouts = { readonly [key in string]: ComponentLayout };

/** Definitions that come from elsewhere: from the library, or with what was copied. */
export interface Definitions {
  readonly components: Components;
  readonly layouts: Layouts;
}

/** The definitions that some nodes need. */
export function definitionsFor(doc: Doc, nodes: readonly Node[]): Definitions {
  const names = reached(componentsOf(doc), nodes);
  const some = <T>(all: { readonly [key in string]: T }) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
  return { components: some(componentsOf(doc)), layouts: some(doc.layout.components ?? {}) };
}

/**
 * Takes definitions in. One that is here already stays; one with the name of another comes under a name that is free.
 * Gives what each is called here.
 */
export function adopt(doc: Doc, { components, layouts }: Definitions): { doc: Doc; names: Map<string, string> } {
  const here = componentsOf(doc);
  const names = new Map<string, string>();
  const taken = new Set(Object.keys(here));
  for (const [name, component] of Object.entries(components)) {
    const isHere = name in here && isLike(here, name, component, components);
    const free = isHere ? name : freeId(name, taken);
    taken.add(free);
    names.set(name, free);
  }
  const come = Object.entries(components).filter(([name]) => !(name in here) || names.get(name) !== name);
  if (come.length === 0) return { doc, names };
  const added = come.map(([name, component]) => [names.get(name) ?? name, renamedKinds(component, names)]);
  const places = come.flatMap(([name]) => (layouts[name] ? [[names.get(name) ?? name, layouts[name]]] : []));
  const all = { ...here, ...Object.fromEntries(added) };
  return { doc: withDefinitions(doc, all, { ...doc.layout.components, ...Object.fromEntries(places) }), names };
}

// Alike with all that is inside: a component of the same words may have another one within.
function isLike(here: Components, name: string, component: Component, from: Components, seen = new Set<string>()) {
  if (seen.has(name)) return true;
  seen.add(name);
  const mine = here[name];
  if (!mine || !same(tidied(mine), tidied(component))) return false;
  return [...reached(from, component.nodes)].every((inner): boolean => {
    const other = from[inner];
    return other === undefined || isLike(here, inner, other, from, seen);
  });
}

// What a file may leave out says as much as what stands there empty.
const tidied = ({ description = '', parameters = [], nodes, ...rest }: Component) => ({
  ...rest,
  description,
  parameters,
  nodes: nodes.map(({ params = {}, inputs = {}, ...node }) => ({ ...node, params, inputs })),
});

export const renamedKind = (kind: string, names: ReadonlyMap<string, string>): string => {
  const name = names.get(nameIn(kind));
  return name === undefined ? kind : componentKind(name);
};

const renamedKinds = (component: Component, names: ReadonlyMap<string, string>): Component => ({
  ...component,
  nodes: component.nodes.map((node) => ({ ...node, kind: renamedKind(node.kind, names) })),
});

/** Gives one node a definition of its own: what is changed there changes nowhere else. */
export function ownCopy(doc: Doc, id: string): { doc: Doc; name: string } | Refusal {
  const node = nodeOf(doc, id);
  const name = nameIn(node?.kind ?? '');
  const component = componentsOf(doc)[name];
  if (!component) return new Refusal('refused-no-component');
  const titles = new Set(Object.values(componentsOf(doc)).map(({ title }) => title));
  const free = freeId(name, new Set(Object.keys(componentsOf(doc))));
  const copy = { ...component, version: 0, title: freeTitle(component.title, titles) };
  const layout = doc.layout.components?.[name];
  const made = withDefinitions(
    withNode(doc, id, (one) => ({ ...one, kind: componentKind(free) })),
    { ...componentsOf(doc), [free]: copy },
    { ...doc.layout.components, ...(layout && { [free]: layout }) },
  );
  return { doc: made, name: free };
}

function freeTitle(title: string, taken: ReadonlySet<string>): string {
  const stem = title.replace(/ \d+$/, '');
  for (let n = 2; ; n += 1) if (!taken.has(`${stem} ${n}`)) return `${stem} ${n}`;
}

/** Puts another version of a component in the place of its definition; what it needs comes with it. */
export function updated(whole: Doc, name: string, { components, layouts }: Definitions): Doc {
  const { [name]: newest, ...nested } = components;
  if (!newest) return whole;
  const { doc, names } = adopt(whole, { components: nested, layouts });
  const definition = renamedKinds(newest, names);
  const layout = layouts[name];
  return withDefinitions(
    doc,
    { ...componentsOf(doc), [name]: definition },
    { ...doc.layout.components, ...(layout && { [name]: layout }) },
  );
}

/** Gives a component another name in the file; nodes of it are told. */
export function renameComponent(whole: Doc, name: string, to: string): Edited {
  const wanted = to.trim();
  if (wanted === name) return whole;
  if (!ID.test(wanted)) return new Refusal('refused-id', { id: wanted });
  if (wanted in componentsOf(whole)) return new Refusal('refused-component-taken', { name: wanted });
  const names = new Map([[name, wanted]]);
  const keyed = <T>(all: { readonly [key in string]: T }, change: (one: T) => T): { [key in string]: T } =>
    Object.fromEntries(Object.entries(all).map(([key, one]) => [names.get(key) ?? key, change(one)]));
  const nodes = nodesOf(whole).map((node) => ({ ...node, kind: renamedKind(node.kind, names) }));
  return withDefinitions(
    withNodes(whole, nodes),
    keyed(componentsOf(whole), (one) => renamedKinds(one, names)),
    keyed(whole.layout.components ?? {}, (one) => one),
  );
}

/** Gives a port of a component another name, inside and where it is used. */
export function renamePort(whole: Doc, name: string, id: string, to: string): Edited {
  const level = levelOf(whole, name);
  const kind = nodeOf(level, id)?.kind ?? '';
  const edited = rename(level, id, to);
  if (edited instanceof Refusal || !isPort(kind)) return edited instanceof Refusal ? edited : whole;
  const inside = withLevel(whole, name, edited);
  const [before, after] = [portName(id), to.trim()];
  return everywhere(inside, (nodes) => (isInlet(kind) ? inputsNamed : outputsNamed)(nodes, name, before, after));
}

/** Gives a setting that is set from outside another name, inside and where the component is used. */
export function renameParameter(whole: Doc, name: string, before: string, to: string): Edited {
  const edited = renameExposed(levelOf(whole, name), before, to);
  if (edited instanceof Refusal) return edited;
  return parametersNamed(withLevel(whole, name, edited), name, before, to.trim());
}

/** The pipeline with what uses a component told that ports and settings of it are called otherwise. */
export function followed(whole: Doc, name: string, { inputs, outputs, parameters }: Renames): Doc {
  let doc = whole;
  for (const [before, after] of Object.entries(inputs))
    doc = everywhere(doc, (nodes) => inputsNamed(nodes, name, before, after));
  for (const [before, after] of Object.entries(outputs))
    doc = everywhere(doc, (nodes) => outputsNamed(nodes, name, before, after));
  for (const [before, after] of Object.entries(parameters)) doc = parametersNamed(doc, name, before, after);
  return doc;
}

function parametersNamed(whole: Doc, name: string, before: string, after: string): Doc {
  return everywhere(
    whole,
    (nodes) =>
      nodes.map((node) => {
        if (nameIn(node.kind) !== name || !node.params || !(before in node.params)) return node;
        return { ...node, params: keysNamed(node.params, before, after) };
      }),
    (parameters, nodes) => {
      const mine = new Set(nodes.filter(({ kind }) => nameIn(kind) === name).map(({ id }) => id));
      return parameters.map((one) => {
        const { from, output } = sourceOf(one.of);
        return mine.has(from) && output === before ? { ...one, of: refOf({ from, output: after }) } : one;
      });
    },
  );
}

function inputsNamed(nodes: readonly Node[], name: string, before: string, after: string): Node[] {
  return nodes.map((node) => {
    if (nameIn(node.kind) !== name || !node.inputs || !(before in node.inputs)) return node;
    return { ...node, inputs: keysNamed(node.inputs, before, after) };
  });
}

function outputsNamed(nodes: readonly Node[], name: string, before: string, after: string): Node[] {
  const mine = new Set(
    nodes.filter(({ kind }) => nameIn(kind) === name).map(({ id }) => refOf({ from: id, output: before })),
  );
  return nodes.map((node) => {
    if (!inputsOf(node).some(([, ref]) => mine.has(ref))) return node;
    const wires = inputsOf(node).map(([port, ref]) => [
      port,
      mine.has(ref) ? refOf({ ...sourceOf(ref), output: after }) : ref,
    ]);
    return { ...node, inputs: Object.fromEntries(wires) };
  });
}

const keysNamed = <T>(all: { readonly [key in string]?: T }, before: string, after: string) =>
  Object.fromEntries(Object.entries(all).map(([key, value]) => [key === before ? after : key, value as T]));

/** Changes the nodes of every level; outputs of components are nodes there as well. */
function everywhere(
  whole: Doc,
  change: (nodes: readonly Node[]) => Node[],
  set: (parameters: readonly Exposed[], nodes: readonly Node[]) => readonly Exposed[] = (parameters) => parameters,
): Doc {
  const changed = (doc: Doc) =>
    withParameters(withNodes(doc, change(nodesOf(doc))), set(parametersOf(doc), nodesOf(doc)));
  return Object.keys(componentsOf(whole)).reduce(
    (doc, name) => withLevel(doc, name, changed(levelOf(doc, name))),
    changed(whole),
  );
}

/** Moves a port of the component that is open up or down among those of its kind. */
export function movePort(level: Doc, id: string, by: number): Doc {
  const kind = nodeOf(level, id)?.kind ?? '';
  const isMate = (node: Node) => (isInlet(kind) ? isInlet(node.kind) : isOutlet(node.kind));
  const mates = nodesOf(level).filter(isMate);
  const order = moved(
    mates,
    mates.findIndex((node) => node.id === id),
    by,
  );
  return withNodes(
    level,
    nodesOf(level).map((node) => (isMate(node) ? (order.shift() ?? node) : node)),
  );
}
