import { align } from './arrange';
import type { Catalogue } from './catalogue';
import { copyText, pasteText } from './clipboard';
import { ownCopy, renameComponent, renamePort } from './definitions';
import { detach } from './detach';
import { componentsOf, isRefusal, nodesOf, parametersOf, type Doc } from './document';
import { add, duplicate, move, rename, replaceKind, setDescription, setParam, toggleOff } from './edits';
import { expose, unexpose } from './exposed';
import { group } from './group';
import { isPort } from './kinds';
import { levelOf, withLevel } from './level';
import { addNote, changeNote, removeNotes } from './notes';
import { loopIn, settled } from './settle';
import { connect, disconnect, insert, remove, wiresOf } from './wires';

// Edits by chance, for tests: here of the model alone, in the browser's tests against a host.

export { Catalogue } from './catalogue';
export { begin, redo, step, undo } from './history';

/** What chance chose: an edit, and what it is done to. */
export interface Picks {
  /** The edit, below `EDITS`. */
  readonly which: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** A place on the canvas. */
  readonly at: number;
  /** The pipeline, or what is inside one of its components. */
  readonly level: number;
}

/** How many edits there are. */
export const EDITS = 23;

/** One of a list, by any number. */
export const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
const kept = (doc: Doc, edited: unknown): Doc => (isRefusal(edited) ? doc : (edited as Doc));

/** The document that an edit made, or the one before where it was refused. */
export const docIn = (doc: Doc, made: unknown): Doc => (isRefusal(made) ? doc : (made as { doc: Doc }).doc);

/** An edit of one level: the pipeline, or what is inside a component. */
function edited(doc: Doc, base: Catalogue, { which, a, b, c, at }: Picks, inside: boolean): Doc {
  const kinds = base.with(componentsOf(doc)).offering([], inside);
  const id = (n: number) => pick(nodesOf(doc), n)?.id ?? '';
  const kind = pick(kinds.kinds, c)?.kind ?? '';
  const wire = pick(wiresOf(doc), a);
  const [from, to] = [pick(nodesOf(doc), a), pick(nodesOf(doc), b)];
  const port = pick(kinds.inputs(to?.kind ?? ''), c)?.name ?? '';
  const output = pick(kinds.outputs(from?.kind ?? ''), c)?.name;
  const some = new Set([id(a), id(b)]);
  const note = new Set([pick(doc.layout.notes ?? [], a)?.id ?? '']);
  const param = pick(kinds.params(from?.kind ?? ''), b)?.name;
  switch (which) {
    case 0:
      return add(doc, kind, [at, a]);
    case 1:
      return move(doc, [[id(a), [at, b]]]);
    case 2:
      return kept(doc, connect(doc, kinds, { from: id(a), output, to: id(b), port }));
    case 3:
      return wire ? disconnect(doc, wire) : doc;
    case 4:
      return remove(doc, kinds, some);
    case 5:
      return wire ? kept(doc, insert(doc, kinds, id(b), wire)) : doc;
    case 6:
      return kept(doc, replaceKind(doc, kinds, id(a), kind));
    case 7:
      return setParam(doc, id(a), param ?? 'seed', b % 2 ? c : undefined);
    case 8:
      return isPort(from?.kind ?? '') ? doc : kept(doc, rename(doc, id(a), `n${b}`));
    case 9:
      return toggleOff(doc, some);
    case 10:
      return duplicate(doc, some).doc;
    case 11: {
      const pasted = pasteText(doc, kinds, copyText(doc, some), [at, c]);
      return isRefusal(pasted) ? doc : pasted.doc;
    }
    case 12:
      return b % 2 ? addNote(doc, [at, b], 'x') : changeNote(doc, [...note][0] ?? '', { text: `y${c}` });
    case 13:
      return b % 2 ? removeNotes(doc, note) : align(doc, some, 'top');
    case 14:
    case 15:
      return docIn(doc, group(doc, kinds, new Set([...some, id(c)]), `Part ${c % 3}`));
    case 16:
      return docIn(doc, detach(doc, id(a)));
    case 17:
      return docIn(doc, ownCopy(doc, id(a)));
    case 18:
      return param === undefined || isPort(from?.kind ?? '') ? doc : expose(doc, id(a), param);
    case 19:
      return unexpose(doc, pick(parametersOf(doc), a)?.name ?? '');
    default:
      return setDescription(doc, `about ${b}`);
  }
}

/** Any edit, of whatever is there when it is done, at any level; as the editor does it. */
export function randomEdit(doc: Doc, base: Catalogue, picks: Picks): Doc {
  const name = pick([undefined, ...Object.keys(componentsOf(doc))], picks.level);
  const inside = name === undefined ? doc : levelOf(doc, name);
  const port = pick(nodesOf(inside), picks.a)?.id ?? '';
  const next =
    name === undefined
      ? edited(doc, base, picks, false)
      : picks.which === 21
        ? kept(doc, renamePort(doc, name, port, `p${picks.b}`))
        : picks.which === 22
          ? kept(doc, renameComponent(doc, name, `c${picks.b}`))
          : withLevel(doc, name, edited(inside, base, picks, true));
  return loopIn(componentsOf(next)) ? doc : settled(doc, next);
}
