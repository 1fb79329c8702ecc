import { expect, test } from 'vitest';
import type { Node } from '../lib/host';
import { draw, route } from './graph';

const node = (id: string, kind: string, inputs: Record<string, string> = {}): Node => ({ id, kind, inputs });
const chain = [
  node('flights', 'source'),
  node('weather', 'source'),
  node('planes', 'source'),
  node('join', 'join', { left: 'flights', right: 'weather' }),
  node('more', 'join', { left: 'join', right: 'planes' }),
  node('split', 'split', { table: 'more' }),
];
const order = chain.map((one) => one.id);

function placed(nodes: Node[], sorted: string[]) {
  return new Map(draw(nodes, sorted).nodes.map((place) => [place.node.id, place]));
}

test('puts every node to the right of what it reads from', () => {
  const places = placed(chain, order);
  for (const one of chain)
    for (const from of Object.values(one.inputs ?? {}))
      expect(places.get(from)?.x).toBeLessThan(places.get(one.id)?.x ?? 0);
});

test('keeps the main line straight and a late source close to its reader', () => {
  const places = placed(chain, order);
  const level = places.get('flights')?.y;
  for (const id of ['join', 'more', 'split']) expect(places.get(id)?.y).toBe(level);
  expect(places.get('planes')?.x).toBe(places.get('join')?.x);
});

test('never puts two nodes in one place', () => {
  const spots = draw(chain, order).nodes.map((place) => `${place.x} ${place.y}`);
  expect(new Set(spots).size).toBe(chain.length);
});

test('draws a wire for each connection, the first input on top', () => {
  const wires = draw(chain, order).wires.filter((wire) => wire.to === 'join');
  expect(wires.map((wire) => wire.from)).toEqual(['flights', 'weather']);
  expect(wires[0]?.end[1]).toBeLessThan(wires[1]?.end[1] ?? 0);
});

test('draws nodes of a cycle and leaves out wires from nowhere', () => {
  const loop = [
    node('a', 'select', { table: 'b' }),
    node('b', 'select', { table: 'a' }),
    node('c', 'select', { table: 'gone' }),
  ];
  const drawing = draw(loop, []);
  expect(drawing.nodes).toHaveLength(3);
  expect(drawing.wires).toHaveLength(2);
});

test('routes straight where it can', () => {
  expect(route([0, 5], [50, 5])).toBe('M0 5H50');
  expect(route([0, 0], [50, 40])).toContain('V33');
});
