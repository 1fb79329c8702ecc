import type { DeploymentStatus, NodeStatus, RunStatus } from '../host';

/** A state as it is drawn: one shape each. */
export type Shape = 'ready' | 'wait' | 'run' | 'ok' | 'cached' | 'stale' | 'warn' | 'pause' | 'bad' | 'idle';

export const runShapes: Record<RunStatus, Shape> = { running: 'run', done: 'ok', failed: 'bad', cancelled: 'idle' };

export const nodeShapes: Record<NodeStatus, Shape> = {
  waiting: 'wait',
  running: 'run',
  done: 'ok',
  cached: 'cached',
  failed: 'bad',
  skipped: 'idle',
  cancelled: 'idle',
};

export const deploymentShapes: Record<DeploymentStatus, Shape> = {
  starting: 'run',
  ready: 'ok',
  restarting: 'warn',
  failed: 'bad',
  stopped: 'idle',
};

/** The ink a state's word is written in. */
export const inks: Record<Shape, string> = {
  ready: 'muted',
  wait: 'muted',
  run: 'c-run',
  ok: 'soft',
  cached: 'soft',
  stale: 'c-warn',
  warn: 'c-warn',
  pause: 'c-warn',
  bad: 'c-bad',
  idle: 'muted',
};
