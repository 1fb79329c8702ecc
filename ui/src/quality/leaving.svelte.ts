import { ask } from '../lib/ask/ask.svelte';
import { router } from '../lib/state/router.svelte';

/** Asks whether what was typed and is not saved may be lost. */
export const mayLose = (): Promise<boolean> =>
  ask({ title: 'unsaved-title', text: 'unsaved-text', act: 'unsaved-act', danger: true });

/** While `isDirty` says so, whoever leaves the page or closes the window is asked first. Called while a component is set up. */
export function holdWhile(isDirty: () => boolean): void {
  $effect(() => {
    if (!isDirty()) return;
    const free = router.hold(mayLose);
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => {
      free();
      removeEventListener('beforeunload', warn);
    };
  });
}
