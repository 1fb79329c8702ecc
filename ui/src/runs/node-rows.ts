import { innerIds, together } from '../pipelines/together';
import type { LiveNode } from '../lib/state/live.svelte';

/** A line of the nodes of a run: a node, or a component with all that is within it. */
export interface NodeRow {
  /** As the run knows it: `clean/few`; of a component `clean`. */
  readonly id: string;
  /** The last part of it. */
  readonly name: string;
  /** In how many components it stands. */
  readonly depth: number;
  readonly at: LiveNode;
  /** How many nodes are within; nothing for a node. */
  readonly inner?: number;
}

/** The nodes of a run in its order, those of a component below it, where its first one is; without what is folded. */
export function nodeRows(nodes: readonly LiveNode[], folded: ReadonlySet<string>): NodeRow[] {
  const byId = new Map(nodes.map((one) => [one.node.id, one]));
  const inner = innerIds(nodes.map(({ node }) => node));
  const below = new Map<string, NodeRow[]>();
  const top: NodeRow[] = [];
  const listOf = (path: readonly string[]): NodeRow[] => {
    const id = path.join('/');
    if (id === '') return top;
    const known = below.get(id);
    if (known) return known;
    const all = (inner.get(id) ?? []).flatMap((one) => byId.get(one) ?? []);
    const at = together(id, all);
    const made: NodeRow[] = [];
    below.set(id, made);
    const around = path.slice(0, -1);
    if (at) listOf(around).push({ id, name: path.at(-1) ?? id, depth: around.length, at, inner: all.length });
    return made;
  };
  for (const at of nodes) {
    const path = at.node.id.split('/');
    const around = path.slice(0, -1);
    listOf(around).push({ id: at.node.id, name: path.at(-1) ?? at.node.id, depth: around.length, at });
  }
  const shown = (rows: readonly NodeRow[]): NodeRow[] =>
    rows.flatMap((row) => [row, ...(folded.has(row.id) ? [] : shown(below.get(row.id) ?? []))]);
  return shown(top);
}
