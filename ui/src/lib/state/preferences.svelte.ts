import { keepWord, recallWord } from './stored';

export type Lang = 'en' | 'ar';
export type Theme = 'light' | 'dark' | 'system';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Language and theme, kept on this device. */
class Preferences {
  #lang = $state<Lang>(recallWord('falaj-lang', ['en', 'ar']) ?? (navigator.language.startsWith('ar') ? 'ar' : 'en'));
  #theme = $state<Theme>(recallWord('falaj-theme', ['light', 'dark', 'system']) ?? 'system');
  #systemDark = $state(dark.matches);
  readonly dark = $derived(this.#theme === 'system' ? this.#systemDark : this.#theme === 'dark');

  constructor() {
    dark.addEventListener('change', (change) => (this.#systemDark = change.matches));
  }

  get lang(): Lang {
    return this.#lang;
  }

  set lang(lang: Lang) {
    this.#lang = lang;
    keepWord('falaj-lang', lang);
  }

  /** The direction in which the language is written. */
  get dir(): 'ltr' | 'rtl' {
    return this.#lang === 'ar' ? 'rtl' : 'ltr';
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    keepWord('falaj-theme', theme);
  }

  /** Writes direction, language and theme on the document; called from an effect. */
  apply(): void {
    const root = document.documentElement;
    root.lang = this.#lang;
    root.dir = this.dir;
    root.dataset.theme = this.dark ? 'dark' : 'light';
  }
}

export const preferences = new Preferences();
