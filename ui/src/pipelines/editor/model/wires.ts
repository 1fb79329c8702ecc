import type { Catalogue } from './catalogue';
import { Refusal, fed, inputsOf, nodeOf, withNode, withNodes, type Doc, type Edited } from './document';
import type { Node } from './types';

export interface Wire {
  readonly from: string;
  readonly to: string;
  readonly port: string;
}

export const wiresOf = (doc: Doc): Wire[] =>
  doc.pipeline.nodes.flatMap((node) => inputsOf(node).map(([port, from]) => ({ from, to: node.id, port })));

/** True when `late` reads from `early`, at whatever distance. */
export function readsFrom(doc: Doc, late: string, early: string): boolean {
  const nodes = new Map(doc.pipeline.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const waiting = [late];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const [, from] of inputsOf(nodes.get(id) ?? { id, kind: '' })) {
      if (from === early) return true;
      if (!seen.has(from)) waiting.push(from);
      seen.add(from);
    }
  }
  return false;
}

/** Why a wire may not be drawn; nothing where it may. A port that is taken gives up its wire. */
export function whyNot(doc: Doc, kinds: Catalogue, { from, to, port }: Wire): Refusal | undefined {
  const [source, target] = [nodeOf(doc, from), nodeOf(doc, to)];
  if (!source || !target) return new Refusal('refused-gone');
  if (from === to) return new Refusal('refused-itself');
  const [gives, takes] = [kinds.gives(source.kind), kinds.takes(target.kind, port)];
  if (takes === undefined) return new Refusal('refused-port', { port, node: to });
  if (gives !== takes) return new Refusal('refused-type', { from, to, gives: gives ?? '', takes });
  if (readsFrom(doc, from, to)) return new Refusal('refused-cycle', { from, to });
  return undefined;
}

export function connect(doc: Doc, kinds: Catalogue, wire: Wire): Edited {
  return whyNot(doc, kinds, wire) ?? withNode(doc, wire.to, (node) => fed(node, wire.port, wire.from));
}

export const disconnect = (doc: Doc, { to, port }: Pick<Wire, 'to' | 'port'>): Doc =>
  withNode(doc, to, (node) => fed(node, port, undefined));

/** The port by which a node could be fed by another: a free one first, then one that is taken. */
export function portFor(doc: Doc, kinds: Catalogue, from: string, to: string): string | undefined {
  const target = nodeOf(doc, to);
  if (!target) return undefined;
  const fits = kinds.inputs(target.kind).filter(({ name }) => !whyNot(doc, kinds, { from, to, port: name }));
  return (fits.find(({ name }) => target.inputs?.[name] === undefined) ?? fits[0])?.name;
}

/** Takes nodes out. What fed one of them feeds what it fed, where the types allow it. */
export function remove(doc: Doc, kinds: Catalogue, ids: ReadonlySet<string>): Doc {
  const nodes = new Map(doc.pipeline.nodes.map((node) => [node.id, node]));
  // Through nodes that go, back to one that stays and gives what is needed.
  const behind = (id: string, type: string | undefined, seen: ReadonlySet<string> = new Set()): string | undefined => {
    const node = nodes.get(id);
    if (!node || seen.has(id)) return undefined;
    if (!ids.has(id)) return kinds.gives(node.kind) === type ? id : undefined;
    const ports = kinds.inputs(node.kind).map(({ name }) => node.inputs?.[name]);
    for (const from of ports) {
      const found = from === undefined ? undefined : behind(from, type, new Set([...seen, id]));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const heal = (node: Node): Node => {
    const lost = inputsOf(node).filter(([, from]) => ids.has(from));
    return lost.reduce((healed, [port, from]) => fed(healed, port, behind(from, kinds.takes(node.kind, port))), node);
  };
  const left = withNodes(doc, doc.pipeline.nodes.filter((node) => !ids.has(node.id)).map(heal));
  const places = Object.entries(doc.layout.nodes).filter(([id]) => !ids.has(id));
  return { ...left, layout: { ...doc.layout, nodes: Object.fromEntries(places) } };
}

/** Puts a node that is there into a wire: it reads what the wire came from and feeds what the wire fed. */
export function insert(doc: Doc, kinds: Catalogue, id: string, wire: Wire): Edited {
  const port = portFor(doc, kinds, wire.from, id);
  const node = nodeOf(doc, id);
  if (!node || port === undefined) return new Refusal('refused-insert', { node: id });
  const first = connect(doc, kinds, { from: wire.from, to: id, port });
  if (first instanceof Refusal) return first;
  const second = connect(first, kinds, { from: id, to: wire.to, port: wire.port });
  return second instanceof Refusal ? new Refusal('refused-insert', { node: id }) : second;
}
