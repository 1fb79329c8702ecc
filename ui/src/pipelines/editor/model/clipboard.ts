import type { Catalogue } from './catalogue';
import { adopt, definitionsFor, renamedKind, type Definitions } from './definitions';
import {
  Refusal,
  feedersOf,
  freeId,
  idsOf,
  inputsOf,
  nodeIn,
  nodesOf,
  sourceOf,
  switched,
  withNodes,
  withPlaces,
  type Doc,
  type Spot,
} from './document';
import { renamedRef } from './edits';
import { isPort } from './kinds';
import { loopIn, reached } from './settle';
import type { Component, ComponentLayout, JsonValue, Node, PortType } from './types';

/** Nodes as text: another pipeline, another window or a colleague's message may be where they go. */
export function copyText(doc: Doc, ids: ReadonlySet<string>): string {
  const nodes = nodesOf(doc).filter((node) => ids.has(node.id) && !isPort(node.kind));
  const places = nodes.flatMap((node) => (doc.layout.nodes[node.id] ? [[node.id, doc.layout.nodes[node.id]]] : []));
  const { components, layouts } = definitionsFor(doc, nodes);
  const defined = Object.keys(components).length > 0 && { components };
  const layout = { ...Object.fromEntries(places) };
  const copied = { falaj_nodes: 1, nodes, layout, ...defined, ...(defined && { layouts }) };
  return JSON.stringify(copied, null, 2);
}

interface Copied extends Definitions {
  nodes: Node[];
  layout: Record<string, Spot>;
}

/**
 * Puts copied nodes in, the uppermost left one at `at`. Ids that are taken get a new name; wires from nodes that are not
 * among them are dropped, and so are wires that could not be drawn. Components that are not here come with their nodes.
 */
export function pasteText(before: Doc, base: Catalogue, text: string, at: Spot): { doc: Doc; ids: string[] } | Refusal {
  const read = readCopied(text);
  if (read instanceof Refusal) return read;
  const { doc, names: called } = adopt(before, read);
  const kinds = base.with(doc.pipeline.components ?? {});
  const copied = { ...read, nodes: read.nodes.map((node) => ({ ...node, kind: renamedKind(node.kind, called) })) };
  const unknown = copied.nodes.find((node) => !kinds.spec(node.kind) || isPort(node.kind));
  if (unknown) return new Refusal('refused-paste-kind', { kind: unknown.kind });
  const taken = idsOf(doc);
  const names = new Map<string, string>();
  for (const { id } of copied.nodes) {
    const name = freeId(id, taken);
    taken.add(name);
    names.set(id, name);
  }
  const given = new Map(copied.nodes.map((node) => [node.id, node.kind]));
  const gives = (ref: string) => {
    const { from, output } = sourceOf(ref);
    return kinds.gives(given.get(from) ?? '', output);
  };
  const nodes = ordered(copied.nodes).map(({ node, before }): Node => {
    const wires = inputsOf(node)
      .filter(([port, ref]) => before.has(nodeIn(ref)) && gives(ref) === kinds.takes(node.kind, port))
      .map(([port, ref]) => [port, renamedRef(ref, names)]);
    return { ...node, id: names.get(node.id) ?? node.id, inputs: Object.fromEntries(wires) };
  });
  const spots = copied.nodes.map((node, n): Spot => copied.layout[node.id] ?? [n * 104, 0]);
  const corner = [Math.min(...spots.map(([x]) => x)), Math.min(...spots.map(([, y]) => y))] as const;
  const places = copied.nodes.map((node, n): [string, Spot] => {
    const [x, y] = spots[n] ?? [0, 0];
    return [names.get(node.id) ?? node.id, [at[0] + x - corner[0], at[1] + y - corner[1]]];
  });
  return { doc: withPlaces(withNodes(doc, [...nodesOf(doc), ...nodes]), places), ids: [...names.values()] };
}

/** Each node after those it reads from, with all that stand before it; a circle is cut where it is first met. */
function ordered(nodes: readonly Node[]): { node: Node; before: Set<string> }[] {
  const left = [...nodes];
  const done = new Set<string>();
  const ids = new Set(nodes.map((node) => node.id));
  const out: { node: Node; before: Set<string> }[] = [];
  while (left.length > 0) {
    const ready = left.findIndex((node) => feedersOf(node).every((from) => done.has(from) || !ids.has(from)));
    const [node] = left.splice(Math.max(0, ready), 1);
    if (!node) break;
    out.push({ node, before: new Set(done) });
    done.add(node.id);
  }
  return out;
}

