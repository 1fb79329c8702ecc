import type { Catalogue } from './catalogue';
import {
  Refusal,
  fed,
  feedersOf,
  inputsOf,
  nodeIn,
  nodeOf,
  parametersOf,
  refOf,
  sourceOf,
  withNode,
  withNodes,
  withParameters,
  type Doc,
  type Edited,
  type Source,
} from './document';
import { isInlet, isOutlet, portName } from './kinds';
import type { Node, PortType } from './types';

export interface Wire extends Source {
  readonly to: string;
  readonly port: string;
}

export const wiresOf = (doc: Doc): Wire[] =>
  doc.pipeline.nodes.flatMap((node) => inputsOf(node).map(([port, ref]) => ({ ...sourceOf(ref), to: node.id, port })));

/** True when `late` reads from `early`, at whatever distance. */
export function readsFrom(doc: Doc, late: string, early: string): boolean {
  const nodes = new Map(doc.pipeline.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const waiting = [late];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const from of feedersOf(nodes.get(id) ?? { id, kind: '' })) {
      if (from === early) return true;
      if (!seen.has(from)) waiting.push(from);
      seen.add(from);
    }
  }
  return false;
}

/** Why a wire may not be drawn; nothing where it may. A port that is taken gives up its wire. */
export function whyNot(doc: Doc, kinds: Catalogue, wire: Wire): Refusal | undefined {
  const { from, output, to, port } = wire;
  const [source, target] = [nodeOf(doc, from), nodeOf(doc, to)];
  if (!source || !target) return new Refusal('refused-gone');
  if (from === to) return new Refusal('refused-itself');
  const [gives, takes] = [kinds.gives(source.kind, output), kinds.takes(target.kind, port)];
  if (takes === undefined) return new Refusal('refused-port', { port, node: portName(to) });
  if (isOutlet(target.kind)) return whyNotOut(source, gives);
  if (gives !== takes) return new Refusal('refused-type', { from: refOf(wire), to, gives: gives ?? 'none', takes });
  if (readsFrom(doc, from, to)) return new Refusal('refused-cycle', { from, to });
  return undefined;
}

// An output gives what a node of the component makes, of whatever type.
function whyNotOut(source: Node, gives: PortType | undefined): Refusal | undefined {
  if (isInlet(source.kind)) return new Refusal('refused-through', { input: source.id });
  return gives === undefined ? new Refusal('refused-nothing', { from: source.id }) : undefined;
}

export function connect(doc: Doc, kinds: Catalogue, wire: Wire): Edited {
  return whyNot(doc, kinds, wire) ?? withNode(doc, wire.to, (node) => fed(node, wire.port, refOf(wire)));
}

export const disconnect = (doc: Doc, { to, port }: Pick<Wire, 'to' | 'port'>): Doc =>
  withNode(doc, to, (node) => fed(node, port, undefined));

/**
 * The wire by which a node could be fed by another, of what is left open: a free port first, then one that is taken;
 * the outputs in their order.
 */
export function joint(doc: Doc, kinds: Catalogue, source: Source, to: string, port?: string): Wire | undefined {
  const [giver, target] = [nodeOf(doc, source.from), nodeOf(doc, to)];
  if (!giver || !target) return undefined;
  const outputs = source.output === undefined ? kinds.outputs(giver.kind).map(({ name }) => name) : [source.output];
  const ports = port === undefined ? kinds.inputs(target.kind).map(({ name }) => name) : [port];
  const fits = outputs
    .flatMap((output) => ports.map((port): Wire => ({ from: source.from, output, to, port })))
    .filter((wire) => !whyNot(doc, kinds, wire));
  return fits.find(({ port }) => target.inputs?.[port] === undefined) ?? fits[0];
}

/** The port by which a node could be fed by another. */
export const portFor = (doc: Doc, kinds: Catalogue, from: string, to: string): string | undefined =>
  joint(doc, kinds, { from }, to)?.port;

/** Takes nodes out. What fed one of them feeds what it fed, where the types allow it. */
export function remove(doc: Doc, kinds: Catalogue, ids: ReadonlySet<string>): Doc {
  const nodes = new Map(doc.pipeline.nodes.map((node) => [node.id, node]));
  const gives = (ref: string) => {
    const { from, output } = sourceOf(ref);
    return kinds.gives(nodes.get(from)?.kind ?? '', output);
  };
  // Through nodes that go, back to one that stays and gives what is needed.
  const behind = (ref: string, type: string | undefined, seen: ReadonlySet<string> = new Set()): string | undefined => {
    const id = nodeIn(ref);
    const node = nodes.get(id);
    if (!node || seen.has(id)) return undefined;
    if (!ids.has(id)) return gives(ref) === type ? ref : undefined;
    const ports = kinds.inputs(node.kind).map(({ name }) => node.inputs?.[name]);
    for (const from of ports) {
      const found = from === undefined ? undefined : behind(from, type, new Set([...seen, id]));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const heal = (node: Node): Node => {
    const lost = inputsOf(node).filter(([, ref]) => ids.has(nodeIn(ref)));
    return lost.reduce((healed, [port, ref]) => {
      const isOut = isOutlet(node.kind);
      const found = behind(ref, isOut ? gives(ref) : kinds.takes(node.kind, port));
      const isThrough = isOut && found !== undefined && isInlet(nodes.get(nodeIn(found))?.kind ?? '');
      // In a file that was wrong already the way back may lead to the node itself.
      const isCircle = found !== undefined && readsFrom(doc, nodeIn(found), node.id);
      return fed(healed, port, isThrough || isCircle ? undefined : found);
    }, node);
  };
  const left = withNodes(doc, doc.pipeline.nodes.filter((node) => !ids.has(node.id)).map(heal));
  const places = Object.entries(doc.layout.nodes).filter(([id]) => !ids.has(id));
  const unset = withParameters(
    left,
    parametersOf(left).filter(({ of }) => !ids.has(nodeIn(of))),
  );
  return { ...unset, layout: { ...doc.layout, nodes: Object.fromEntries(places) } };
}

/** Puts a node that is there into a wire: it reads what the wire came from and feeds what the wire fed. */
export function insert(doc: Doc, kinds: Catalogue, id: string, wire: Wire): Edited {
  const refused = new Refusal('refused-insert', { node: id });
  const first = nodeOf(doc, id) && joint(doc, kinds, wire, id);
  if (!first) return refused;
  const fedFirst = connect(doc, kinds, first);
  if (fedFirst instanceof Refusal) return fedFirst;
  const second = joint(fedFirst, kinds, { from: id }, wire.to, wire.port);
  return second ? connect(fedFirst, kinds, second) : refused;
}
