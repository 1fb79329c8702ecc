import { freeId, notesOf, withNotes, type Doc, type Spot } from './document';
import type { CanvasNote } from './types';

const SIZE: [number, number] = [240, 96];

export function addNote(doc: Doc, at: Spot, text = ''): Doc {
  const id = freeId('note', new Set(notesOf(doc).map((note) => note.id)));
  return withNotes(doc, [...notesOf(doc), { id, text, at: [Math.round(at[0]), Math.round(at[1])], size: SIZE }]);
}

export const changeNote = (doc: Doc, id: string, change: Partial<Omit<CanvasNote, 'id'>>): Doc =>
  withNotes(
    doc,
    notesOf(doc).map((note) => (note.id === id ? { ...note, ...change } : note)),
  );

export const removeNotes = (doc: Doc, ids: ReadonlySet<string>): Doc =>
  withNotes(
    doc,
    notesOf(doc).filter((note) => !ids.has(note.id)),
  );
