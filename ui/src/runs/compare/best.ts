import type { Run } from '../../lib/host';
import { best, mainMetrics } from '../../lib/metrics';

/** The best run by the metric people ask for first; the newest where that says nothing. */
export function better(runs: readonly Run[]): Run | undefined {
  const name = mainMetrics([...runs])[0];
  const values = runs.map((run) => (name === undefined ? null : run.metrics[name]));
  const top = name === undefined ? undefined : best(name, values);
  return runs.find((_, index) => top !== undefined && values[index] === top) ?? runs[0];
}
