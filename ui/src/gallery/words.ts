import { preferences } from '../lib/state/preferences.svelte';

// The gallery is not part of the product, so its words are not in the product's catalogue.
const words = {
  gallery: ['Gallery', 'معرض القطع'],
  table: ['Table', 'الجدول'],
} satisfies Record<string, [en: string, ar: string]>;

export type Word = keyof typeof words;

export const g = (word: Word): string => words[word][preferences.lang === 'ar' ? 1 : 0];
