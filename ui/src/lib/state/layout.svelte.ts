import { isTexts, keep, keepWord, recall, recallWord } from './stored';

const PLACES = 'falaj-places';
const SIDES = ['wide', 'rail'] as const;
type Side = (typeof SIDES)[number];

/** So many workspaces' places are remembered. */
const KEPT = 50;

/** True where the window has room for a rail only; the style sheet's own limit. */
export const isNarrow = (): boolean => matchMedia('(max-width: 1100px)').matches;

/** How the window is laid out, kept on this device. */
class Layout {
  // A graph needs the width, so the sidebar has a width of its own beside one.
  #beside = $state<Side>(recallWord('falaj-sidebar', SIDES) ?? 'wide');
  #besideGraph = $state<Side>(recallWord('falaj-sidebar-graph', SIDES) ?? 'rail');

  /** True when the sidebar shows icons only. */
  railed(graph: boolean): boolean {
    return (graph ? this.#besideGraph : this.#beside) === 'rail';
  }

  toggle(graph: boolean): void {
    const side: Side = this.railed(graph) ? 'wide' : 'rail';
    if (graph) this.#besideGraph = side;
    else this.#beside = side;
    keepWord(graph ? 'falaj-sidebar-graph' : 'falaj-sidebar', side);
  }

  /** Where the window was in a workspace. */
  place(workspace: string): string | undefined {
    const place = recall(PLACES, isTexts)?.[workspace];
    return place?.startsWith('#/') ? place : undefined;
  }

  keepPlace(workspace: string, place: string): void {
    const others = Object.entries(recall(PLACES, isTexts) ?? {}).filter(([id]) => id !== workspace);
    keep(PLACES, Object.fromEntries([...others.slice(1 - KEPT), [workspace, place]]));
  }
}

export const layout = new Layout();
