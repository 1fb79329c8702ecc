import { LANE } from './arrange';
import type { Catalogue } from './catalogue';
import {
  Refusal,
  freeId,
  idsOf,
  inputsOf,
  isOff,
  nodeIn,
  nodeOf,
  nodesOf,
  parametersOf,
  pinnedTo,
  refOf,
  same,
  sourceOf,
  withNode,
  withNodes,
  withParameters,
  switched,
  withPlaces,
  type Doc,
  type Edited,
  type Spot,
} from './document';
import { INLET, OUTLET, OUT_ID, isInlet, isOutlet, isPort, nameIn } from './kinds';
import type { JsonValue, Node, ParamSpec } from './types';

export const ID = /^[\p{L}\p{N}_-]{1,64}$/u;

/** Adds a node of a kind; the id it got is the last node's. */
export function add(doc: Doc, kind: string, at: Spot, params: Record<string, JsonValue> = {}): Doc {
  const id = freeId(wantedId(kind), idsOf(doc));
  const node: Node = { id, kind, params, inputs: {} };
  return withPlaces(withNodes(doc, [...nodesOf(doc), node]), [[id, at]]);
}

// Names of inputs and ids of nodes are told apart by nothing; outputs have names of their own.
function wantedId(kind: string): string {
  if (isInlet(kind)) return kind.slice(INLET.length);
  return kind === OUTLET ? `${OUT_ID}result` : nameIn(kind) || kind;
}

/** The id of the node that was added last. */
export const lastId = (doc: Doc): string => nodesOf(doc).at(-1)?.id ?? '';

export const move = (doc: Doc, places: Iterable<readonly [string, Spot]>): Doc =>
  withPlaces(
    doc,
    [...places].filter(([id]) => nodeOf(doc, id)),
  );

/** Gives a setting a value; `undefined` brings its default back. A value that is the default is written all the same. */
export function setParam(doc: Doc, id: string, name: string, value: JsonValue | undefined): Doc {
  return withNode(doc, id, (node) => {
    const params = { ...node.params };
    if (value === undefined) delete params[name];
    else params[name] = value;
    return { ...node, params };
  });
}

/** Makes a node one of another kind; wires and settings that both have stay. */
export function replaceKind(doc: Doc, kinds: Catalogue, id: string, kind: string): Edited {
  const node = nodeOf(doc, id);
  const spec = kinds.spec(kind);
  const isLike = isInlet(node?.kind ?? '') === isInlet(kind) && isOutlet(node?.kind ?? '') === isOutlet(kind);
  if (!node || !spec || !isLike) return new Refusal('refused-gone');
  const gives = (ref: string) => {
    const { from, output } = sourceOf(ref);
    return kinds.gives(nodeOf(doc, from)?.kind ?? '', output);
  };
  const made: Node = {
    // What the other kind gave is no result of this one.
    ...pinnedTo(node, undefined),
    kind,
    params: keptParams(node, kinds.params(node.kind), spec.params),
    inputs: keptInputs(node, kinds, kind, gives),
  };
  const nodes = nodesOf(doc).map((one) => {
    if (one.id === id) return made;
    // What reads it keeps its wire only if an output still fits.
    const wires = inputsOf(one).flatMap(([port, ref]) => {
      if (nodeIn(ref) !== id) return [[port, ref]];
      const type = isOutlet(one.kind) ? gives(ref) : kinds.takes(one.kind, port);
      const fits = kinds.outputs(kind).filter((output) => output.port === type);
      const found = fits.find(({ name }) => name === sourceOf(ref).output) ?? fits[0];
      return found ? [[port, refOf({ from: id, output: found.name })]] : [];
    });
    return same(wires, inputsOf(one)) ? one : { ...one, inputs: Object.fromEntries(wires) };
  });
  const kept = parametersOf(doc).filter(
    ({ of }) => nodeIn(of) !== id || spec.params.some(({ name }) => name === sourceOf(of).output),
  );
  return withParameters(withNodes(doc, nodes), kept);
}

function keptParams(node: Node, before: readonly ParamSpec[], now: readonly ParamSpec[]): Record<string, unknown> {
  const types = new Map(before.map((param) => [param.name, param.takes]));
  const kept = now.filter(({ name, takes }) => name in (node.params ?? {}) && same(types.get(name), takes));
  return Object.fromEntries(kept.map(({ name }) => [name, node.params?.[name]]));
}

function keptInputs(
  node: Node,
  kinds: Catalogue,
  kind: string,
  gives: (ref: string) => string | undefined,
): Record<string, string> {
  // By name where the port is there, else by what fits, from the top.
  const free = [...kinds.inputs(kind)];
  const inputs: Record<string, string> = {};
  for (const [port, from] of inputsOf(node).sort(([a], [b]) => Number(has(free, b)) - Number(has(free, a)))) {
    const fits = free.filter((input) => isOutlet(kind) || input.port === gives(from));
    const found = fits.find((input) => input.name === port) ?? fits[0];
    if (!found) continue;
    free.splice(free.indexOf(found), 1);
    inputs[found.name] = from;
  }
  return inputs;
}

