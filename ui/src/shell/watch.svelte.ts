import { wireOf, host } from '../lib/host';
import { lacking } from '../lib/messages/lacking.svelte';
import { preferences } from '../lib/state/preferences.svelte';
import { router, to } from '../lib/state/router.svelte';
import { say } from './notice.svelte';

/** Says what went wrong outside any one screen. Called while a component is set up. */
export function watch(): void {
  $effect(() => {
    const fault = (thrown: unknown) => say({ title: 'fault-title', error: wireOf(thrown) });
    const onError = (event: ErrorEvent) => {
      // A resize observer that is late is no mistake, and has no error with it.
      if (event.error) fault(event.error);
    };
    const onRejection = (event: PromiseRejectionEvent) => fault(event.reason);
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onRejection);
    addEventListener('hashchange', admit);
    return () => {
      removeEventListener('error', onError);
      removeEventListener('unhandledrejection', onRejection);
      removeEventListener('hashchange', admit);
    };
  });

  $effect(() => {
    if (lacking.languages.includes(preferences.lang)) say({ title: 'language-lacking' });
  });

  $effect(() => {
    // Colours come from one style sheet; without it the window is plain but usable.
    const ink = getComputedStyle(document.documentElement).getPropertyValue('--ink');
    if (ink === '') say({ title: 'theme-lacking' });
  });
}

/** A new token in the address of an open page is taken up, and the place is kept. */
function admit(event: HashChangeEvent): void {
  if (!/[#&]token=/.test(location.hash) || !host().admit?.(location.hash)) return;
  const before = new URL(event.oldURL).hash;
  router.go(before.startsWith('#/') ? before : to('home'), true);
}
