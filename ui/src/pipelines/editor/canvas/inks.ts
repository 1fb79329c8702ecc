import type { PortType } from '../../../lib/host';
import type { Shape } from '../../../lib/parts/states';

/** Colours of the theme, as a drawing needs them: read once for each theme. */
export interface Inks {
  readonly page: string;
  readonly surface: string;
  readonly ink: string;
  readonly soft: string;
  readonly muted: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly lineControl: string;
  readonly fill: string;
  readonly accent: string;
  readonly ring: string;
  readonly accentSoft: string;
  readonly note: string;
  readonly noteLine: string;
  readonly run: string;
  readonly bad: string;
  readonly warn: string;
  readonly ok: string;
  readonly okSoft: string;
  readonly okLine: string;
  readonly warnSoft: string;
  readonly badSoft: string;
  readonly font: string;
  readonly port: Readonly<Record<PortType, string>>;
  /** One for each part of the palette, and one for kinds that are in none. */
  readonly group: (group: string | undefined) => string;
  readonly shape: Readonly<Record<Shape, string>>;
}

const GROUPS = ['sources', 'combine', 'clean', 'shape', 'prepare', 'learn', 'judge', 'deliver'];
const groupInk = (group: string | undefined) => {
  const at = GROUPS.indexOf(group ?? '');
  return at < 0 ? '--ink-3' : `--cat-${at + 1}`;
};

/** The colour of a part of the palette, there and from afar. */
export const groupColor = (group: string): string => `var(${groupInk(group)})`;

const PORTS: Readonly<Record<PortType, string>> = {
  table: '--port-table',
  parts: '--port-split',
  prepared: '--port-transform',
  model: '--port-model',
  metrics: '--port-metrics',
  registered: '--port-report',
  file: '--port-file',
  report: '--port-report',
};

export function readInks(element: Element): Inks {
  const style = getComputedStyle(element);
  const ink = (name: string) => style.getPropertyValue(name).trim();
  const ports = Object.entries(PORTS).map(([type, name]) => [type, ink(name)]);
  const groups = new Map([undefined, ...GROUPS].map((group) => [group, ink(groupInk(group))]));
  const [muted, run, bad, warn] = [ink('--ink-3'), ink('--run-solid'), ink('--bad-solid'), ink('--warn-solid')];
  const ok = ink('--ok-solid');
  const cached = ink('--cached-solid');
  return {
    page: ink('--page'),
    surface: ink('--surface'),
    ink: ink('--ink'),
    soft: ink('--ink-2'),
    muted,
    line: ink('--line'),
    lineStrong: ink('--line-strong'),
    lineControl: ink('--line-control'),
    fill: ink('--fill-strong'),
    accent: ink('--accent-solid'),
    ring: ink('--accent-line'),
    accentSoft: ink('--accent-soft'),
    note: ink('--warn-soft'),
    noteLine: ink('--warn-line'),
    run,
    bad,
    warn,
    ok,
    okSoft: ink('--ok-soft'),
    okLine: ink('--ok-line'),
    warnSoft: ink('--warn-soft'),
    badSoft: ink('--bad-soft'),
    font: ink('--font-ui'),
    port: Object.fromEntries(ports) as Inks['port'],
    group: (group) => groups.get(group) ?? muted,
    shape: { ready: muted, wait: muted, run, ok, cached, stale: warn, warn, pause: warn, bad, idle: muted },
  };
}
