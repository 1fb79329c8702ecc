import { COLUMN, freeSpot } from './arrange';
import type { Catalogue } from './catalogue';
import {
  Refusal,
  componentsOf,
  feedersOf,
  freeId,
  idsOf,
  inputsOf,
  nodeIn,
  nodeOf,
  nodesOf,
  pinnedTo,
  notesOf,
  parametersOf,
  refOf,
  sourceOf,
  withNodes,
  withNotes,
  withParameters,
  withPlaces,
  type Doc,
  type Spot,
} from './document';
import { OUT_ID, componentKind, isPort } from './kinds';
import { withDefinitions } from './settle';
import type { Component, ComponentLayout, Exposed, Node, PortType } from './types';
import { readsFrom } from './wires';

/** What a part of a pipeline would be as a component. */
export interface Grouping {
  readonly inputs: readonly { readonly name: string; readonly port: PortType; readonly ref: string }[];
  readonly outputs: readonly { readonly name: string; readonly of: string; readonly port: PortType | undefined }[];
  readonly parameters: readonly Exposed[];
  readonly nodes: readonly Node[];
}

/** A name for files from what people call something. */
export function slug(title: string): string {
  const name = title
    .trim()
    .toLowerCase()
    // Vowel signs and accents are no part of a name.
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return name.slice(0, 60) || 'component';
}

/** What nodes would be as a component: the wires that come in and those that leave, or why they can't be one. */
export function grouping(doc: Doc, kinds: Catalogue, ids: ReadonlySet<string>): Grouping | Refusal {
  const nodes = nodesOf(doc).filter((node) => ids.has(node.id) && !isPort(node.kind));
  if (nodes.length === 0) return new Refusal('refused-group-none');
  const inside = new Set(nodes.map((node) => node.id));
  const back = wayBack(doc, nodes, inside);
  if (back !== undefined) return new Refusal('refused-group-cycle', { node: back });
  const typeOf = (ref: string) => {
    const { from, output } = sourceOf(ref);
    return kinds.gives(nodeOf(doc, from)?.kind ?? '', output);
  };
  // An output that nothing stands behind yet has no type: who reads it says what it is to be.
  const takenBy = (ref: string) =>
    nodes
      .flatMap((node) =>
        inputsOf(node)
          .filter(([, from]) => from === ref)
          .map(([port]) => kinds.takes(node.kind, port)),
      )
      .find((port) => port !== undefined);
  const inputs = incoming(nodes, inside, (ref) => typeOf(ref) ?? takenBy(ref));
  const outputs = leaving(doc, kinds, nodes, inside).map((one) => ({ ...one, port: typeOf(one.of) }));
  const parameters = innerParameters(doc, inside);
  const renamed = new Map(inputs.map(({ ref, name }) => [ref, name]));
  const made = nodes.map((node): Node => {
    // What comes from a kind that nobody knows can't be a port, since ports have a type.
    const wires = inputsOf(node).filter(([, ref]) => inside.has(nodeIn(ref)) || renamed.has(ref));
    // A component is for other data as well.
    return {
      ...pinnedTo(node, undefined),
      inputs: Object.fromEntries(wires.map(([port, ref]) => [port, renamed.get(ref) ?? ref])),
    };
  });
  return { inputs, outputs, parameters, nodes: made };
}

// A node outside that reads from the group and feeds it: the component would wait for itself.
function wayBack(doc: Doc, nodes: readonly Node[], inside: ReadonlySet<string>): string | undefined {
  const feeders = new Set(nodes.flatMap(feedersOf).filter((id) => !inside.has(id)));
  return [...feeders].find((id) => nodes.some((node) => readsFrom(doc, id, node.id)));
}

// One that takes a single thing says what it is; of several, each is called as what fed it here.
function incoming(nodes: readonly Node[], inside: ReadonlySet<string>, typeOf: (ref: string) => PortType | undefined) {
  const refs = new Set(nodes.flatMap((node) => inputsOf(node).map(([, ref]) => ref)));
  const found = [...refs].flatMap((ref) => {
    const port = inside.has(nodeIn(ref)) ? undefined : typeOf(ref);
    return port === undefined ? [] : [{ ref, port }];
  });
  const taken = new Set(inside);
  return found.map(({ ref, port }) => {
    const { from, output } = sourceOf(ref);
    const name = freeId(found.length === 1 ? port : (output ?? from), taken);
    taken.add(name);
    return { name, port, ref };
  });
}

function leaving(doc: Doc, kinds: Catalogue, nodes: readonly Node[], inside: ReadonlySet<string>) {
  const wired = (readers: readonly Node[]) =>
    new Set(readers.flatMap((node) => inputsOf(node).map(([, ref]) => ref)).filter((ref) => inside.has(nodeIn(ref))));
  const out = wired(nodesOf(doc).filter((node) => !inside.has(node.id)));
  const read = wired(nodes);
  const all = nodes.flatMap((node) =>
    kinds.outputs(node.kind).map(({ name }) => refOf({ from: node.id, output: name })),
  );
  const refs = out.size > 0 ? all.filter((ref) => out.has(ref)) : all.filter((ref) => !read.has(ref));
  const taken = new Set<string>();
  return refs.map((of) => {
    const { from, output } = sourceOf(of);
    const name = freeId(output ?? from, taken);
    taken.add(name);
    return { name, of };
  });
}

