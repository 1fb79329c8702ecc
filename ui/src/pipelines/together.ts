import type { NodeRun, NodeStatus } from '../lib/host';
import type { LiveNode } from '../lib/state/live.svelte';

// What runs are the nodes inside a component; of the component itself is told what comes of them.

/** The ids of the nodes within each node of a component, by its own id. */
export function innerIds(nodes: readonly NodeRun[]): Map<string, string[]> {
  const inner = new Map<string, string[]>();
  for (const { id } of nodes) {
    for (let at = id.indexOf('/'); at >= 0; at = id.indexOf('/', at + 1)) {
      const outer = id.slice(0, at);
      const ids = inner.get(outer);
      if (ids) ids.push(id);
      else inner.set(outer, [id]);
    }
  }
  return inner;
}

/** How several nodes stand as one. */
export function together(id: string, nodes: readonly LiveNode[]): LiveNode | undefined {
  const [first] = nodes;
  if (!first) return undefined;
  const failed = nodes.find(({ node }) => node.status === 'failed');
  const status = statusOf(nodes.map(({ node }) => node.status));
  const isOver = (one: NodeStatus) => one !== 'waiting' && one !== 'running';
  const shares = nodes.map(({ node, progress }) => (isOver(node.status) ? 1 : progress));
  return {
    node: {
      id,
      kind: '',
      status,
      seconds: nodes.reduce((sum, { node }) => sum + node.seconds, 0),
      rows: null,
      error: failed?.node.error ?? null,
      warnings: nodes.flatMap(({ node }) => node.warnings),
    },
    progress: shares.reduce((sum, share) => sum + share, 0) / nodes.length,
    step: nodes.find(({ node }) => node.status === 'running')?.step ?? null,
  };
}

function statusOf(all: readonly NodeStatus[]): NodeStatus {
  const is = (status: NodeStatus) => all.includes(status);
  if (is('failed')) return 'failed';
  // Between two of its nodes a component is at work as well.
  if (is('running') || (is('waiting') && (is('done') || is('cached')))) return 'running';
  if (is('waiting')) return 'waiting';
  if (is('cancelled')) return 'cancelled';
  if (is('done')) return 'done';
  return is('cached') ? 'cached' : 'skipped';
}
