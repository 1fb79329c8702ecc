import { describe, expect, it } from 'vitest';
import { withNotes } from '../model/document';
import { docOf, kinds, node } from '../model/testing';
import { bends, boundsOf, endsOf, lineAt, noteAt, sceneOf, shifted, tileAt, within, type Line } from './scene';

const doc = withNotes(
  docOf(node('a', 'source'), node('b', 'join', { left: 'a', right: 'a' }), node('c', 'filter', { table: 'b' })),
  [{ id: 'note', text: 'late', at: [-300, 0], size: [200, 80] }],
);
const scene = sceneOf(doc, kinds);
const [first, second] = scene.lines as [Line, Line];

describe('a scene', () => {
  it('has a wire for each port that is fed, from the output to that port', () => {
    expect(scene.lines.map(({ wire }) => `${wire.from} ${wire.to} ${wire.port}`)).toEqual([
      'a b left',
      'a b right',
      'b c table',
    ]);
    const [[startX, startY], [endX, endY]] = endsOf(scene, first);
    expect([startX, startY]).toEqual([79, 24]);
    expect([endX, endY]).toEqual([104 + 21, 15]);
    expect(endsOf(scene, second)[1]).toEqual([104 + 21, 33]);
  });

  it('leaves out a wire from what is not there', () => {
    expect(sceneOf(docOf(node('c', 'filter', { table: 'gone' })), kinds).lines).toEqual([]);
  });

  it('takes as much space as its nodes with their names, and its notes', () => {
    expect(boundsOf(scene)).toEqual({ left: -300, top: 0, right: 308, bottom: 92 });
    expect(boundsOf(sceneOf(docOf(), kinds))).toBeUndefined();
  });

  it('shows what is dragged elsewhere, with its wires, and is itself as it was', () => {
    const moved = shifted(scene, new Set(['c', 'note']), [10, -50]);
    expect(endsOf(moved, moved.lines[2] as Line)[1]).toEqual([208 + 21 + 10, 24 - 50]);
    expect(moved.notes[0]?.at).toEqual([-290, -50]);
    expect(scene.tiles[2]?.y).toBe(0);
  });
});

describe('what is under the pointer', () => {
  it('is a tile, not the space beside it', () => {
    expect(tileAt(scene, [50, 24])?.id).toBe('a');
    expect(tileAt(scene, [10, 24])).toBeUndefined();
    expect(tileAt(scene, [20, 24], 8)?.id).toBe('a');
  });

  it('is the tile that is drawn last, where two lie over each other', () => {
    const over = shifted(scene, new Set(['c']), [-208, 0]);
    expect(tileAt(over, [50, 24])?.id).toBe('c');
  });

  it('is the nearest wire within reach', () => {
    expect(lineAt(scene, [115, 14], 7)?.wire.port).toBe('left');
    expect(lineAt(scene, [115, 34], 7)?.wire.port).toBe('right');
    expect(lineAt(scene, [115, 60], 7)).toBeUndefined();
  });

  it('is a note', () => {
    expect(noteAt(scene, [-200, 40])?.id).toBe('note');
    expect(noteAt(scene, [-50, 40])).toBeUndefined();
  });

  it('is in a box if a part of its tile is', () => {
    expect(within(scene, { left: -400, top: -10, right: 140, bottom: 10 })).toEqual(['note', 'a', 'b']);
    expect(within(scene, { left: 0, top: 50, right: 400, bottom: 90 })).toEqual([]);
  });
});

describe('a wire', () => {
  it('goes straight, around a corner, or back below its nodes', () => {
    expect(bends([0, 0], [50, 0])).toHaveLength(2);
    expect(bends([0, 0], [50, 30])).toEqual([
      [0, 0],
      [24, 0],
      [24, 30],
      [50, 30],
    ]);
    expect(bends([100, 0], [0, 30])[2]).toEqual([115, 90]);
  });
});
