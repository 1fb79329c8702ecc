import type { Args } from '../../../lib/messages/catalogue';
import type { CanvasNote, Components, Exposed, Node, PipelineFile, PipelineLayout } from './types';

/** A pipeline while it is edited: what runs, and where it stands. Never changed in place. */
export interface Doc {
  readonly pipeline: PipelineFile;
  readonly layout: PipelineLayout;
}

export type Spot = readonly [x: number, y: number];

/** Why an edit was not done: a key of the catalogue with its values. */
export class Refusal {
  constructor(
    readonly key: string,
    readonly args: Args = {},
  ) {}
}

/** What an edit comes to. */
export type Edited = Doc | Refusal;

export const isRefusal = (edited: unknown): edited is Refusal => edited instanceof Refusal;

export const emptyDoc = (name = ''): Doc => ({
  pipeline: { falaj_pipeline: 1, name, description: '', nodes: [] },
  layout: { falaj_layout: 1, nodes: {}, notes: [] },
});

export const nodesOf = (doc: Doc): readonly Node[] => doc.pipeline.nodes;
export const nodeOf = (doc: Doc, id: string): Node | undefined => doc.pipeline.nodes.find((node) => node.id === id);
export const notesOf = (doc: Doc): readonly CanvasNote[] => doc.layout.notes ?? [];
export const inputsOf = (node: Node): [port: string, from: string][] => Object.entries(node.inputs ?? {});
export const parametersOf = (doc: Doc): readonly Exposed[] => doc.pipeline.parameters ?? [];
export const componentsOf = (doc: Doc): Components => doc.pipeline.components ?? NONE;
const NONE: Components = {};

/** What a port is fed by: a node, and which of its outputs where it is of a component. */
export interface Source {
  readonly from: string;
  readonly output?: string;
}

/** A reference as files write it: `id`, or `id.output`. */
export const refOf = ({ from, output }: Source): string => (output === undefined ? from : `${from}.${output}`);

export function sourceOf(ref: string): Source {
  const dot = ref.indexOf('.');
  return dot < 0 ? { from: ref } : { from: ref.slice(0, dot), output: ref.slice(dot + 1) };
}

/** The node that a reference names. */
export const nodeIn = (ref: string): string => sourceOf(ref).from;

/** The nodes that a node reads from, each as often as it does. */
export const feedersOf = (node: Node): string[] => inputsOf(node).map(([, ref]) => nodeIn(ref));
export const isOff = (node: Node): boolean => node.disabled === true;

/** A node switched off or on; what is on has no mark. */
export function switched(node: Node, off: boolean): Node {
  const copy = { ...node };
  delete copy.disabled;
  if (off) copy.disabled = true;
  return copy;
}

/** A node with a result pinned by its key, or with none. */
export function pinnedTo(node: Node, key: string | undefined): Node {
  const copy = { ...node };
  delete copy.pinned;
  if (key !== undefined) copy.pinned = key;
  return copy;
}

/** The document with other nodes. */
export const withNodes = (doc: Doc, nodes: readonly Node[]): Doc => ({
  ...doc,
  pipeline: { ...doc.pipeline, nodes: [...nodes] },
});

/** The document with one node changed. */
export const withNode = (doc: Doc, id: string, change: (node: Node) => Node): Doc =>
  withNodes(
    doc,
    doc.pipeline.nodes.map((node) => (node.id === id ? change(node) : node)),
  );

export const withNotes = (doc: Doc, notes: readonly CanvasNote[]): Doc => ({
  ...doc,
  layout: { ...doc.layout, notes: [...notes] },
});

/** The document with other settings that are set from outside. */
export function withParameters(doc: Doc, parameters: readonly Exposed[]): Doc {
  const pipeline = { ...doc.pipeline };
  delete pipeline.parameters;
  if (parameters.length > 0) pipeline.parameters = [...parameters];
  return { ...doc, pipeline };
}

/** The document with nodes at other places; `undefined` takes a place away. */
export function withPlaces(doc: Doc, places: Iterable<readonly [id: string, at: Spot | undefined]>): Doc {
  const nodes = { ...doc.layout.nodes };
  for (const [id, at] of places) {
    if (at === undefined) delete nodes[id];
    else nodes[id] = [Math.round(at[0]), Math.round(at[1])];
  }
  return { ...doc, layout: { ...doc.layout, nodes } };
}

/** A node with a port fed by another node, or by none. */
export function fed(node: Node, port: string, from: string | undefined): Node {
  const inputs = { ...node.inputs };
  if (from === undefined) delete inputs[port];
  else inputs[port] = from;
  return { ...node, inputs };
}

/** An id like the one wanted that is not taken. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/_\d+$/, '');
  for (let n = 2; ; n += 1) if (!taken.has(`${stem}_${n}`)) return `${stem}_${n}`;
}

export const idsOf = (doc: Doc): Set<string> => new Set(doc.pipeline.nodes.map((node) => node.id));

/** Equal as JSON, whatever the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [first, second] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(first);
  return (
    keys.length === Object.keys(second).length && keys.every((key) => key in second && same(first[key], second[key]))
  );
}
