// What this device remembers between openings. A browser may refuse to keep anything, and what was kept may have been
// damaged or written by another version: neither may ever stop the window.

/** What was kept under `key`, if `check` finds that it still makes sense. */
export function recall<T>(key: string, check: (value: unknown) => value is T): T | undefined {
  try {
    const text = localStorage.getItem(key);
    if (text === null) return undefined;
    const value: unknown = JSON.parse(text);
    return check(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value under `key`, where that is possible. */
export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden: the value holds until the window closes.
  }
}

/** One of the words given, kept as it stands. */
export function recallWord<T extends string>(key: string, known: readonly T[]): T | undefined {
  try {
    const word = localStorage.getItem(key);
    return known.find((one) => one === word);
  } catch {
    return undefined;
  }
}

export function keepWord(key: string, word: string): void {
  try {
    localStorage.setItem(key, word);
  } catch {
    // As above.
  }
}

/** True for an object whose values are all texts. */
export function isTexts(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}

/** True for a list of texts. */
export function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
