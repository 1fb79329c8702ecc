import { createSubscriber } from 'svelte/reactivity';
import { host, reads, wireOf, type Commands, type Topic, type WireError } from '../host';
import { asking } from './usable';

type Name = keyof Commands;
const KEPT = 200;
const cache = new Map<string, Query<Name>>();

/**
 * The answer to a command that reads: cached by its request, shared by every screen that shows it, and asked for again
 * when the host says that one of the command's topics is out of date.
 */
export class Query<K extends Name> {
  // Plain fields behind a subscriber: a query may be made within a derived value, which would not follow state made
  // within itself.
  #data: Commands[K]['response'] | undefined;
  #error: WireError | undefined;
  #settled = false;
  #shown = false;
  #stale = true;
  #busy = false;
  #tell: () => void = () => undefined;
  #subscribe: () => void;

  constructor(
    readonly name: K,
    readonly request: Commands[K]['request'],
  ) {
    this.#subscribe = createSubscriber((tell) => {
      this.#shown = true;
      this.#tell = tell;
      // Not within the reading effect itself: answering changes state that it reads.
      if (this.#stale) queueMicrotask(() => void this.refresh());
      return () => (this.#shown = false);
    });
  }

  /** The newest answer; kept while it is asked for again. */
  get data(): Commands[K]['response'] | undefined {
    this.#subscribe();
    return this.#data;
  }

  /** Why the newest attempt failed. */
  get error(): WireError | undefined {
    this.#subscribe();
    return this.#error;
  }

  /** True until the first answer or failure. */
  get pending(): boolean {
    this.#subscribe();
    return !this.#settled;
  }

  get shown(): boolean {
    return this.#shown;
  }

  /** Marks the answer out of date; asks again if it is on screen. */
  invalidate(): void {
    this.#stale = true;
    if (this.#shown) void this.refresh();
  }

  /** Asks again. One request at a time; what becomes stale meanwhile is asked for once more. */
  async refresh(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      do {
        this.#stale = false;
        await this.#ask();
      } while (this.#stale && this.#shown);
    } finally {
      this.#busy = false;
    }
  }

  async #ask(): Promise<void> {
    const answered = asking();
    try {
      this.#data = await host().call(this.name, this.request);
      this.#error = undefined;
    } catch (thrown) {
      this.#error = wireOf(thrown);
    }
    this.#settled = true;
    this.#tell();
    answered();
  }
}

/** The shared query for a command and its request. */
export function query<K extends Name>(name: K, request: Commands[K]['request']): Query<K> {
  const key = `${name} ${JSON.stringify(request)}`;
  const known = cache.get(key);
  if (known) return known as unknown as Query<K>;
  const made = new Query(name, request);
  cache.set(key, made as unknown as Query<Name>);
  forgetOldest();
  return made;
}

const watchers = new Set<{ readonly name: Name; readonly act: () => void }>();

/**
 * Acts whenever the answer to a command is out of date, until the function that comes back is called. For whoever asks
 * at times of their own, because an answer must not come between other questions.
 */
export function whenStale(name: Name, act: () => void): () => void {
  const watcher = { name, act };
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Marks everything that reads one of the topics out of date. */
export function invalidate(topics: Iterable<Topic>): void {
  const stale = new Set(topics);
  for (const { name, act } of watchers) if (reads[name].some((topic) => stale.has(topic))) act();
  for (const one of cache.values()) if (reads[one.name].some((topic) => stale.has(topic))) one.invalidate();
}

/** Marks everything out of date, after events may have been missed. */
export function invalidateAll(): void {
  for (const one of cache.values()) one.invalidate();
  for (const { act } of watchers) act();
}

function forgetOldest(): void {
  for (const [key, one] of cache) {
    if (cache.size <= KEPT) return;
    if (!one.shown) cache.delete(key);
  }
}
