import type { NodeLight } from '../../lib/host';
import { duration, progress } from '../../lib/format';
import { t } from '../../lib/messages';
import { nodeShapes, type Shape } from '../../lib/parts/states';
import type { LiveNode } from '../../lib/state/live.svelte';

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
  /** The file has a problem at this node, or a field of it holds what is no value. */
  readonly wrong: boolean;
}

const LIGHTS = { not_configured: 'ready', ready: 'ready', cached: 'cached', stale: 'stale', disabled: 'idle' } as const;

/** Work under way says most; then what is wrong; then whether the last result still holds. */
export function standingOf({ run, running, light, wrong }: About): Standing {
  const status = run?.node.status;
  if (running && run && status !== undefined && light !== 'disabled') return ofRun(run);
  if (light === 'disabled') return stands('idle', 'disabled', () => t('light-disabled'));
  if (wrong) return stands('bad', 'problem', () => t('state-problem'));
  if (run && (status === 'failed' || (status === 'done' && (light === 'cached' || light === undefined))))
    return ofRun(run);
  if (light === undefined) return run ? ofRun(run) : stands('ready', 'ready', () => t('state-ready'));
  return stands(LIGHTS[light], light, () => t(`light-${light.replace('_', '-')}`));
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
