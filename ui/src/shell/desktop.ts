import { host } from '../lib/host';
import { preferences, type Lang, type Theme } from '../lib/state/preferences.svelte';
import { router, to } from '../lib/state/router.svelte';

/** Hears the desktop's menus, files and links, and tells it where this window is; ends with the returned function. */
export function joinDesktop(): () => void {
  const desktop = host().desktop;
  if (!desktop) return () => undefined;
  const moved = () => desktop.at(location.hash || '#/');
  addEventListener('hashchange', moved);
  const stop = desktop.listen(
    {
      action: (id) => announce('falaj:action', id) && act(id),
      files: (paths) => announce('falaj:files', paths),
      route: (address) => router.go(address),
      over: (held) => announce('falaj:over', held),
    },
    preferences.lang,
  );
  moved();
  return () => {
    removeEventListener('hashchange', moved);
    stop();
  };
}

/** Tells whoever listens within the page; false when they did it. */
function announce(name: string, detail: unknown): boolean {
  return dispatchEvent(new CustomEvent(name, { detail, cancelable: true }));
}

function act(id: string): void {
  const [verb, object = ''] = id.split(/-(.*)/s);
  if (verb === 'go') router.go(to(object));
  else if (verb === 'theme') preferences.theme = object as Theme;
  else if (verb === 'lang') preferences.lang = object as Lang;
}
