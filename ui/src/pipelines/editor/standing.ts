import type { NodeLight } from '../../lib/host';
import { duration, progress } from '../../lib/format';
import { t } from '../../lib/messages';
import { nodeShapes, type Shape } from '../../lib/parts/states';
import type { LiveNode } from '../../lib/state/live.svelte';

/** How a node stands, as it is drawn. */
export interface Standing {
  readonly shape: Shape;
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
  /** The file has a problem at this node, or a field of it holds what is no value. */
  readonly wrong: boolean;
}

const LIGHTS = { not_configured: 'ready', ready: 'ready', cached: 'cached', stale: 'stale', disabled: 'idle' } as const;

/** Work under way says most; then what is wrong; then whether the last result still holds. */
export function standingOf({ run, running, light, wrong }: About): Standing {
  const status = run?.node.status;
  if (running && run && status !== undefined && light !== 'disabled') return ofRun(run);
  if (light === 'disabled') return { shape: 'idle', word: t('light-disabled'), name: 'disabled' };
  if (wrong) return { shape: 'bad', word: t('state-problem'), name: 'problem' };
  if (run && (status === 'failed' || (status === 'done' && (light === 'cached' || light === undefined))))
    return ofRun(run);
  if (light === undefined) return run ? ofRun(run) : { shape: 'ready', word: t('state-ready'), name: 'ready' };
  return { shape: LIGHTS[light], word: t(`light-${light.replace('_', '-')}`), name: light };
}

function ofRun(run: LiveNode): Standing {
  const { status, seconds, within } = run.node;
  const name = status;
  const shape = nodeShapes[status];
  if (status === 'running') {
    const word = t('state-running-progress', { progress: progress(run.progress) });
    return { shape, word, name, share: run.progress };
  }
  if (status === 'done' && !within) return { shape, word: t('state-done-in', { seconds: duration(seconds) }), name };
  return { shape, word: t(`state-${status}`), name };
}
