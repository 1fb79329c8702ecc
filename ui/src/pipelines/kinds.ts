import type { IconName } from '../lib/parts/icons';

/** What flows through a port; each type has a shape and a colour. */
export type PortType = 'table' | 'parts' | 'prepared' | 'model' | 'metrics' | 'registered' | 'file' | 'report';

interface Kind {
  icon: IconName;
  /** Input ports in the order they are drawn, from the top. */
  inputs: string[];
  output: PortType;
  /** Settings worth changing for one run. */
  tunable: string[];
}

const training = ['epochs', 'batch_size', 'learning_rate', 'weight_decay', 'patience', 'seed'];

const kinds: Record<string, Kind> = {
  source: { icon: 'table', inputs: [], output: 'table', tunable: [] },
  join: { icon: 'join', inputs: ['left', 'right'], output: 'table', tunable: [] },
  label: { icon: 'label', inputs: ['table'], output: 'table', tunable: [] },
  select: { icon: 'columns', inputs: ['table'], output: 'table', tunable: [] },
  quality: { icon: 'gate', inputs: ['table'], output: 'table', tunable: [] },
  rename: { icon: 'columns', inputs: ['table'], output: 'table', tunable: [] },
  cast: { icon: 'columns', inputs: ['table'], output: 'table', tunable: [] },
  filter: { icon: 'filter', inputs: ['table'], output: 'table', tunable: [] },
  derive: { icon: 'code', inputs: ['table'], output: 'table', tunable: [] },
  union: { icon: 'table', inputs: ['top', 'bottom'], output: 'table', tunable: [] },
  asof_join: { icon: 'clock', inputs: ['left', 'right'], output: 'table', tunable: [] },
  aggregate: { icon: 'group', inputs: ['table'], output: 'table', tunable: [] },
  window: { icon: 'expand', inputs: ['table'], output: 'table', tunable: [] },
  pivot: { icon: 'columns', inputs: ['table'], output: 'table', tunable: [] },
  unpivot: { icon: 'table', inputs: ['table'], output: 'table', tunable: [] },
  sort: { icon: 'scale', inputs: ['table'], output: 'table', tunable: [] },
  sample: { icon: 'split', inputs: ['table'], output: 'table', tunable: ['seed'] },
  deduplicate: { icon: 'copy', inputs: ['table'], output: 'table', tunable: [] },
  clip: { icon: 'minus', inputs: ['table'], output: 'table', tunable: [] },
  bin: { icon: 'scale', inputs: ['table'], output: 'table', tunable: [] },
  clean_text: { icon: 'label', inputs: ['table'], output: 'table', tunable: [] },
  hash_text: { icon: 'label', inputs: ['table'], output: 'table', tunable: [] },
  date_parts: { icon: 'clock', inputs: ['table'], output: 'table', tunable: [] },
  sql: { icon: 'code', inputs: ['a', 'b', 'c'], output: 'table', tunable: [] },
  split: { icon: 'split', inputs: ['table'], output: 'parts', tunable: ['seed'] },
  prepare: { icon: 'group', inputs: ['parts'], output: 'prepared', tunable: ['max_categories'] },
  train_linear: { icon: 'linear', inputs: ['prepared'], output: 'model', tunable: training },
  train_mlp: {
    icon: 'net',
    inputs: ['prepared'],
    output: 'model',
    tunable: ['hidden', 'dropout', 'embedding', ...training],
  },
  evaluate: { icon: 'eval', inputs: ['model'], output: 'metrics', tunable: [] },
  register: { icon: 'model', inputs: ['metrics'], output: 'registered', tunable: [] },
  predict: { icon: 'eval', inputs: ['table', 'model'], output: 'table', tunable: [] },
  export: { icon: 'file', inputs: ['table'], output: 'file', tunable: [] },
  report: { icon: 'audit', inputs: ['table'], output: 'report', tunable: [] },
};

/** What is known of a kind of node; a kind this build does not know is drawn as a plain step. */
export function kindOf(kind: string): Kind {
  if (kind.startsWith('component:')) return { icon: 'package', inputs: [], output: 'table', tunable: [] };
  if (kind.startsWith('in:')) return { icon: 'enter', inputs: [], output: kind.slice(3) as PortType, tunable: [] };
  if (kind.startsWith('out:')) return { icon: 'leave', inputs: ['of'], output: 'table', tunable: [] };
  return kinds[kind] ?? { icon: 'code', inputs: [], output: 'table', tunable: [] };
}

export const ports: Record<PortType, { path: string; color: string }> = {
  table: { path: 'M-4.200-5 5 0-4.200 5z', color: 'var(--port-table)' },
  parts: { path: 'M0-5.600 5.600 0 0 5.600-5.600 0z', color: 'var(--port-split)' },
  prepared: { path: 'M-4.800 0a4.800 4.800 0 1 0 9.600 0a4.800 4.800 0 1 0-9.600 0z', color: 'var(--port-transform)' },
  model: { path: 'M-4.500-4.500h9v9h-9z', color: 'var(--port-model)' },
  metrics: { path: 'M0-5.400 4.700-2.700v5.400L0 5.400-4.700 2.700v-5.400z', color: 'var(--port-metrics)' },
  registered: { path: 'M0-5.400 5.200-1.600 3.200 4.600h-6.400L-5.200-1.600z', color: 'var(--port-report)' },
  file: { path: 'M-4.200-5.200h5.400l3 3v7.400h-8.400z', color: 'var(--port-file)' },
  report: { path: 'M-5-3.600h10v7.200h-10z', color: 'var(--port-report)' },
};
