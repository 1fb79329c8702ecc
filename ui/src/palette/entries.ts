import type { Action } from '../lib/actions/registry.svelte';
import type {
  ComponentSummary,
  Dataset,
  Deployment,
  Model,
  PipelineSummary,
  RunSummary,
  SuiteSummary,
} from '../lib/host';
import type { IconName } from '../lib/parts/icons';
import { deploymentShapes, runShapes, type Shape } from '../lib/parts/states';
import { to } from '../lib/state/router.svelte';
import { suiteShapes, suiteStanding } from '../quality/standing';

export type Kind =
  | 'go'
  | 'make'
  | 'graph'
  | 'screen'
  | 'window'
  | 'dataset'
  | 'column'
  | 'suite'
  | 'pipeline'
  | 'component'
  | 'run'
  | 'model'
  | 'deployment';

/** Something the palette finds. */
export interface Entry {
  /** The same each time, so that it can be remembered. */
  id: string;
  kind: Kind;
  icon: IconName;
  /** Its title in each language; a name is the same in both. */
  en: string;
  ar: string;
  /** True for a name that people gave: it is isolated and never translated. */
  named: boolean;
  /** What it is of: a column's dataset, a model's task. */
  of?: string;
  shape?: Shape;
  keys?: string;
  action?: Action;
  href?: string;
}

export type Speak = (lang: 'en' | 'ar', key: string, args?: Action['args']) => string;

/** Beyond so many columns the widest tables' columns are left out: nobody types through them. */
const MOST_COLUMNS = 5_000;

export function actionEntries(actions: readonly Action[], speak: Speak): Entry[] {
  return actions.map((action) => ({
    id: `action ${action.id}`,
    kind: action.group,
    icon: action.icon ?? 'right',
    en: speak('en', action.title, action.args),
    ar: speak('ar', action.title, action.args),
    named: false,
    keys: action.keys?.[0],
    action,
  }));
}

export interface Objects {
  datasets: readonly Dataset[];
  pipelines: readonly PipelineSummary[];
  runs: readonly RunSummary[];
  models: readonly Model[];
  deployments: readonly Deployment[];
  suites?: readonly SuiteSummary[];
  components?: readonly ComponentSummary[];
}

export function objectEntries({
  datasets,
  pipelines,
  runs,
  models,
  deployments,
  suites = [],
  components = [],
}: Objects): Entry[] {
  return [
    ...datasets.map((one) => entry('dataset', 'data', one.name, to('data', one.name))),
    ...suites.map((one) =>
      entry('suite', 'rules', one.name, to('quality', one.name), {
        of: one.dataset,
        shape: suiteShapes[suiteStanding(one.last, one.problem)],
      }),
    ),
    ...pipelines.map((one) => entry('pipeline', 'pipe', one.name, to('pipelines', one.id), { id: one.id })),
    ...components.map((one) =>
      entry('component', 'package', one.title, to('components', one.name), { id: one.name, of: one.name }),
    ),
    ...runs.map(runEntry),
    ...models.flatMap((model) =>
      model.versions.map(({ version }) =>
        entry('model', 'model', `${model.name} v${version}`, to('models', `${model.name}@${version}`)),
      ),
    ),
    ...deployments.map((one) =>
      entry('deployment', 'deploy', one.name, to('deployments', one.name), { shape: deploymentShapes[one.status] }),
    ),
    ...columnEntries(datasets),
  ];
}

export const runEntry = (run: Pick<RunSummary, 'name' | 'status'>): Entry =>
  entry('run', 'runs', run.name, to('runs', run.name), { shape: runShapes[run.status] });

function columnEntries(datasets: readonly Dataset[]): Entry[] {
  const made: Entry[] = [];
  for (const { name, columns } of [...datasets].sort((a, b) => a.columns.length - b.columns.length)) {
    if (made.length + columns.length > MOST_COLUMNS) break;
    const href = to('data', name);
    for (const column of columns)
      made.push(entry('column', 'columns', column.name, href, { id: `${name} ${column.name}`, of: name }));
  }
  return made;
}

function entry(
  kind: Kind,
  icon: IconName,
  name: string,
  href: string,
  { id = name, of, shape }: { id?: string; of?: string; shape?: Shape } = {},
): Entry {
  return { id: `${kind} ${id}`, kind, icon, en: name, ar: name, named: true, of, shape, href };
}
