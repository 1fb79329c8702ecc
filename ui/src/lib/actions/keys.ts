// Keys as actions name them: strokes with a space between, each with its modifiers: `mod+k`, `g d`, `shift+mod+z`, `?`.
// `mod` is Command on a Mac and Control elsewhere.

/** What a key event says, as far as it matters here. */
export interface Stroke {
  key: string;
  /** The place of the key, whatever the layout writes there. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  timeStamp: number;
}

interface Wanted {
  key: string;
  mod: boolean;
  shift: boolean;
  alt: boolean;
}

export interface Way<T> {
  strokes: readonly string[];
  value: T;
}

/** So long after the first stroke of a sequence the second still counts. */
const PATIENCE = 1500;

export const onMac = (): boolean => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** The strokes of a sequence. */
export const parse = (keys: string): string[] => keys.split(' ').filter(Boolean);

/** True when an event is that stroke. */
export function isStroke(event: Stroke, stroke: string, mac = onMac()): boolean {
  const want = wanted(stroke);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (mod !== want.mod || other || event.altKey !== want.alt) return false;
  // A sign such as ? is written with Shift on some layouts and without on others: only letters and named keys ask.
  const asksShift = /^[a-z0-9]$/.test(want.key) || want.key.length > 1;
  if (asksShift && event.shiftKey !== want.shift) return false;
  return written(event).includes(want.key);
}

/**
 * Reads strokes one after the other: gives the value of the way that is complete, `more` while one has begun, nothing
 * when the stroke is none of ours.
 */
export function matcher(mac = onMac()) {
  let begun: Stroke[] = [];
  return <T>(event: Stroke, ways: readonly Way<T>[]): T | 'more' | undefined => {
    const last = begun.at(-1);
    if (last && event.timeStamp - last.timeStamp > PATIENCE) begun = [];
    for (const tried of begun.length > 0 ? [[...begun, event], [event]] : [[event]]) {
      const fits = ways.filter((way) => tried.every((one, index) => isStroke(one, way.strokes[index] ?? '', mac)));
      const whole = fits.find((way) => way.strokes.length === tried.length);
      if (whole) {
        begun = [];
        return whole.value;
      }
      if (fits.length > 0) {
        begun = tried;
        return 'more';
      }
    }
    begun = [];
    return undefined;
  };
}

/** True where letters go into text, so that none of them may be a shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  const element = target as Partial<HTMLElement> | null;
  if (!element?.tagName) return false;
  if (element.isContentEditable) return true;
  if (element.tagName === 'TEXTAREA' || element.tagName === 'SELECT') return true;
  const silent = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color', 'image'];
  return element.tagName === 'INPUT' && !silent.includes((element as HTMLInputElement).type);
}

const MAC: Record<string, string> = { mod: '⌘', shift: '⇧', alt: '⌥' };
const PLAIN: Record<string, string> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' };
const NAMED: Record<string, string> = {
  escape: 'Esc',
  enter: 'Enter',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};

/** Each stroke as it stands on a key cap: `Ctrl K`, `⌘K`, `G`. */
export function caps(keys: string, mac = onMac()): string[] {
  return parse(keys).map((stroke) => {
    const parts = stroke.split('+');
    const order = mac ? ['alt', 'shift', 'mod'] : ['mod', 'alt', 'shift'];
    const held = order.filter((name) => parts.includes(name)).map((name) => (mac ? MAC : PLAIN)[name] ?? name);
    const key = parts.at(-1) || '+';
    return [...held, NAMED[key] ?? key.toUpperCase()].join(mac ? '' : ' ');
  });
}

/** The first way's strokes as one text, for a tooltip. */
export const capText = (keys: readonly string[] | undefined, mac = onMac()): string =>
  keys?.[0] ? caps(keys[0], mac).join(' ') : '';

/** As `aria-keyshortcuts` wants it; it knows no sequences. */
export function ariaKeys(keys: readonly string[] | undefined, mac = onMac()): string | undefined {
  const single = (keys ?? []).filter((one) => parse(one).length === 1);
  const names: Record<string, string> = { mod: mac ? 'Meta' : 'Control', shift: 'Shift', alt: 'Alt' };
  const texts = single.map((one) =>
    one
      .split('+')
      .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
      .join('+'),
  );
  return texts.length > 0 ? texts.join(' ') : undefined;
}

function wanted(stroke: string): Wanted {
  const parts = stroke.split('+');
  return {
    key: parts.at(-1) || '+',
    mod: parts.includes('mod'),
    shift: parts.includes('shift'),
    alt: parts.includes('alt'),
  };
}

/**
 * What a stroke may be meant as: what the layout writes, and where that is no Latin letter, what a Latin layout writes
 * in its place. So G then D works with an Arabic keyboard too.
 */
function written(event: Stroke): string[] {
  const key = event.key.toLowerCase();
  if (/^[\x20-\x7e]$/.test(key) || key.length > 1) return [key];
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
  const slash = event.code === 'Slash' ? (event.shiftKey ? '?' : '/') : undefined;
  const question = key === '؟' ? '?' : undefined;
  return [key, letter, slash, question].filter((one) => one !== undefined);
}
