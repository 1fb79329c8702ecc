import type { CanvasNote } from '../model/types';
import { fitting, isRightToLeft } from './note-text';
import { isNoteIn, type Scene } from './scene';
import type { TilesLook } from './tiles-paint';

/** So large is the text of a note as an element. */
const SIZE = 11;
/** From afar it is drawn this large on the screen, or nobody could read it. */
const LEAST = 10;
/** On the screen, a note narrower or lower than this has no room for words. */
const [NARROW, LOW] = [48, 16];
const PAD = 8;

/** Draws the notes that are no elements: their boxes, and the first line of each as far as it can be read. */
export function paintNotes(ctx: CanvasRenderingContext2D, scene: Scene, look: TilesLook): void {
  const { inks, zoom } = look;
  for (const note of scene.notes) {
    const isElsewhere = look.mounted.has(note.id) && !look.far;
    if (isElsewhere || !isNoteIn(note, look.seen)) continue;
    const isChosen = look.chosen.has(note.id);
    ctx.beginPath();
    ctx.roundRect(...note.at, ...note.size, 6);
    ctx.fillStyle = inks.note;
    ctx.fill();
    ctx.strokeStyle = isChosen ? inks.accent : inks.noteLine;
    ctx.lineWidth = (isChosen ? 2 : 1) / zoom;
    ctx.stroke();
    words(ctx, note, look);
  }
}

function words(ctx: CanvasRenderingContext2D, { at: [x, y], size: [wide, high], text }: CanvasNote, look: TilesLook) {
  const { inks, zoom } = look;
  if (wide * zoom < NARROW || high * zoom < LOW) return;
  const size = Math.max(SIZE, LEAST / zoom);
  const pad = Math.min(PAD, 4 / zoom);
  ctx.font = `400 ${size}px ${inks.font}`;
  const line = fitting(text, wide - 2 * pad, (part) => ctx.measureText(part).width);
  if (line === '') return;
  const isRight = isRightToLeft(line);
  ctx.fillStyle = inks.ink;
  ctx.textBaseline = 'middle';
  ctx.direction = isRight ? 'rtl' : 'ltr';
  ctx.textAlign = 'start';
  // A low note has it in the middle, a high one at the top, as its element has.
  const down = Math.min(high / 2, pad + size * 0.75);
  ctx.fillText(line, isRight ? x + wide - pad : x + pad, y + down);
  ctx.direction = 'ltr';
}
