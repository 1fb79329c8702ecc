import type { NodeLight } from '../../lib/host';
import { duration, progress } from '../../lib/format';
import { t } from '../../lib/messages';
import { nodeShapes, type Shape } from '../../lib/parts/states';
import type { LiveNode } from '../../lib/state/live.svelte';
import type { Session } from './context';
import type { Node } from './model/types';
import { hasDraft, isAt } from './problems';

/** How a node stands, as it is drawn. */
export interface Standing {
  readonly shape: Shape;
  /** Worded when it is asked for: of thousands of nodes, few are read. */
  readonly word: string;
  /** For tests and styles. */
  readonly name: string;
  /** How far it is, while it runs. */
  readonly share?: number;
}

interface About {
  /** What the newest run says of it. */
  readonly run: LiveNode | undefined;
  /** Whether that run is at work. */
  readonly running: boolean;
  readonly light: NodeLight | undefined;
  /** Its result is pinned, and it would give another one now. */
  readonly isOutdated?: boolean;
  /** The file has a problem at this node, or a field of it holds what is no value. */
  readonly wrong: boolean;
}

const LIGHTS = {
  not_configured: 'ready',
  ready: 'ready',
  cached: 'cached',
  stale: 'stale',
  disabled: 'idle',
  pinned: 'cached',
} as const;

/** Whether what a node gave is there to be looked at. */
export const isThere = (light: NodeLight | undefined): boolean => light === 'cached' || light === 'pinned';

/** Work under way says most; then what is wrong; then whether the last result still holds. */
export function standingOf({ run, running, light, isOutdated = false, wrong }: About): Standing {
  const status = run?.node.status;
  if (running && run && status !== undefined && light !== 'disabled') return ofRun(run);
  if (light === 'pinned' && isOutdated) return stands('pause', 'pinned', () => t('light-pinned-outdated'));
  if (light === 'disabled') return stands('idle', 'disabled', () => t('light-disabled'));
  if (wrong) return stands('bad', 'problem', () => t('state-problem'));
  if (run && (status === 'failed' || (status === 'done' && (light === 'cached' || light === undefined))))
    return ofRun(run);
  // What the newest run left out is told, as long as there is no result all the same.
  const isLeftOut = status === 'skipped' || status === 'cancelled';
  if (run && isLeftOut && (light === 'ready' || light === 'stale')) return ofRun(run);
  if (light === undefined) return run ? ofRun(run) : stands('ready', 'ready', () => t('state-ready'));
  return stands(LIGHTS[light], light, () => t(`light-${light.replace('_', '-')}`));
}

/** How a node of what is open stands; `wrong` is worked out where it is not given. */
export function standingIn({ editor, saver, control }: Session, node: Node, wrong?: boolean): Standing {
  const full = editor.full(node.id);
  const { findings } = saver;
  return standingOf({
    run: control.node(full),
    running: control.running,
    light: node.disabled ? 'disabled' : findings?.lights[full],
    isOutdated: findings?.pins[full] === false,
    wrong: wrong ?? (hasDraft(editor, full) || Boolean(findings?.problems.some((one) => isAt(one.node, full)))),
  });
}

const stands = (shape: Shape, name: string, word: () => string, share?: number): Standing => ({
  shape,
  name,
  share,
  get word() {
    return word();
  },
});

function ofRun(run: LiveNode): Standing {
  const { status, seconds, within } = run.node;
  const shape = nodeShapes[status];
  if (status === 'running')
    return stands(shape, status, () => t('state-running-progress', { progress: progress(run.progress) }), run.progress);
  if (status === 'done' && !within)
    return stands(shape, status, () => t('state-done-in', { seconds: duration(seconds) }));
  return stands(shape, status, () => t(`state-${status}`));
}
