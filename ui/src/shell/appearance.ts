import { undo } from '../lib/actions/undo.svelte';
import { preferences, type Lang, type Theme } from '../lib/state/preferences.svelte';

/** Changes the language, in a way that can be taken back. */
export function changeLanguage(lang: Lang): void {
  const before = preferences.lang;
  if (lang === before) return;
  undo.do({
    title: 'undo-language',
    undo: () => (preferences.lang = before),
    redo: () => (preferences.lang = lang),
  });
}

export function changeTheme(theme: Theme): void {
  const before = preferences.theme;
  if (theme === before) return;
  undo.do({
    title: 'undo-theme',
    undo: () => (preferences.theme = before),
    redo: () => (preferences.theme = theme),
  });
}
