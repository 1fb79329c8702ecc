import fuzzysort from 'fuzzysort';
import type { Entry, Kind, Speak } from './entries';

/** A part of a title, and whether it is what was typed. */
export interface Piece {
  text: string;
  hit: boolean;
}

export interface Hit {
  entry: Entry;
  /** The title in the language of the window. */
  title: Piece[];
  /** The title in the other language, where that is what was typed. */
  other?: Piece[];
}

export interface Section {
  id: Kind | 'recent';
  hits: Hit[];
}

/** So many of one kind, so that one kind does not push the others away. */
const OF_ONE_KIND = 7;
const RECENT_SHOWN = 6;
/** Taken from the library before they are put in their kinds. */
const TAKEN = 250;

// What people mean to do comes before a column that happens to be named alike.
const WEIGHT: Partial<Record<Kind, number>> = { go: 1.15, make: 1.1, dataset: 1.05, pipeline: 1.05, column: 0.85 };
const RECENT_WEIGHT = 1.12;
/** What is worse than this is no match. */
const LEAST = 0.35;

// Letters that Arabic writes in several ways and that people type in one.
fuzzysort.remap({ أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه', ؤ: 'و', ئ: 'ي' });

type Actions = ReturnType<typeof ofActions>;
type Objects = ReturnType<typeof ofObjects>;

/** Entries ready to be searched. */
export interface Index {
  entries: readonly Entry[];
  /** Few, by their titles in both languages. */
  actions: Actions;
  /** Many, by their one name. */
  objects: Objects;
  /** What each kind is called, in both languages. */
  kinds: ReadonlyMap<Kind, string>;
}

const OBJECTS: readonly Kind[] = ['dataset', 'column', 'suite', 'pipeline', 'component', 'run', 'model', 'deployment'];

const ofActions = (entries: Entry[]) =>
  fuzzysort.snapshot(entries, { keys: [(one: Entry) => one.en, (one: Entry) => one.ar] });
const ofObjects = (entries: Entry[]) => fuzzysort.snapshot(entries, { key: (one: Entry) => one.en });

/** Prepares entries. */
export function index(entries: readonly Entry[], speak: Speak): Index {
  const called = (kind: Kind) => `${speak('en', `group-${kind}`)} ${speak('ar', `group-${kind}`)}`.toLowerCase();
  return {
    entries,
    actions: ofActions(entries.filter((one) => !one.named)),
    objects: ofObjects(entries.filter((one) => one.named)),
    kinds: new Map(OBJECTS.map((kind) => [kind, called(kind)])),
  };
}

/** What was typed, without what people leave out or put in at will: vowel marks, stretching, spaces at the ends. */
export function tidy(text: string): string {
  return text
    .replace(/[\u064b-\u0652\u0670\u0640\u200e\u200f\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What `text` finds, in groups, the best first. `recent` are ids, newest first. */
export function find(from: Index, text: string, recent: readonly string[], lang: 'en' | 'ar'): Section[] {
  const wanted = tidy(text);
  return wanted === '' ? untyped(from.entries, recent, lang) : typed(from, wanted, new Set(recent), lang);
}

interface Scored {
  score: number;
  hit: Hit;
}

function typed(from: Index, wanted: string, recent: ReadonlySet<string>, lang: 'en' | 'ar'): Section[] {
  const weigh = (score: number, entry: Entry) =>
    score * (WEIGHT[entry.kind] ?? 1) * (recent.has(entry.id) ? RECENT_WEIGHT : 1);
  const found = [
    ...searchActions(from, wanted, lang, weigh),
    ...searchObjects(from, wanted, weigh),
    ...searchOneKind(from, wanted, weigh),
  ].sort((a, b) => b.score - a.score);
  return sections(found);
}

type Weigh = (score: number, entry: Entry) => number;

function searchActions({ actions }: Index, wanted: string, lang: 'en' | 'ar', weigh: Weigh): Scored[] {
  const found = fuzzysort.go(wanted, actions, { limit: TAKEN, threshold: LEAST });
  return found.map((result) => {
    const inEnglish = pieces(result.obj.en, result[0]?.indexes);
    const inArabic = pieces(result.obj.ar, result[1]?.indexes);
    const [title, other] = lang === 'en' ? [inEnglish, inArabic] : [inArabic, inEnglish];
    const foreign = !isHit(title) && isHit(other);
    return {
      score: weigh(result.score, result.obj),
      hit: { entry: result.obj, title, other: foreign ? other : undefined },
    };
  });
}

function searchObjects({ objects }: Index, wanted: string, weigh: Weigh): Scored[] {
  const found = fuzzysort.go(wanted, objects, {
    limit: TAKEN,
    threshold: LEAST,
    scoreFn: (result) => weigh(result.score, result.obj),
  });
  return found.map((result) => ({
    score: result.score,
    hit: { entry: result.obj, title: pieces(result.obj.en, result.indexes) },
  }));
}

/** "model flights" finds models called flights, in either language. */
function searchOneKind(from: Index, wanted: string, weigh: Weigh): Scored[] {
  const [word = '', ...rest] = wanted.toLowerCase().split(' ');
  if (word.length < 3 || rest.length === 0) return [];
  const kinds = [...from.kinds].filter(([, called]) => called.includes(word)).map(([kind]) => kind);
  if (kinds.length === 0) return [];
  return searchObjects(from, rest.join(' '), (score, entry) => (kinds.includes(entry.kind) ? weigh(score, entry) : 0));
}

function sections(found: readonly Scored[]): Section[] {
  // A map keeps its order: the kind of the best hit comes first.
  const kinds = new Map<Kind, Hit[]>();
  const seen = new Set<Entry>();
  for (const { hit } of found) {
    const hits = kinds.get(hit.entry.kind) ?? [];
    kinds.set(hit.entry.kind, hits);
    if (hits.length >= OF_ONE_KIND || seen.has(hit.entry)) continue;
    seen.add(hit.entry);
    hits.push(hit);
  }
  return [...kinds].map(([id, hits]) => ({ id, hits }));
}

function untyped(entries: readonly Entry[], recent: readonly string[], lang: 'en' | 'ar'): Section[] {
  const plain = (entry: Entry): Hit => ({ entry, title: [{ text: entry[lang], hit: false }] });
  const byId = new Map(entries.map((one) => [one.id, one]));
  const latest = recent.flatMap((id) => byId.get(id) ?? []).slice(0, RECENT_SHOWN);
  const shown = new Set(latest);
  const of = (kind: Kind) => entries.filter((one) => one.kind === kind && !shown.has(one)).map(plain);
  return [
    { id: 'recent' as const, hits: latest.map(plain) },
    ...(['make', 'graph', 'go', 'screen', 'window'] as const).map((id) => ({ id, hits: of(id) })),
  ].filter(({ hits }) => hits.length > 0);
}

const isHit = (parts: Piece[]) => parts.some((part) => part.hit);

/** A title cut where the matched letters begin and end. */
export function pieces(text: string, indexes: readonly number[] | undefined): Piece[] {
  const hits = new Set(indexes);
  const made: Piece[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const hit = hits.has(at);
    const last = made.at(-1);
    if (last && last.hit === hit) last.text += text[at];
    else made.push({ text: text[at] ?? '', hit });
  }
  return made;
}
