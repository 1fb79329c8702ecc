import type { Evaluation, RunSummary } from './host';

/** Metrics in the order people ask for them. */
const ORDER = [
  'roc_auc',
  'pr_auc',
  'f1_macro',
  'rmse',
  'mae',
  'r2',
  'log_loss',
  'accuracy',
  'f1',
  'roc_auc_ovr',
  'precision',
  'recall',
];
const LOWER_IS_BETTER = new Set(['log_loss', 'rmse', 'mae']);

type Metrics = Record<string, number | null>;

/** Names of metrics, the most asked for first. */
export function ordered(names: Iterable<string>): string[] {
  const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return [...new Set(names)].sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}

/** The metrics that at least one run has, the most asked for first. */
export function mainMetrics(runs: { metrics: Metrics }[]): string[] {
  return ordered(runs.flatMap((run) => Object.keys(run.metrics)));
}

/** The best value of a metric; `undefined` without at least two to choose from. */
export function best(name: string, values: (number | null | undefined)[]): number | undefined {
  const known = values.filter((value): value is number => typeof value === 'number');
  if (known.length < 2 || new Set(known).size < 2) return undefined;
  return LOWER_IS_BETTER.has(name) ? Math.min(...known) : Math.max(...known);
}

/** 1 when more of a metric is better, −1 when less is. */
export const direction = (name: string) => (LOWER_IS_BETTER.has(name) ? -1 : 1);

/** Numeric settings that are not the same in all runs, at most `most` of them. */
export function varying(runs: RunSummary[], most: number): string[] {
  const names = new Set(runs.flatMap((run) => Object.keys(run.params)));
  const differs = (name: string) => {
    const seen = runs.map((run) => run.params[name]).filter((value) => value !== undefined);
    return seen.every(isNumeric) && new Set(seen.map(String)).size > 1;
  };
  return [...names].filter(differs).sort().slice(0, most);
}

function isNumeric(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 && value.every(isNumeric) : typeof value === 'number';
}

/** The share of the positive class among the rows: the precision that guessing reaches. */
export function baseRate(evaluation: Evaluation): number | undefined {
  if (evaluation.task !== 'binary') return undefined;
  const positive = evaluation.confusion[1]?.reduce((sum, count) => sum + count, 0);
  return positive === undefined ? undefined : positive / Math.max(1, evaluation.rows);
}

/**
 * Half the width of the 95 % confidence interval of the area under the ROC curve, from the area and how many rows each class
 * has (Hanley and McNeil, Radiology 143, 1982); `undefined` where one is not known.
 */
export function aucMargin(evaluation: Evaluation | undefined): number | undefined {
  const area = evaluation?.metrics['roc_auc'];
  const share = evaluation && baseRate(evaluation);
  if (!evaluation || typeof area !== 'number' || share === undefined) return undefined;
  const positive = Math.round(share * evaluation.rows);
  const negative = evaluation.rows - positive;
  if (positive === 0 || negative === 0) return undefined;
  const [q1, q2] = [area / (2 - area), (2 * area * area) / (1 + area)];
  const spread = area * (1 - area) + (positive - 1) * (q1 - area * area) + (negative - 1) * (q2 - area * area);
  return 1.96 * Math.sqrt(Math.max(0, spread) / (positive * negative));
}
