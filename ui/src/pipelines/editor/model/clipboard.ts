import type { Catalogue } from './catalogue';
import {
  Refusal,
  freeId,
  idsOf,
  inputsOf,
  nodesOf,
  switched,
  withNodes,
  withPlaces,
  type Doc,
  type Spot,
} from './document';
import type { JsonValue, Node } from './types';

/** Nodes as text: another pipeline, another window or a colleague's message may be where they go. */
export function copyText(doc: Doc, ids: ReadonlySet<string>): string {
  const nodes = nodesOf(doc).filter((node) => ids.has(node.id));
  const places = nodes.flatMap((node) => (doc.layout.nodes[node.id] ? [[node.id, doc.layout.nodes[node.id]]] : []));
  return JSON.stringify({ falaj_nodes: 1, nodes, layout: Object.fromEntries(places) }, null, 2);
}

interface Copied {
  nodes: Node[];
  layout: Record<string, Spot>;
}

/**
 * Puts copied nodes in, the uppermost left one at `at`. Ids that are taken get a new name; wires from nodes that are not
 * among them are dropped, and so are wires that could not be drawn.
 */
export function pasteText(doc: Doc, kinds: Catalogue, text: string, at: Spot): { doc: Doc; ids: string[] } | Refusal {
  const copied = readCopied(text);
  if (copied instanceof Refusal) return copied;
  const unknown = copied.nodes.find((node) => !kinds.spec(node.kind));
  if (unknown) return new Refusal('refused-paste-kind', { kind: unknown.kind });
  const taken = idsOf(doc);
  const names = new Map<string, string>();
  for (const { id } of copied.nodes) {
    const name = freeId(id, taken);
    taken.add(name);
    names.set(id, name);
  }
  const gives = new Map(copied.nodes.map((node) => [node.id, kinds.gives(node.kind)]));
  const nodes = ordered(copied.nodes).map(({ node, before }): Node => {
    const wires = inputsOf(node)
      .filter(([port, from]) => before.has(from) && gives.get(from) === kinds.takes(node.kind, port))
      .map(([port, from]) => [port, names.get(from) ?? from]);
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
    const ready = left.findIndex((node) => inputsOf(node).every(([, from]) => done.has(from) || !ids.has(from)));
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
  // A whole pipeline file has no places; what it has beside its nodes stays behind.
  const places = isObject(raw['layout']) ? Object.entries(raw['layout']).filter(([, at]) => isSpot(at)) : [];
  return { nodes: sound, layout: Object.fromEntries(places) as Record<string, Spot> };
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
