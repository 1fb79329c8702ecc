import type { Doc } from './document';

/** What was done, for the history and for people: the key of a message, and the nodes that it concerns. */
export interface What {
  readonly key: string;
  readonly nodes: readonly string[];
  /** The nodes that lead to where it was done, from the whole inwards. */
  readonly at?: readonly string[];
}

interface Past {
  readonly doc: Doc;
  readonly what: What;
}

/** All that was done and can be taken back, without limit: documents share what they have in common. */
export interface History {
  readonly past: readonly Past[];
  readonly now: Doc;
  readonly future: readonly Past[];
  /** What goes on in one step while it is the same: typing in one field, moving the same nodes by keys. */
  readonly going: string;
}

export const begin = (doc: Doc): History => ({ past: [], now: doc, future: [], going: '' });

/** Does a step. `going` names what it belongs to: a step of the same name continues the last one. */
export function step(history: History, doc: Doc, what: What, going = ''): History {
  if (doc === history.now) return history;
  if (going !== '' && going === history.going) return { ...history, now: doc, future: [] };
  return { past: [...history.past, { doc: history.now, what }], now: doc, future: [], going };
}

/** Ends what goes on: the next step is one of its own. */
export const seal = (history: History): History => (history.going === '' ? history : { ...history, going: '' });

export function undo(history: History): History {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    past: history.past.slice(0, -1),
    now: last.doc,
    future: [...history.future, { doc: history.now, what: last.what }],
    going: '',
  };
}

export function redo(history: History): History {
  const next = history.future.at(-1);
  if (!next) return history;
  return {
    past: [...history.past, { doc: history.now, what: next.what }],
    now: next.doc,
    future: history.future.slice(0, -1),
    going: '',
  };
}

/** Brings a change from elsewhere into every document, so that taking back takes back one's own steps only. */
export function rebase(history: History, change: (doc: Doc) => Doc): History {
  const each = (past: readonly Past[]) => past.map(({ doc, what }) => ({ doc: change(doc), what }));
  return { ...history, past: each(history.past), now: change(history.now), future: each(history.future) };
}
