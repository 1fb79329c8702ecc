/** Where the page is: the parts of `#/data/flights/rows`, decoded. */
class Router {
  #hash = $state(location.hash);
  readonly parts = $derived(split(this.#hash));

  #held: (() => Promise<boolean>) | undefined;

  constructor() {
    addEventListener('hashchange', () => this.#arrive(location.hash));
  }

  /**
   * Holds the page where it is until the function that comes back is called: whoever leaves is asked first, and goes on
   * only with a yes. For work that is nowhere else yet.
   */
  hold(mayLeave: () => Promise<boolean>): () => void {
    this.#held = mayLeave;
    return () => {
      if (this.#held === mayLeave) this.#held = undefined;
    };
  }

  #arrive(hash: string): void {
    const held = this.#held;
    if (!held || hash === this.#hash) {
      this.#hash = hash;
      return;
    }
    history.replaceState(null, '', this.#hash || '#/');
    void held().then((yes) => {
      if (!yes) return;
      this.#held = undefined;
      location.hash = hash;
    });
  }

  /** Goes to a place; `replace` leaves no step back. */
  go(address: string, replace = false): void {
    if (replace) {
      history.replaceState(null, '', address);
      this.#hash = address;
    } else {
      location.hash = address;
    }
  }

  /** The whole address, as {@link to} makes it. */
  get address(): string {
    return this.#hash;
  }

  /** True where nothing but the program was opened: then it may choose the place. */
  get unchosen(): boolean {
    return this.parts.length === 0 || !this.#hash.startsWith('#/');
  }

  /** The part at `index`, or an empty text. */
  part(index: number): string {
    return this.parts[index] ?? '';
  }
}

/** One step back from a place: from a tab to what it is of, from one run to all of them. */
export function parentOf(parts: readonly string[]): string[] | undefined {
  const [screen, ...rest] = parts;
  if (screen === undefined || rest.length === 0) return undefined;
  // Beside these, the list is in sight: it is no step back.
  const listed = ['data', 'components', 'models', 'deployments'].includes(screen);
  const least = listed ? 2 : 1;
  if (parts.length <= least) return undefined;
  if (rest[0] === 'compare') return [screen];
  // The rows that fail a rule are reached from the rules.
  return screen === 'quality' && rest[1] === 'rows' ? parts.slice(0, 2) : parts.slice(0, -1);
}

function split(hash: string): string[] {
  return hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a place: `to('data', name)` is `#/data/<name>`. */
export function to(...parts: (string | number)[]): string {
  return '#/' + parts.map((part) => encodeURIComponent(part)).join('/');
}

export const router = new Router();
