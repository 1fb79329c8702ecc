import { flushSync } from 'svelte';

/** Whether the page is being printed: paper is light, whatever the screen is. */
class Paper {
  printing = $state(false);

  /** Listens for the browser's printing until the returned function is called; called from an effect. */
  listen(): () => void {
    const set = (printing: boolean) => () => {
      // The browser lays the page out right after this, so charts have to be drawn anew at once.
      flushSync(() => (this.printing = printing));
    };
    const [begin, end] = [set(true), set(false)];
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }
}

export const paper = new Paper();
