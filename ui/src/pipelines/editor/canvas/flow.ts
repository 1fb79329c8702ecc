import { Position, type Node as FlowNode, type NodeHandle } from '@xyflow/svelte';
import { TILE, WIDTH } from '../model/arrange';
import type { Catalogue } from '../model/catalogue';
import { refOf } from '../model/document';
import type { Node } from '../model/types';
import type { Wire } from '../model/wires';
import { PORT, inputAt, outputAt, outputsOf, portsOf } from './ports';
import type { Scene } from './scene';

/** What the library draws: the nodes that stand in the page. What is shown of a node, its component finds out by its id. */
export type StepFlow = FlowNode<{ kind: string }, 'step'>;
export type NoteFlow = FlowNode<{ text: string }, 'note'>;
export type AnyFlow = StepFlow | NoteFlow;

function handlesOf(node: Node, kinds: Catalogue): NodeHandle[] {
  const [inputs, outputs] = [portsOf(node, kinds), outputsOf(node.kind, kinds)];
  const handle = (id: string, type: 'source' | 'target', [x, y]: readonly [number, number]): NodeHandle => ({
    id,
    type,
    position: type === 'source' ? Position.Right : Position.Left,
    x: x - PORT / 2,
    y: y - PORT / 2,
    width: PORT,
    height: PORT,
  });
  return [
    ...inputs.map((port, n) => handle(port, 'target', inputAt(n, inputs.length))),
    ...outputs.map((port, n) => handle(port, 'source', outputAt(n, outputs.length))),
  ];
}

interface Shown {
  readonly scene: Scene;
  readonly kinds: Catalogue;
  readonly chosen: ReadonlySet<string>;
  readonly mounted: ReadonlySet<string>;
}

/** The nodes and notes that stand in the page; one that is as it was stays the same object, so that little is drawn anew. */
export function flowNodes({ scene, kinds, chosen, mounted }: Shown, before: readonly AnyFlow[]): AnyFlow[] {
  const old = new Map(before.map((node) => [node.id, node]));
  // In the order of the document: an element that is moved among others loses the keyboard.
  const order = (id: string) => scene.at.get(id) ?? -1;
  const ids = [...mounted].sort((a, b) => order(a) - order(b));
  const steps = ids.flatMap((id): StepFlow[] => {
    const tile = scene.tiles[scene.at.get(id) ?? -1];
    if (!tile) return [];
    const { node, x, y } = tile;
    const was = old.get(id);
    const isSame = was?.type === 'step' && was.data.kind === node.kind;
    const made: StepFlow = {
      ...(isSame ? was : {}),
      id,
      type: 'step',
      position: { x, y },
      data: isSame ? was.data : { kind: node.kind },
      width: WIDTH,
      height: TILE,
      handles: isSame ? was.handles : handlesOf(node, kinds),
      selected: chosen.has(id),
      domAttributes: { 'aria-roledescription': undefined },
    };
    return [isSame && isUnmoved(was, made) ? was : made];
  });
  const notes = scene.notes.flatMap((note): NoteFlow[] => {
    if (!mounted.has(note.id)) return [];
    const was = old.get(note.id);
    return [
      {
        ...(was?.type === 'note' ? was : {}),
        id: note.id,
        type: 'note',
        position: { x: note.at[0], y: note.at[1] },
        data: { text: note.text },
        width: note.size[0],
        height: note.size[1],
        selected: chosen.has(note.id),
        zIndex: -1,
        domAttributes: { 'aria-roledescription': undefined },
      },
    ];
  });
  return [...notes, ...steps];
}

const isUnmoved = (a: StepFlow, b: StepFlow) =>
  a.position.x === b.position.x && a.position.y === b.position.y && a.selected === b.selected;

export const wireId = (wire: Wire): string => `${refOf(wire)} ${wire.to} ${wire.port}`;
