import type { Deployment, Machine, PipelineSummary, SuiteSummary, Trouble, WireError } from '../lib/host';
import type { Shape } from '../lib/parts/states';
import { to } from '../lib/state/router.svelte';
import { tally } from '../quality/standing';

export type NeedKind =
  'run' | 'node' | 'pipeline' | 'deployment' | 'disk' | 'quality' | 'damaged-dataset' | 'damaged-model';

/** What a person filters by. */
export type NeedGroup = 'pipelines' | 'deployments' | 'quality' | 'files';
export const GROUPS: readonly NeedGroup[] = ['pipelines', 'deployments', 'quality', 'files'];

/** One thing that waits for a person. */
export interface Need {
  id: string;
  kind: NeedKind;
  group: NeedGroup;
  shape: Shape;
  /** What it is about: a name, or free space. */
  subject: string;
  /** The node that failed. */
  node?: string;
  error?: WireError;
  count?: number;
  time?: number;
  href: string;
}

// Below this share of free disk, imports and runs are about to fail.
const LITTLE_SPACE = 0.05;

/** What needs a person, most pressing first: failed work, then what serves badly, then what will fail soon. */
export function needs(
  pipelines: PipelineSummary[],
  deployments: Deployment[],
  machine: Machine | undefined,
  troubles: Trouble[] = [],
  suites: SuiteSummary[] = [],
): Need[] {
  return [
    ...pipelines.flatMap(failedRun),
    ...deployments.filter((one) => one.status === 'failed' || one.status === 'restarting').map(unhealthy),
    ...troubles.map(damaged),
    ...suites.flatMap(failing),
    ...pipelines.filter((one) => one.problems > 0).map(broken),
    ...(machine && machine.disk > 0 && machine.disk_free / machine.disk < LITTLE_SPACE ? [fullDisk(machine)] : []),
  ];
}

function failedRun(pipeline: PipelineSummary): Need[] {
  const run = pipeline.runs[0];
  if (run?.status !== 'failed') return [];
  const error = run.error ?? undefined;
  const time = run.started + run.seconds * 1000;
  const shared = { id: run.id, group: 'pipelines', shape: 'bad', error, time } as const;
  const node = error?.where.node ?? undefined;
  // The message and the way out stand beside the node on the graph.
  return node
    ? [{ ...shared, kind: 'node', subject: pipeline.name, node, href: to('pipelines', pipeline.id) }]
    : [{ ...shared, kind: 'run', subject: run.name, href: to('runs', run.name) }];
}

function unhealthy(one: Deployment): Need {
  const shape = one.status === 'failed' ? 'bad' : 'warn';
  const error = one.error ?? undefined;
  return {
    id: `deployment ${one.name} ${one.status}`,
    kind: 'deployment',
    group: 'deployments',
    shape,
    subject: one.name,
    error,
    href: to('deployments', one.name),
  };
}

function damaged({ kind, name, version, error }: Trouble): Need {
  const reference = `${name}@${version}`;
  const isData = kind === 'dataset';
  return {
    id: `damaged ${kind} ${reference}`,
    kind: isData ? 'damaged-dataset' : 'damaged-model',
    group: 'files',
    shape: 'bad',
    subject: name,
    count: version,
    error,
    href: isData ? to('data', reference) : to('models', reference),
  };
}

// A check that failed waits until the next one, whoever looks at it.
function failing({ name, dataset, last }: SuiteSummary): Need[] {
  if (!last || last.passed) return [];
  return [
    {
      id: `quality ${last.id}`,
      kind: 'quality',
      group: 'quality',
      shape: 'bad',
      subject: last.dataset || dataset,
      count: tally(last).failed,
      time: last.created,
      href: to('quality', name),
    },
  ];
}

function broken(pipeline: PipelineSummary): Need {
  const { id, name, problems: count, modified: time } = pipeline;
  return {
    id: `broken ${id} ${time}`,
    kind: 'pipeline',
    group: 'pipelines',
    shape: 'warn',
    subject: name,
    count,
    time,
    href: to('pipelines', id),
  };
}

function fullDisk(machine: Machine): Need {
  return {
    id: 'disk',
    kind: 'disk',
    group: 'files',
    shape: 'warn',
    subject: '',
    count: machine.disk_free,
    href: to('settings'),
  };
}

/** True for what goes away only when its cause does: it is not laid aside. */
export const isLasting = (need: Need): boolean => need.group === 'files';
