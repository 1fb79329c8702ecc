import type { PagedRows } from '../lib/parts/table';

/** Invented runs, so that tables have something to show: always the same ones. */
export interface Run {
  readonly id: string;
  readonly name: string;
  readonly status: 'done' | 'failed' | 'running' | 'cancelled';
  readonly owner: string;
  readonly seconds: number;
  readonly metrics: readonly number[];
}

const states = ['done', 'done', 'failed', 'running', 'cancelled'] as const;
const owners = ['Mariam', 'سالم', 'Noura Al Ketbi', 'a very long name that does not fit into any column at all'];

export function row(at: number): Run {
  const share = (seed: number) => Math.abs((at * 7919 + seed * 104_729) % 10_007) / 10_007;
  return {
    id: `run-${at}`,
    name: `sweep-${String(at).padStart(4, '0')}`,
    status: states[Math.abs(at) % states.length] ?? 'done',
    owner: owners[Math.abs(at) % owners.length] ?? '',
    seconds: 3 + share(9) * 4000,
    metrics: [1, 2, 3].map((seed) => Number(share(seed).toFixed(4))),
  };
}

export const runs = (count: number): Run[] => Array.from({ length: count }, (_, at) => row(at));

/** More rows than a browser can lay out. */
export const unending: PagedRows<Run> = {
  total: 12_000_000,
  rows: (from, to) => Promise.resolve(Array.from({ length: to - from }, (_, at) => row(from + at))),
};