function innerParameters(doc: Doc, inside: ReadonlySet<string>): Exposed[] {
  const taken = new Set<string>();
  return parametersOf(doc)
    .filter(({ of }) => inside.has(nodeIn(of)))
    .map((one) => {
      const name = freeId(one.name, taken);
      taken.add(name);
      return { ...one, name };
    });
}

/** Makes nodes a component of its own, of which one node stands in their place. Gives the id of that node. */
export function group(
  doc: Doc,
  kinds: Catalogue,
  ids: ReadonlySet<string>,
  title: string,
): { doc: Doc; id: string; name: string } | Refusal {
  const made = grouping(doc, kinds, ids);
  if (made instanceof Refusal) return made;
  const inside = new Set(made.nodes.map((node) => node.id));
  const name = freeId(slug(title), new Set(Object.keys(componentsOf(doc))));
  const id = freeId(name, new Set([...idsOf(doc)].filter((one) => !inside.has(one))));
  const use: Node = {
    id,
    kind: componentKind(name),
    params: {},
    inputs: Object.fromEntries(made.inputs.map((input) => [input.name, input.ref])),
  };
  const outer = new Map(made.outputs.map((output) => [output.of, refOf({ from: id, output: output.name })]));
  const first = nodesOf(doc).findIndex((node) => inside.has(node.id));
  const left = nodesOf(doc).flatMap((node, n): Node[] => {
    if (inside.has(node.id)) return n === first ? [use] : [];
    const wires = inputsOf(node).map(([port, ref]) => [port, outer.get(ref) ?? ref]);
    return wires.some(([, ref], n) => ref !== inputsOf(node)[n]?.[1])
      ? [{ ...node, inputs: Object.fromEntries(wires) }]
      : [node];
  });
  const component: Component = {
    version: 0,
    title: title.trim() || name,
    description: '',
    inputs: made.inputs.map(({ name, port }) => ({ name, port })),
    outputs: made.outputs.map(({ name, of }) => ({ name, of })),
    parameters: [...made.parameters],
    nodes: [...made.nodes],
  };
  const sets = new Map(made.parameters.map((one) => [one.of, refOf({ from: id, output: one.name })]));
  const parameters = parametersOf(doc).map((one) => ({ ...one, of: sets.get(one.of) ?? one.of }));
  const notes = notesOf(doc).filter((note) => ids.has(note.id));
  const placesIn = Object.entries(doc.layout.nodes).filter(([one]) => inside.has(one));
  const layout: ComponentLayout = { nodes: Object.fromEntries([...placesIn, ...portPlaces(made, placesIn)]), notes };
  const placed = withPlaces(withParameters(withNodes(doc, left), parameters), [
    ...[...inside].map((one) => [one, undefined] as const),
    [id, standIn(placesIn, made.outputs, doc, inside)],
  ]);
  const noted = withNotes(
    placed,
    notesOf(placed).filter((note) => !ids.has(note.id)),
  );
  const whole = withDefinitions(
    noted,
    { ...componentsOf(doc), [name]: component },
    { ...doc.layout.components, [name]: layout },
  );
  return { doc: whole, id, name };
}

type Outputs = readonly { readonly of: string }[];
type Places = readonly (readonly [string, Spot])[];

/** The ports left and right of what is inside. */
function portPlaces({ inputs, outputs }: Grouping, places: Places): [string, [number, number]][] {
  const [xs, ys] = [places.map(([, at]) => at[0]), places.map(([, at]) => at[1])];
  const middle = (Math.min(...ys, Infinity) + Math.max(...ys, -Infinity)) / 2;
  const lane = (n: number, count: number) =>
    Math.round((Number.isFinite(middle) ? middle : 0) + (n - (count - 1) / 2) * 64);
  const [left, right] = [Math.min(...xs, Infinity) - COLUMN, Math.max(...xs, -Infinity) + COLUMN];
  return [
    ...inputs.map(({ name }, n): [string, [number, number]] => [
      `in:${name}`,
      [Number.isFinite(left) ? left : 0, lane(n, inputs.length)],
    ]),
    ...outputs.map(({ name }, n): [string, [number, number]] => [
      `${OUT_ID}${name}`,
      [Number.isFinite(right) ? right : COLUMN, lane(n, outputs.length)],
    ]),
  ];
}

/**
 * Where a node stands for some others: in the middle of them, level with what gives its first output, and free of what
 * stands there.
 */
export function standIn(places: Places, outputs: Outputs, doc: Doc, without: ReadonlySet<string>): Spot {
  const others = Object.entries(doc.layout.nodes).filter(([id]) => !without.has(id));
  return freeSpot(anchorOf(places, outputs), new Map(others));
}

/** What is where inside a component that the node stands for. */
export function anchorOf(places: Places, outputs: Outputs): Spot {
  const middle = middleOf(places.map(([, at]) => at));
  const first = nodeIn(outputs[0]?.of ?? '');
  return [middle[0], places.find(([id]) => id === first)?.[1][1] ?? middle[1]];
}

function middleOf(spots: readonly Spot[]): Spot {
  if (spots.length === 0) return [0, 0];
  const mid = (values: number[]) => Math.round((Math.min(...values) + Math.max(...values)) / 2);
  return [mid(spots.map(([x]) => x)), mid(spots.map(([, y]) => y))];
}
