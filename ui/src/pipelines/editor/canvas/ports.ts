import { TILE, WIDTH } from '../model/arrange';
import type { Catalogue } from '../model/catalogue';
import type { Node } from '../model/types';

// Where the ports of a node stand, whatever draws them.

/** How large a port is to be hit, and how far its middle stands from the middle of the tile. */
export const PORT = 16;
const AWAY = TILE / 2 + 5;
const APART = 18;
/** The output of a node that has one without a name. */
export const OUT = 'out';

/** The ports of a node that are drawn: those of its kind, and others that the file feeds. */
export function portsOf(node: Node, kinds: Catalogue): string[] {
  const known = kinds.inputs(node.kind).map(({ name }) => name);
  return [...known, ...Object.keys(node.inputs ?? {}).filter((port) => !known.includes(port))];
}

const among = (index: number, count: number) =>
  TILE / 2 + (index - (count - 1) / 2) * Math.min(APART, 44 / Math.max(1, count - 1));

/** Middle of an input port, from the left upper corner of the node. */
export const inputAt = (index: number, count: number): [x: number, y: number] => [
  WIDTH / 2 - AWAY,
  among(index, count),
];
export const outputAt = (index = 0, count = 1): [x: number, y: number] => [WIDTH / 2 + AWAY, among(index, count)];

/** The outputs of a kind by their handles; what is not known has one. */
export function outputsOf(kind: string, kinds: Catalogue): string[] {
  const outputs = kinds.spec(kind) ? kinds.outputs(kind) : [{ name: undefined }];
  return outputs.map(({ name }) => name ?? OUT);
}
