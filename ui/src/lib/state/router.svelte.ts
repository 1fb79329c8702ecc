/** Where the page is: the parts of `#/data/flights/rows`, decoded. */
class Router {
  #hash = $state(location.hash);
  readonly parts = $derived(split(this.#hash));

  constructor() {
    addEventListener('hashchange', () => (this.#hash = location.hash));
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
  const listed = ['data', 'models', 'deployments'].includes(screen);
  const least = listed ? 2 : 1;
  if (parts.length <= least) return undefined;
  return rest[0] === 'compare' ? [screen] : parts.slice(0, -1);
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
