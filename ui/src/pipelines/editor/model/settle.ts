import { componentsOf, inputsOf, nodesOf, same, sourceOf, withParameters, type Doc } from './document';
import { isComponent, nameIn } from './kinds';
import type { Component, Components, Exposed, Node } from './types';

// What an edit of a component does to those who use it.

/** What a component no longer has. */
interface Lost {
  readonly inputs: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
}

/**
 * Brings those who use a component in line with an edit of it: wires of ports that are gone fall, and so do values of
 * settings that can no longer be set. A definition that nothing uses any more goes. What an edit did not touch stays as
 * it is, sound or not.
 */
export function settled(before: Doc, after: Doc): Doc {
  let [was, now] = [before, after];
  // A setting that goes may have been set from farther out.
  for (let round = 0; round < 24 && componentsOf(was) !== componentsOf(now); round += 1) {
    const lost = lostIn(componentsOf(was), componentsOf(now));
    if (lost.size === 0) break;
    [was, now] = [now, without(now, lost)];
  }
  return pruned(before, now);
}

function lostIn(before: Components, after: Components): Map<string, Lost> {
  const all = Object.entries(after).flatMap(([name, component]): [string, Lost][] => {
    const was = before[name];
    if (!was || was === component) return [];
    const lost = {
      inputs: gone(was.inputs, component.inputs),
      outputs: gone(was.outputs, component.outputs),
      parameters: gone(was.parameters ?? [], component.parameters ?? []),
    };
    return lost.inputs.size + lost.outputs.size + lost.parameters.size > 0 ? [[name, lost]] : [];
  });
  return new Map(all);
}

const gone = (before: readonly { name: string }[], after: readonly { name: string }[]): Set<string> => {
  const names = new Set(after.map(({ name }) => name));
  return new Set(before.map(({ name }) => name).filter((name) => !names.has(name)));
};

function without(doc: Doc, lost: ReadonlyMap<string, Lost>): Doc {
  const components = Object.entries(componentsOf(doc)).map(([name, component]) => [name, lessOf(component, lost)]);
  const top = { nodes: nodesOf(doc), parameters: doc.pipeline.parameters ?? [] };
  const { nodes, parameters } = less(top, lost);
  const pipeline = { ...doc.pipeline, nodes: [...nodes], components: Object.fromEntries(components) };
  return withParameters({ ...doc, pipeline }, parameters);
}

function lessOf(component: Component, lost: ReadonlyMap<string, Lost>): Component {
  const before = { nodes: component.nodes, parameters: component.parameters ?? [] };
  const { nodes, parameters } = less(before, lost);
  const isLost = lostRef(component.nodes, lost);
  const outputs = component.outputs.map((one) => (isLost(one.of) ? { ...one, of: '' } : one));
  const isSame = nodes === before.nodes && parameters === before.parameters && same(outputs, component.outputs);
  return isSame ? component : { ...component, nodes: [...nodes], parameters: [...parameters], outputs };
}

interface Inside {
  readonly nodes: readonly Node[];
  readonly parameters: readonly Exposed[];
}

function less(inside: Inside, lost: ReadonlyMap<string, Lost>): Inside {
  const isLost = lostRef(inside.nodes, lost);
  const kinds = new Map(inside.nodes.map((node) => [node.id, nameIn(node.kind)]));
  const nodes = inside.nodes.map((node): Node => {
    const mine = lost.get(nameIn(node.kind));
    const wires = inputsOf(node).filter(([port, ref]) => !mine?.inputs.has(port) && !isLost(ref));
    const params = Object.entries(node.params ?? {}).filter(([name]) => !mine?.parameters.has(name));
    if (wires.length === inputsOf(node).length && params.length === Object.keys(node.params ?? {}).length) return node;
    return { ...node, inputs: Object.fromEntries(wires), params: Object.fromEntries(params) };
  });
  const parameters = inside.parameters.filter(({ of }) => {
    const { from, output = '' } = sourceOf(of);
    return !lost.get(kinds.get(from) ?? '')?.parameters.has(output);
  });
  return {
    nodes: nodes.every((node, n) => node === inside.nodes[n]) ? inside.nodes : nodes,
    parameters: parameters.length === inside.parameters.length ? inside.parameters : parameters,
  };
}

function lostRef(nodes: readonly Node[], lost: ReadonlyMap<string, Lost>): (ref: string) => boolean {
  const kinds = new Map(nodes.map((node) => [node.id, nameIn(node.kind)]));
  return (ref) => {
    const { from, output } = sourceOf(ref);
    return output !== undefined && Boolean(lost.get(kinds.get(from) ?? '')?.outputs.has(output));
  };
}

const usedBy = (nodes: readonly Node[]): string[] =>
  nodes.flatMap(({ kind }) => (isComponent(kind) ? [nameIn(kind)] : []));

/** The components that nodes are of, and those within them. */
export function reached(components: Components, nodes: readonly Node[]): Set<string> {
  const found = new Set<string>();
  const waiting = usedBy(nodes);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...usedBy(components[name]?.nodes ?? []));
  }
  return found;
}

function pruned(before: Doc, after: Doc): Doc {
  const components = componentsOf(after);
  const names = Object.keys(components);
  if (names.length === 0) return after;
  const [was, is] = [reached(componentsOf(before), nodesOf(before)), reached(components, nodesOf(after))];
  const out = names.filter((name) => was.has(name) && !is.has(name));
  return out.length === 0 ? after : dropped(after, new Set(out));
}

/** The document without some definitions. */
export function dropped(doc: Doc, names: ReadonlySet<string>): Doc {
  const left = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !names.has(name)));
  return withDefinitions(doc, left(componentsOf(doc)), left(doc.layout.components ?? {}));
}

/** The document with other definitions; none at all are left out. */
export function withDefinitions(
  doc: Doc,
  components: Components,
  layouts: NonNullable<Doc['layout']['components']>,
): Doc {
  const [pipeline, layout] = [{ ...doc.pipeline }, { ...doc.layout }];
  delete pipeline.components;
  delete layout.components;
  if (Object.keys(components).length > 0) pipeline.components = components;
  if (Object.keys(layouts).length > 0) layout.components = layouts;
  return { pipeline, layout };
}

/** The way on which a component contains itself: a, b, a. */
export function loopIn(components: Components): string[] | undefined {
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const inner of usedBy(components[name]?.nodes ?? [])) {
      const found = visit(inner, [...way, name]);
      if (found) return found;
    }
    done.add(name);
    return undefined;
  };
  for (const name of Object.keys(components)) {
    const found = visit(name, []);
    if (found) return found;
  }
  return undefined;
}

/** How often a component stands in a pipeline, within other components as well. */
export function usesOf(doc: Doc, name: string): number {
  const all = [nodesOf(doc), ...Object.values(componentsOf(doc)).map(({ nodes }) => nodes)];
  return all.flat().filter(({ kind }) => nameIn(kind) === name && isComponent(kind)).length;
}
