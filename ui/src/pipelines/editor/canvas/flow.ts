import { Position, type Edge, type Node as FlowNode, type NodeHandle } from '@xyflow/svelte';
import type { PortType } from '../../../lib/host';
import { TILE, WIDTH } from '../model/arrange';
import type { Catalogue } from '../model/catalogue';
import { nodesOf, notesOf, type Doc } from '../model/document';
import type { Node } from '../model/types';
import { wiresOf, type Wire } from '../model/wires';

/** What the library draws: nodes and wires of the document. What is shown of a node, its component finds out by its id. */
export type StepFlow = FlowNode<{ kind: string }, 'step'>;
export type NoteFlow = FlowNode<{ text: string }, 'note'>;
export type AnyFlow = StepFlow | NoteFlow;
export type WireFlow = Edge<{ wire: Wire; type: PortType }, 'wire'>;

/** How large a port is to be hit, and how far its middle stands from the middle of the tile. */
export const PORT = 16;
const AWAY = TILE / 2 + 5;
const APART = 18;
export const OUT = 'out';

/** The ports of a node that are drawn: those of its kind, and others that the file feeds. */
export function portsOf(node: Node, kinds: Catalogue): string[] {
  const known = kinds.inputs(node.kind).map(({ name }) => name);
  return [...known, ...Object.keys(node.inputs ?? {}).filter((port) => !known.includes(port))];
}

/** Middle of an input port, from the left upper corner of the node. */
export const inputAt = (index: number, count: number): [x: number, y: number] => [
  WIDTH / 2 - AWAY,
  TILE / 2 + (index - (count - 1) / 2) * Math.min(APART, 44 / Math.max(1, count - 1)),
];
export const outputAt: [x: number, y: number] = [WIDTH / 2 + AWAY, TILE / 2];

function handlesOf(node: Node, kinds: Catalogue): NodeHandle[] {
  const ports = portsOf(node, kinds);
  const handle = (id: string, type: 'source' | 'target', [x, y]: readonly [number, number]): NodeHandle => ({
    id,
    type,
    position: type === 'source' ? Position.Right : Position.Left,
    x: x - PORT / 2,
    y: y - PORT / 2,
    width: PORT,
    height: PORT,
  });
  return [...ports.map((port, n) => handle(port, 'target', inputAt(n, ports.length))), handle(OUT, 'source', outputAt)];
}

/** The nodes and notes; one that is as it was stays the same object, so that little is drawn anew. */
export function flowNodes(
  doc: Doc,
  kinds: Catalogue,
  chosen: ReadonlySet<string>,
  before: readonly AnyFlow[],
): AnyFlow[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const steps = nodesOf(doc).map((node): StepFlow => {
    const [x, y] = doc.layout.nodes[node.id] ?? [0, 0];
    const was = old.get(node.id);
    const isSame = was?.type === 'step' && was.data.kind === node.kind;
    const handles = isSame ? was.handles : handlesOf(node, kinds);
    const made: StepFlow = {
      ...(isSame ? was : {}),
      id: node.id,
      type: 'step',
      position: { x, y },
      data: isSame ? was.data : { kind: node.kind },
      width: WIDTH,
      height: TILE,
      handles,
      selected: chosen.has(node.id),
      domAttributes: { 'aria-roledescription': undefined },
    };
    return isSame && isUnmoved(was, made) ? was : made;
  });
  const notes = notesOf(doc).map((note): NoteFlow => {
    const was = old.get(note.id);
    const isSame = was?.type === 'note';
    return {
      ...(isSame ? was : {}),
      id: note.id,
      type: 'note',
      position: { x: note.at[0], y: note.at[1] },
      data: { text: note.text },
      width: note.size[0],
      height: note.size[1],
      selected: chosen.has(note.id),
      zIndex: -1,
      domAttributes: { 'aria-roledescription': undefined },
    };
  });
  return [...notes, ...steps];
}

const isUnmoved = (a: StepFlow, b: StepFlow) =>
  a.position.x === b.position.x && a.position.y === b.position.y && a.selected === b.selected;

export const wireId = ({ from, to, port }: Wire): string => `${from} ${to} ${port}`;

export function flowWires(doc: Doc, kinds: Catalogue, chosen: Wire | undefined): WireFlow[] {
  const given = new Map(nodesOf(doc).map((node) => [node.id, kinds.gives(node.kind)]));
  return wiresOf(doc)
    .filter(({ from }) => given.has(from))
    .map((wire) => ({
      id: wireId(wire),
      type: 'wire',
      source: wire.from,
      sourceHandle: OUT,
      target: wire.to,
      targetHandle: wire.port,
      data: { wire, type: given.get(wire.from) ?? 'table' },
      selected: chosen !== undefined && wireId(chosen) === wireId(wire),
      focusable: false,
    }));
}

/** A route of right angles; one that leads back goes around below its nodes. */
export function around([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const low = Math.max(y1, y2) + 60;
  const r = 7;
  return (
    `M${x1} ${y1}H${x1 + 8}q${r} 0 ${r} ${r}V${low - r}q0 ${r} ${-r} ${r}H${x2 - 8}` +
    `q${-r} 0 ${-r} ${-r}V${y2 + r}q0 ${-r} ${r} ${-r}H${x2}`
  );
}
