import { isUnreachable, type Note, type Problem, type Warning, type WireError } from '../host';
import { preferences } from '../state/preferences.svelte';
import { LOCALES, find, type Args, type Language } from './catalogue';
import { lacking } from './lacking.svelte';

/**
 * The message in the current language; in the other if the catalogue lacks it there, its key if it lacks it in both.
 */
export function t(key: string, args?: Args): string {
  return find(preferences.lang, key, args) ?? otherwise(key, args) ?? key;
}

/** The message in one language, whatever the current one is. */
export function inLanguage(lang: Language, key: string, args?: Args): string {
  return find(lang, key, args) ?? find(lang === 'en' ? 'ar' : 'en', key, args) ?? key;
}

/** The message if there is one, else the text given. */
export function tOr(key: string, otherwise: string, args?: Args): string {
  return find(preferences.lang, key, args) ?? otherwise;
}

/** The current locale, for numbers and dates. */
export function locale(): string {
  return LOCALES[preferences.lang];
}

export interface ErrorText {
  message: string;
  hint: string;
}

/** What an error says in the current language. The host's own text stands in for a message the catalogue lacks. */
export function errorText(error: WireError | Problem): ErrorText {
  if (isUnreachable(error)) return { message: t('host-unreachable'), hint: t('host-unreachable-hint') };
  const key = `error-${error.code.replaceAll('_', '-')}`;
  const args = errorArgs(error);
  return {
    message: find(preferences.lang, key, args) ?? (error.message || error.code),
    hint: find(preferences.lang, key, args, 'hint') ?? find(preferences.lang, key, args, 'hint-plain') ?? error.hint,
  };
}

/** What a warning says in the current language. */
export function warningText(warning: Warning): string {
  return (
    find(preferences.lang, `warning-${warning.code.replaceAll('_', '-')}`, numbered(warning.params)) ?? warning.message
  );
}

/** What a note about an input says in the current language. */
export function noteText(note: Note): string {
  return find(preferences.lang, `note-${note.code.replaceAll('_', '-')}`, numbered(note.params)) ?? note.message;
}

function errorArgs(error: WireError | Problem): Args {
  const known = Object.entries(error.where).filter(([, value]) => value !== undefined && value !== null);
  return { ...(Object.fromEntries(known) as Args), ...numbered(error.params) };
}

// Whole numbers choose plural forms; everything else is inserted as it is. The host does the same.
function numbered(params: Record<string, string>): Args {
  const entries = Object.entries(params).map(([name, text]) => [name, /^-?\d{1,15}$/.test(text) ? Number(text) : text]);
  return Object.fromEntries(entries) as Args;
}

// A language without a message, or without all of its messages, leaves the window usable in the other one.
function otherwise(key: string, args?: Args): string | undefined {
  const text = find(preferences.lang === 'en' ? 'ar' : 'en', key, args);
  if (text !== undefined) lacking.add(preferences.lang);
  return text;
}
