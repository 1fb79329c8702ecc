import type { Deployment, Machine, PipelineSummary, WireError } from '../lib/host';
import type { Shape } from '../lib/parts/states';
import { to } from '../lib/state/router.svelte';

/** One thing that waits for a person. */
export interface Need {
  id: string;
  kind: 'run' | 'pipeline' | 'deployment' | 'disk';
  shape: Shape;
  /** What it is about: a name, or free space. */
  subject: string;
  error?: WireError;
  count?: number;
  time?: number;
  href: string;
}

// Below this share of free disk, imports and runs are about to fail.
const LITTLE_SPACE = 0.05;

/** What needs a person, most pressing first: failed work, then what serves badly, then what will fail soon. */
export function needs(pipelines: PipelineSummary[], deployments: Deployment[], machine: Machine | undefined): Need[] {
  return [
    ...pipelines.flatMap(failedRun),
    ...deployments.filter((one) => one.status === 'failed' || one.status === 'restarting').map(unhealthy),
    ...pipelines.filter((one) => one.problems > 0).map(broken),
    ...(machine && machine.disk > 0 && machine.disk_free / machine.disk < LITTLE_SPACE ? [fullDisk(machine)] : []),
  ];
}

function failedRun(pipeline: PipelineSummary): Need[] {
  const run = pipeline.runs[0];
  if (run?.status !== 'failed') return [];
  const error = run.error ?? undefined;
  const time = run.started + run.seconds * 1000;
  return [{ id: run.id, kind: 'run', shape: 'bad', subject: run.name, error, time, href: to('runs', run.name) }];
}

function unhealthy(one: Deployment): Need {
  const shape = one.status === 'failed' ? 'bad' : 'warn';
  const error = one.error ?? undefined;
  return { id: one.name, kind: 'deployment', shape, subject: one.name, error, href: to('deployments', one.name) };
}

function broken(pipeline: PipelineSummary): Need {
  const { id, name, problems: count, modified: time } = pipeline;
  return { id: `broken ${id}`, kind: 'pipeline', shape: 'warn', subject: name, count, time, href: to('pipelines', id) };
}

function fullDisk(machine: Machine): Need {
  return { id: 'disk', kind: 'disk', shape: 'warn', subject: '', count: machine.disk_free, href: to('settings') };
}
