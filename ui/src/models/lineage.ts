import type { Dataset, ModelVersion, Run } from '../lib/host';
import { duration, short } from '../lib/format';
import { t } from '../lib/messages';
import type { IconName } from '../lib/parts/icons';
import { to } from '../lib/state/router.svelte';

/** One thing on the way from data to the model. */
export interface Step {
  kind: 'dataset' | 'pipeline' | 'run' | 'model';
  icon: IconName;
  name: string;
  note: string;
  digest: string;
  /** The whole digest, for the pointer. */
  full: string;
  /** The version that has come since. */
  newer?: string | undefined;
  href?: string;
}

/** The datasets a version was made from; `newest` is what the workspace has of each now. */
export function datasetSteps(version: ModelVersion, newest: Dataset[]): Step[] {
  return version.lineage.datasets.map((input) => {
    const now = newest.find((one) => one.name === input.dataset);
    return {
      kind: 'dataset',
      icon: 'data',
      name: `${input.dataset} v${input.version}`,
      note: now && now.version === input.version ? t('rows-count', { n: now.rows }) : '',
      digest: short(input.digest),
      full: input.digest,
      newer: now && now.version > input.version ? t('newer-version', { version: `v${now.version}` }) : undefined,
      href: to('data', input.dataset),
    };
  });
}

export function pipelineStep(version: ModelVersion): Step {
  const { pipeline, pipeline_digest: digest } = version.lineage;
  return {
    kind: 'pipeline',
    icon: 'pipe',
    name: pipeline,
    note: t('lineage-as-run'),
    digest: short(digest),
    full: digest,
    href: to('pipelines', pipeline),
  };
}

export function runStep(version: ModelVersion, run: Run | undefined): Step {
  const id = version.lineage.run;
  return {
    kind: 'run',
    icon: 'runs',
    name: run?.name ?? id.slice(0, 12),
    note: run ? duration(run.seconds) : '',
    digest: id.slice(0, 8),
    full: id,
    href: to('runs', run?.name ?? id),
  };
}

export function modelStep(version: ModelVersion): Step {
  return {
    kind: 'model',
    icon: 'model',
    name: `${version.name} v${version.version}`,
    note: version.architecture,
    digest: short(version.digest),
    full: version.digest,
  };
}
