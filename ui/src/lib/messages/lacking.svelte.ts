import type { Language } from './catalogue';

// Noted while text is drawn, where state may not change: so it is told a moment later.
let noted = $state.raw<readonly Language[]>([]);

/** Languages in which a message was looked for and not found. */
export const lacking = {
  get languages(): readonly Language[] {
    return noted;
  },
  add(lang: Language): void {
    if (!noted.includes(lang)) queueMicrotask(() => (noted = [...new Set([...noted, lang])]));
  },
};
