import { SvelteMap } from 'svelte/reactivity';
import type { Args } from '../messages/catalogue';
import type { IconName } from '../parts/icons';
import { matcher, parse, type Stroke } from './keys';

/** Where an action stands in the palette and in the cheat sheet. */
export type Group = 'go' | 'make' | 'graph' | 'screen' | 'window';

/** Something a person can do, by the palette, by keys, by a menu. */
export interface Action {
  /** Unique, such as `go-data`; menus of the operating system name it. */
  id: string;
  /** Message key of its title. */
  title: string;
  args?: Args;
  group: Group;
  icon?: IconName;
  /** Strokes one after the other, for example `mod+k`, `g d`, `?`; several ways are several texts. */
  keys?: readonly string[];
  /** Strokes reach it while a person types in a field too; for those with `mod` that no field uses itself. */
  typing?: boolean;
  /** False while it makes no sense: then it is neither offered nor done. */
  when?: () => boolean;
  /** Only keys: moving about in a list is nothing to look for by name. */
  keysOnly?: boolean;
  run: () => unknown;
}

/** Every action there is at the moment. */
class Registry {
  readonly #known = new SvelteMap<string, Action>();

  /** All of them, in the order in which they were made known. */
  get all(): Action[] {
    return [...this.#known.values()];
  }

  /** Makes actions known until the function that comes back is called. The later of two with one id holds. */
  register(actions: readonly Action[]): () => void {
    for (const action of actions) this.#known.set(action.id, action);
    return () => {
      for (const action of actions) if (this.#known.get(action.id) === action) this.#known.delete(action.id);
    };
  }

  get(id: string): Action | undefined {
    return this.#known.get(id);
  }

  /** Does an action if there is one and it makes sense now; says whether it did. */
  run(id: string): boolean {
    const action = this.#known.get(id);
    if (!action || !can(action)) return false;
    action.run();
    return true;
  }
}

export const registry = new Registry();

export const can = (action: Action): boolean => action.when?.() ?? true;

/** Makes a component's actions known for as long as it is on screen. Called while it is set up. */
export function useActions(actions: () => readonly Action[]): void {
  $effect(() => registry.register(actions()));
}

/**
 * Finds the action whose strokes were pressed. It remembers the beginning of a sequence; whatever of several ways
 * begins alike waits for the next stroke.
 */
export function actionKeys(
  actions: () => readonly Action[],
): (event: Stroke, typing: boolean) => Action | 'more' | undefined {
  const press = matcher();
  return (event, typing) => {
    const ways = actions()
      .filter((action) => (action.typing || !typing) && can(action))
      .flatMap((action) => (action.keys ?? []).map((keys) => ({ strokes: parse(keys), value: action })));
    return press(event, ways);
  };
}
