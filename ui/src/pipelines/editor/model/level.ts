import { componentsOf, nodeOf, nodesOf, parametersOf, same, sourceOf, type Doc } from './document';
import { INLET, OUTLET, OUT_ID, isComponent, isInlet, isOutlet, isPort, nameIn, portName } from './kinds';
import type { Component, ComponentLayout, Node, PortType } from './types';

// A component that is open is a document of its own: its ports are nodes of it, and every edit does with it what it does
// with a pipeline. What came of it is put back into the whole.

const IN_PLACE = 'in:';

/** The inside of a component as a document; the definitions are those of the whole. */
export function levelOf(whole: Doc, name: string): Doc {
  const component = componentsOf(whole)[name];
  if (!component) return whole;
  const { nodes: places, notes = [] } = whole.layout.components?.[name] ?? { nodes: {} };
  const inlets = component.inputs.map((input): Node => ({ id: input.name, kind: `${INLET}${input.port}` }));
  const outlets = component.outputs.map(({ name, of }): Node => {
    return { id: `${OUT_ID}${name}`, kind: OUTLET, inputs: of === '' ? {} : { of } };
  });
  const shown = Object.entries(places).map(([key, at]) => [
    key.startsWith(IN_PLACE) ? key.slice(IN_PLACE.length) : key,
    at,
  ]);
  return {
    pipeline: {
      falaj_pipeline: whole.pipeline.falaj_pipeline,
      name: component.title,
      description: component.description ?? '',
      parameters: component.parameters ?? [],
      nodes: [...inlets, ...component.nodes, ...outlets],
      components: whole.pipeline.components,
    },
    layout: {
      falaj_layout: whole.layout.falaj_layout,
      nodes: Object.fromEntries(shown),
      notes,
      components: whole.layout.components,
    },
  };
}

/** The whole with the inside of a component as it was edited. */
export function withLevel(whole: Doc, name: string, level: Doc): Doc {
  const before = componentsOf(whole)[name];
  if (!before) return whole;
  const component = { ...before, ...insideOf(level) };
  const layout = layoutOf(level);
  const layouts = level.layout.components ?? {};
  const isSame = same(component, before) && componentsOf(level) === componentsOf(whole);
  if (isSame && same(layout, layouts[name]) && layouts === whole.layout.components) return whole;
  return {
    pipeline: isSame
      ? whole.pipeline
      : { ...whole.pipeline, components: { ...componentsOf(level), [name]: component } },
    layout: { ...whole.layout, components: { ...layouts, [name]: layout } },
  };
}

/** A level as a definition has it: ports beside nodes. */
export function insideOf(level: Doc): Omit<Component, 'version'> {
  const nodes = nodesOf(level);
  return {
    title: level.pipeline.name,
    description: level.pipeline.description ?? '',
    inputs: nodes
      .filter(({ kind }) => isInlet(kind))
      .map(({ id, kind }) => ({ name: id, port: kind.slice(INLET.length) as PortType })),
    outputs: nodes
      .filter(({ kind }) => isOutlet(kind))
      .map(({ id, inputs }) => ({ name: portName(id), of: inputs?.['of'] ?? '' })),
    parameters: [...parametersOf(level)],
    nodes: nodes.filter(({ kind }) => !isPort(kind)),
  };
}

function layoutOf(level: Doc): ComponentLayout {
  const inlets = new Set(nodesOf(level).flatMap(({ id, kind }) => (isInlet(kind) ? [id] : [])));
  const places = Object.entries(level.layout.nodes).map(([id, at]) => [inlets.has(id) ? `${IN_PLACE}${id}` : id, at]);
  return { nodes: Object.fromEntries(places), notes: [...(level.layout.notes ?? [])] };
}

/** The components that a path of nodes leads through, from the whole inwards; as far as it leads anywhere. */
export function namesAlong(whole: Doc, path: readonly string[]): string[] {
  const names: string[] = [];
  let nodes: readonly Node[] = nodesOf(whole);
  for (const id of path) {
    const name = nameIn(nodes.find((node) => node.id === id)?.kind ?? '');
    const component = componentsOf(whole)[name];
    if (!component || names.includes(name)) break;
    names.push(name);
    nodes = component.nodes;
  }
  return names;
}

/** A node by its full id: `clean/filter`. */
export function nodeAt(whole: Doc, full: string): Node | undefined {
  const path = full.split('/');
  const id = path.pop();
  const names = namesAlong(whole, path);
  if (names.length !== path.length) return undefined;
  const name = names.at(-1);
  const nodes = name === undefined ? nodesOf(whole) : (componentsOf(whole)[name]?.nodes ?? []);
  return nodes.find((node) => node.id === id);
}

/**
 * What a reference of a level means, as findings call it: `clean/filter`, or `clean.rows`. Where that is an input of the
 * component around, it is what feeds the component.
 */
export function originOf(whole: Doc, path: readonly string[], ref: string): string | undefined {
  const name = namesAlong(whole, path).at(-1);
  const isInput = name !== undefined && componentsOf(whole)[name]?.inputs.some((input) => input.name === ref);
  return isInput ? feederOf(whole, path.join('/'), ref) : [...path, ref].join('/');
}

/** What a port of a node is fed by. */
export function feederOf(whole: Doc, full: string, port: string): string | undefined {
  const ref = nodeAt(whole, full)?.inputs?.[port];
  return ref === undefined ? undefined : originOf(whole, full.split('/').slice(0, -1), ref);
}

/** The node whose result that is: of an output of a component, the one inside that gives it. */
export function giverOf(whole: Doc, key: string): string | undefined {
  const path = key.split('/');
  const { from, output } = sourceOf(path.pop() ?? '');
  const full = [...path, from].join('/');
  if (output === undefined) return full;
  const name = nameIn(nodeAt(whole, full)?.kind ?? '');
  const of = componentsOf(whole)[name]?.outputs.find((one) => one.name === output)?.of;
  return of ? giverOf(whole, `${full}/${of}`) : undefined;
}

/** Whether a node of a level can be opened. */
export const canOpen = (level: Doc, id: string): boolean => {
  const kind = nodeOf(level, id)?.kind ?? '';
  return isComponent(kind) && nameIn(kind) in componentsOf(level);
};
