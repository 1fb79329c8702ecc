import { beforeAll, describe, expect, test, vi } from 'vitest';
import { find as message } from '../lib/messages/catalogue';
import type { Action } from '../lib/actions/registry.svelte';
import type { Entry, Objects, Speak } from './entries';
import { find, index, pieces, tidy, type Section } from './search';

const speak: Speak = (lang, key, args) => message(lang, key, args) ?? key;
let entries: Entry[];

beforeAll(async () => {
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('addEventListener', () => undefined);
  const { actionEntries, objectEntries } = await import('./entries');
  const action = (id: string, title: string, group: Action['group']): Action => ({ id, title, group, run: () => 0 });
  const columns = ['arr_delay', 'dep_delay', 'وجهة'].map((name) => ({ name, type: 'integer' }));
  entries = [
    ...actionEntries(
      [
        action('data.import', 'import-open', 'make'),
        action('go.data', 'nav-data', 'go'),
        action('go.runs', 'nav-runs', 'go'),
        action('theme.dark', 'action-theme-dark', 'window'),
      ],
      speak,
    ),
    ...objectEntries({
      datasets: [{ name: 'flights', columns }],
      pipelines: [{ id: 'flights-late', name: 'flights-late' }],
      runs: Array.from({ length: 30 }, (_, n) => ({ name: `flights-late-${30 - n}`, status: 'done' })),
      models: [{ name: 'flights-late', versions: [{ version: 2 }, { version: 1 }] }],
      deployments: [{ name: 'مطار', status: 'ready' }],
    } as unknown as Objects),
  ];
});

const search = (text: string, lang: 'en' | 'ar' = 'en', recent: string[] = []) =>
  find(index(entries, speak), text, recent, lang);
const ids = (sections: Section[]) => sections.flatMap(({ hits }) => hits.map(({ entry }) => entry.id));
const text = (parts: { text: string }[] | undefined) => parts?.map((part) => part.text).join('');

describe('the palette finds', () => {
  test.each([
    ['import', 'action data.import'],
    ['استيراد', 'action data.import'],
    ['dark', 'action theme.dark'],
    ['flights', 'dataset flights'],
    ['arr del', 'column flights arr_delay'],
    ['flights-late-17', 'run flights-late-17'],
    ['model flights', 'model flights-late v2'],
    ['مطار', 'deployment مطار'],
    ['وجهه', 'column flights وجهة'],
  ])('%j as %s in both languages', (typed, id) => {
    for (const lang of ['en', 'ar'] as const) expect(ids(search(typed, lang))).toContain(id);
  });

  test('an English title while the window is Arabic, and says by which title', () => {
    const hit = search('import', 'ar')[0]?.hits[0];
    expect(text(hit?.title)).toBe(speak('ar', 'import-open'));
    expect(text(hit?.other)).toBe(speak('en', 'import-open'));
    expect(hit?.other?.[0]).toEqual({ text: 'Import', hit: true });
  });

  test('few of each kind, the best kind first', () => {
    const sections = search('flights-late');
    expect(sections.find(({ id }) => id === 'run')?.hits).toHaveLength(7);
    expect(sections.map(({ id }) => id)).toContain('model');
    expect(search('runs')[0]?.id).toBe('go');
  });

  test('nothing for what nothing is called', () => expect(search('zzqx')).toEqual([]));
});

test('with nothing typed, shows recent things first, and none of them twice', () => {
  const sections = search('', 'en', ['run flights-late-3', 'gone', 'action go.data']);
  expect(sections[0]?.id).toBe('recent');
  expect(sections[0]?.hits.map(({ entry }) => entry.id)).toEqual(['run flights-late-3', 'action go.data']);
  expect(ids(sections).filter((id) => id === 'action go.data')).toHaveLength(1);
});

test('puts what was chosen lately before its like', () => {
  const first = (recent: string[]) => search('delay', 'en', recent)[0]?.hits[0]?.entry.id;
  expect(first(['column flights dep_delay'])).toBe('column flights dep_delay');
  expect(first(['column flights arr_delay'])).toBe('column flights arr_delay');
});

test('reads Arabic without vowel marks and stretching', () => {
  expect(tidy(' استيـــرادٌ \u2068بيانات\u2069 ')).toBe('استيراد بيانات');
});

test('cuts a title where the matched letters begin and end', () => {
  expect(pieces('abcd', [1, 2])).toEqual([
    { text: 'a', hit: false },
    { text: 'bc', hit: true },
    { text: 'd', hit: false },
  ]);
  expect(pieces('ab', undefined)).toEqual([{ text: 'ab', hit: false }]);
});
