import { openImport } from '../data/opening.svelte';
import { onMac } from '../lib/actions/keys';
import type { Action } from '../lib/actions/registry.svelte';
import { undo, type Step } from '../lib/actions/undo.svelte';
import { wireOf } from '../lib/host';
import { t } from '../lib/messages';
import type { IconName } from '../lib/parts/icons';
import { isNarrow, layout } from '../lib/state/layout.svelte';
import { live } from '../lib/state/live.svelte';
import { preferences, type Lang, type Theme } from '../lib/state/preferences.svelte';
import { parentOf, router, to } from '../lib/state/router.svelte';
import { cancelRun } from '../runs/cancel';
import { changeLanguage, changeTheme } from './appearance';
import { filterField, hasList, moveInList } from './lists';
import { say } from './notice.svelte';
import { onGraph, type Place } from './places';
import { shown } from './shown.svelte';

/** The letter after G that goes to each screen; deployments answer at endpoints. */
const LETTERS: Record<Place, string> = {
  home: 'h',
  data: 'd',
  quality: 'q',
  pipelines: 'p',
  components: 'c',
  runs: 'r',
  models: 'm',
  deployments: 'e',
  settings: 's',
};
const ICONS: Record<Place, IconName> = {
  home: 'home',
  data: 'data',
  quality: 'rules',
  pipelines: 'pipe',
  components: 'package',
  runs: 'runs',
  models: 'model',
  deployments: 'deploy',
  settings: 'settings',
};

export const goKeys = (place: string): string => `g ${LETTERS[place as Place]}`;

/** What can be done wherever one is. */
export function shellActions(): Action[] {
  return [...screens(), ...makers(), ...moves(), ...appearances(), ...windows()];
}

function screens(): Action[] {
  const places = Object.keys(LETTERS) as Place[];
  return places.map((place) => ({
    id: `go-${place}`,
    title: `nav-${place}`,
    group: 'go',
    icon: ICONS[place],
    keys: [goKeys(place)],
    run: () => router.go(to(place)),
  }));
}

function makers(): Action[] {
  return [
    { id: 'import-data', title: 'import-open', group: 'make', icon: 'upload', keys: ['mod+i'], run: openImport },
    { id: 'read-database', title: 'sources-open', group: 'make', icon: 'server', run: () => (shown.sources = true) },
    {
      id: 'new-pipeline',
      title: 'new-pipeline',
      group: 'make',
      icon: 'plus',
      keys: ['g n', 'mod+n'],
      run: () => (shown.newPipeline = true),
    },
    {
      id: 'cancel-work',
      title: 'cancel-run',
      group: 'make',
      icon: 'stop',
      when: () => running().length > 0,
      run: cancelWork,
    },
  ];
}

const running = () => [...live.runs].filter(([, run]) => run.status === 'running');

async function cancelWork(): Promise<void> {
  for (const [id, { name }] of running()) {
    try {
      await cancelRun({ id, name });
    } catch (thrown) {
      say({ title: 'cancel-run', error: wireOf(thrown) });
    }
  }
}

function moves(): Action[] {
  const back = () => parentOf(router.parts);
  return [
    {
      id: 'filter',
      title: 'action-filter',
      group: 'screen',
      icon: 'filter',
      keys: ['/'],
      when: () => filterField() !== undefined,
      run: () => filterField()?.focus(),
    },
    {
      id: 'next-in-list',
      title: 'action-next',
      group: 'screen',
      keys: ['j'],
      keysOnly: true,
      when: hasList,
      run: () => moveInList(1),
    },
    {
      id: 'previous-in-list',
      title: 'action-previous',
      group: 'screen',
      keys: ['k'],
      keysOnly: true,
      when: hasList,
      run: () => moveInList(-1),
    },
    {
      id: 'step-back',
      title: 'action-back',
      group: 'screen',
      icon: 'left',
      keys: ['escape'],
      when: () => back() !== undefined,
      run: () => router.go(to(...(back() ?? []))),
    },
  ];
}

function appearances(): Action[] {
  const themes: Theme[] = ['light', 'dark', 'system'];
  const languages: Lang[] = ['en', 'ar'];
  const titles = { light: 'action-theme-light', dark: 'action-theme-dark', system: 'action-theme-system' };
  const spoken = { en: 'action-language-en', ar: 'action-language-ar' };
  return [
    ...themes.map((theme): Action => ({
      id: `theme-${theme}`,
      title: titles[theme],
      group: 'window',
      icon: 'settings',
      when: () => preferences.theme !== theme,
      run: () => changeTheme(theme),
    })),
    ...languages.map((lang): Action => ({
      id: `lang-${lang}`,
      title: spoken[lang],
      group: 'window',
      icon: 'globe',
      when: () => preferences.lang !== lang,
      run: () => changeLanguage(lang),
    })),
  ];
}

function windows(): Action[] {
  return [
    {
      id: 'palette',
      title: 'search',
      group: 'window',
      icon: 'search',
      keys: ['mod+k'],
      typing: true,
      run: () => (shown.palette = true),
    },
    {
      id: 'undo',
      title: 'action-undo',
      group: 'window',
      icon: 'left',
      keys: ['mod+z'],
      when: () => undo.last !== undefined,
      run: () => report('undone', () => undo.undo()),
    },
    {
      id: 'redo',
      title: 'action-redo',
      group: 'window',
      icon: 'right',
      keys: onMac() ? ['shift+mod+z'] : ['shift+mod+z', 'mod+y'],
      when: () => undo.next !== undefined,
      run: () => report('redone', () => undo.redo()),
    },
    {
      id: 'toggle-sidebar',
      title: 'action-sidebar',
      group: 'window',
      icon: 'panel',
      keys: ['mod+b'],
      when: () => !isNarrow(),
      run: () => layout.toggle(onGraph()),
    },
    {
      id: 'reload',
      title: 'action-reload',
      group: 'window',
      icon: 'refresh',
      run: () => location.reload(),
    },
    {
      id: 'shortcuts',
      title: 'action-keys',
      group: 'window',
      icon: 'rules',
      keys: ['?'],
      run: () => (shown.keys = true),
    },
  ];
}

async function report(title: 'undone' | 'redone', work: () => Promise<Step | undefined>): Promise<void> {
  try {
    const step = await work();
    if (step) say({ title, args: { what: t(step.title, step.args) } });
  } catch (thrown) {
    say({ title: 'undo-failed', error: wireOf(thrown) });
  }
}
