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

  /** The part at `index`, or an empty text. */
  part(index: number): string {
    return this.parts[index] ?? '';
  }
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