function readCopied(text: string): Copied | Refusal {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return new Refusal('refused-paste-text');
  }
  if (!isObject(raw) || !Array.isArray(raw['nodes'])) return new Refusal('refused-paste-text');
  const nodes = raw['nodes'].map(readNode);
  const sound = nodes.filter((node) => node !== undefined);
  const unique = new Set(sound.map((node) => node.id));
  if (sound.length === 0 || sound.length !== nodes.length || unique.size !== sound.length)
    return new Refusal('refused-paste-nodes');
  const components = readComponents(raw['components']);
  if (!components || loopIn(components)) return new Refusal('refused-paste-nodes');
  // A whole pipeline file has no places; what it has beside its nodes and components stays behind.
  const layouts = isObject(raw['layouts']) ? Object.entries(raw['layouts']) : [];
  return {
    nodes: sound,
    layout: readPlaces(raw['layout']),
    components: needed(sound, components),
    layouts: Object.fromEntries(layouts.map(([name, one]) => [name, readLayout(one)])),
  };
}

const readPlaces = (raw: unknown): Record<string, [number, number]> => {
  const places = isObject(raw) ? Object.entries(raw).filter(([, at]) => isSpot(at)) : [];
  return Object.fromEntries(places) as Record<string, [number, number]>;
};

// What people wrote beside nodes inside a component stays behind; a note that is no note would break the canvas.
const readLayout = (raw: unknown): ComponentLayout => ({ nodes: isObject(raw) ? readPlaces(raw['nodes']) : {} });

function needed(nodes: readonly Node[], components: Record<string, Component>): Record<string, Component> {
  const names = reached(components, nodes);
  return Object.fromEntries(Object.entries(components).filter(([name]) => names.has(name)));
}

function readComponents(raw: unknown): Record<string, Component> | undefined {
  if (raw === undefined) return {};
  if (!isObject(raw)) return undefined;
  const all = Object.entries(raw).map(([name, one]) => [name, readComponent(one)] as const);
  const sound = all.every(([name, one]) => isName(name) && one !== undefined);
  return sound ? (Object.fromEntries(all) as Record<string, Component>) : undefined;
}

function readComponent(raw: unknown): Component | undefined {
  if (!isObject(raw) || !Array.isArray(raw['nodes'])) return undefined;
  const { title, description = '', version = 0 } = raw;
  const nodes = raw['nodes'].map(readNode);
  const inputs = readList(raw['inputs'], (one) => isName(one['name']) && isName(one['port']));
  const outputs = readList(raw['outputs'], (one) => isName(one['name']) && typeof one['of'] === 'string');
  const parameters = readList(raw['parameters'] ?? [], (one) => isName(one['name']) && isName(one['of']));
  if (!isName(title) || typeof description !== 'string' || !inputs || !outputs || !parameters) return undefined;
  if (nodes.some((node) => node === undefined)) return undefined;
  return {
    version: Number.isInteger(version) ? Number(version) : 0,
    title,
    description,
    inputs: inputs.map(({ name, port }) => ({ name: String(name), port: port as PortType })),
    outputs: outputs.map(({ name, of }) => ({ name: String(name), of: String(of) })),
    parameters: parameters as unknown as NonNullable<Component['parameters']>,
    nodes: nodes as Node[],
  };
}

function readList(raw: unknown, isSound: (one: Record<string, unknown>) => boolean) {
  if (!Array.isArray(raw) || !raw.every((one) => isObject(one) && isSound(one))) return undefined;
  return raw as Record<string, unknown>[];
}

function readNode(raw: unknown): Node | undefined {
  if (!isObject(raw) || !isName(raw['id']) || !isName(raw['kind'])) return undefined;
  const { id, kind, params = {}, inputs = {} } = raw;
  if (!isObject(params) || !isObject(inputs) || !Object.values(inputs).every(isName)) return undefined;
  const node: Node = {
    id,
    kind,
    params: params as Record<string, JsonValue>,
    inputs: inputs as Record<string, string>,
  };
  return switched(node, raw['disabled'] === true);
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSpot = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((one) => Number.isFinite(one));
