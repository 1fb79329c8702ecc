import { componentsOf, nodesOf, sourceOf, type Doc } from './document';
import { nameIn } from './kinds';
import type { Component, Node } from './types';

/** The settings of a node inside a component that a node of it sets from outside. */
export function givenTo(use: Node, component: Component, inner: string): Record<string, unknown> {
  const given = (component.parameters ?? []).flatMap(({ name, of }) => {
    const { from, output } = sourceOf(of);
    const isGiven = from === inner && output !== undefined && use.params !== undefined && name in use.params;
    return isGiven ? [[output, use.params?.[name]]] : [];
  });
  return Object.fromEntries(given);
}

/** The nodes that run: those inside components by their full ids, with the settings that are set from outside. */
export function expanded(whole: Doc): Node[] {
  const components = componentsOf(whole);
  const inside = (node: Node, around: readonly string[]): Node[] => {
    const name = nameIn(node.kind);
    const component = components[name];
    if (!component) return [node];
    if (around.includes(name)) return [];
    return component.nodes.flatMap((inner) => {
      const params = { ...inner.params, ...givenTo(node, component, inner.id) };
      return inside({ ...inner, id: `${node.id}/${inner.id}`, params }, [...around, name]);
    });
  };
  return nodesOf(whole).flatMap((node) => inside(node, []));
}