const has = (ports: readonly { name: string }[], name: string) => ports.some((port) => port.name === name);

/** Gives a node another id, and tells everything that reads from it. */
export function rename(doc: Doc, id: string, to: string): Edited {
  const begin = id.startsWith(OUT_ID) ? OUT_ID : '';
  const wanted = begin + to.trim();
  if (wanted === id) return doc;
  if (!ID.test(to.trim())) return new Refusal('refused-id', { id: to.trim() });
  if (nodeOf(doc, wanted)) return new Refusal('refused-id-taken', { id: to.trim() });
  const renamed = (ref: string) => (nodeIn(ref) === id ? refOf({ ...sourceOf(ref), from: wanted }) : ref);
  const nodes = nodesOf(doc).map((node) => {
    const isReader = inputsOf(node).some(([, ref]) => nodeIn(ref) === id);
    const inputs = Object.fromEntries(inputsOf(node).map(([port, ref]) => [port, renamed(ref)]));
    const fedAnew = isReader ? { ...node, inputs } : node;
    return node.id === id ? { ...fedAnew, id: wanted } : fedAnew;
  });
  const parameters = parametersOf(doc).map((one) => (nodeIn(one.of) === id ? { ...one, of: renamed(one.of) } : one));
  const at = doc.layout.nodes[id];
  const named = withParameters(withNodes(doc, nodes), parameters);
  return withPlaces(named, [[id, undefined], ...(at ? [[wanted, at] as const] : [])]);
}

/** Switches nodes off, or on where all of them are off. */
export function toggleOff(doc: Doc, ids: ReadonlySet<string>): Doc {
  const isMeant = (node: Node) => ids.has(node.id) && !isPort(node.kind);
  const chosen = nodesOf(doc).filter(isMeant);
  const off = !chosen.every(isOff);
  return withNodes(
    doc,
    nodesOf(doc).map((node) => (isMeant(node) ? switched(node, off) : node)),
  );
}

/** Pins the results that nodes have, given by their keys; unpins all of them where all are pinned. */
export function togglePin(doc: Doc, ids: ReadonlySet<string>, keys: Readonly<Record<string, string>>): Edited {
  const chosen = nodesOf(doc).filter((node) => ids.has(node.id) && !isPort(node.kind));
  if (chosen.length > 0 && chosen.every(({ pinned }) => pinned !== undefined))
    return withNodes(
      doc,
      nodesOf(doc).map((node) => (ids.has(node.id) ? pinnedTo(node, undefined) : node)),
    );
  const made = nodesOf(doc).map((node) =>
    ids.has(node.id) && keys[node.id] !== undefined ? pinnedTo(node, keys[node.id]) : node,
  );
  return made.some((node, n) => node !== nodesOf(doc)[n]) ? withNodes(doc, made) : new Refusal('refused-pin');
}

/** A reference to a node that is called otherwise now. */
export const renamedRef = (ref: string, names: ReadonlyMap<string, string>): string => {
  const source = sourceOf(ref);
  return refOf({ ...source, from: names.get(source.from) ?? source.from });
};

/** Copies nodes beside themselves, with the wires among them and from what fed them. Gives the new ids as well. */
export function duplicate(doc: Doc, ids: ReadonlySet<string>): { doc: Doc; ids: string[] } {
  const taken = idsOf(doc);
  const names = new Map<string, string>();
  for (const node of nodesOf(doc)) {
    if (!ids.has(node.id)) continue;
    const name = freeId(node.id, taken);
    taken.add(name);
    names.set(node.id, name);
  }
  const copies = nodesOf(doc)
    .filter((node) => names.has(node.id))
    .map((node): Node => {
      const inputs = inputsOf(node).map(([port, ref]) => [port, renamedRef(ref, names)]);
      // A copy is made to do something else.
      return { ...pinnedTo(node, undefined), id: names.get(node.id) ?? node.id, inputs: Object.fromEntries(inputs) };
    });
  const places = below(doc, names);
  return { doc: withPlaces(withNodes(doc, [...nodesOf(doc), ...copies]), places), ids: [...names.values()] };
}

/** Places for copies: as the originals stand to each other, below the lowest of them. */
function below(doc: Doc, names: ReadonlyMap<string, string>): (readonly [string, Spot])[] {
  const placed = [...names].flatMap(([old, name]) => {
    const at = doc.layout.nodes[old];
    return at ? [{ name, at }] : [];
  });
  const heights = placed.map(({ at }) => at[1]);
  const down = Math.max(...heights) - Math.min(...heights) + LANE;
  return placed.map(({ name, at }) => [name, [at[0], at[1] + down]] as const);
}

export const setName = (doc: Doc, name: string): Doc => ({ ...doc, pipeline: { ...doc.pipeline, name } });
export const setDescription = (doc: Doc, description: string): Doc => ({
  ...doc,
  pipeline: { ...doc.pipeline, description },
});
