import type { RunFields, RunSummary } from '../../lib/host';
import { t, tOr } from '../../lib/messages';
import { direction, ordered } from '../../lib/metrics';
import type { Column } from '../../lib/parts/table';
import { value as written } from '../../lib/format';
import type { Entry } from './groups';

/** More columns than this are not shown until a person chooses them. */
const MOST_PARAMS = 3;
const MOST_METRICS = 3;

export const metricWord = (name: string) => tOr(`metric-${name.replaceAll('_', '-')}`, name);

/** The columns of the table of runs; each is called as the filter calls it. Cells are added where they are drawn. */
export function columnsOf(
  known: RunFields,
  runs: readonly RunSummary[],
  onlyDiffering: boolean,
  now: (run: RunSummary) => RunSummary,
): Column<Entry>[] {
  const of = (read: (run: RunSummary) => unknown) => (entry: Entry) =>
    entry.kind === 'run' ? plainValue(read(now(entry.run))) : null;
  const params = known.params.filter((name) => !onlyDiffering || differs(runs, (run) => run.params[name]));
  const metrics = ordered(known.metrics);
  // Those of the runs at hand: another pipeline's metrics would be empty columns.
  const present = metrics.filter((name) => runs.some((run) => typeof now(run).metrics[name] === 'number'));
  const isShownMetric = new Set((present.length > 0 ? present : metrics).slice(0, MOST_METRICS));
  const isShownParam = shownParams(params, runs, onlyDiffering);
  const head = shortNames(params);
  return [
    { id: 'name', head: t('run'), value: nameOf, width: 208, grow: true, pinned: true, fixed: true },
    { id: 'pipeline', head: t('pipeline'), value: of((run) => run.pipeline), width: 130, hidden: true },
    { id: 'status', head: t('state'), value: of((run) => t(`run-${run.status}`)), width: 116 },
    {
      id: 'started',
      head: t('started'),
      value: of((run) => new Date(run.started).toISOString()),
      width: 96,
      downFirst: true,
    },
    { id: 'seconds', head: t('duration'), value: of((run) => run.seconds), numeric: true, width: 70, downFirst: true },
    { id: 'actor', head: t('started-by'), value: of((run) => run.actor), hidden: true, width: 110 },
    ...params.map((name): Column<Entry> => ({
      id: `params.${name}`,
      head: head(name),
      value: of((run) => run.params[name]),
      code: true,
      numeric: true,
      width: widthOf(
        head(name),
        runs.some((run) => Array.isArray(run.params[name])),
      ),
      hidden: !isShownParam(name),
    })),
    ...metrics.map((name): Column<Entry> => ({
      id: `metrics.${name}`,
      head: metricWord(name),
      value: of((run) => run.metrics[name]),
      numeric: true,
      width: direction(name) > 0 ? 124 : 84,
      downFirst: direction(name) > 0,
      hidden: !isShownMetric.has(name),
    })),
    { id: 'curve', head: t('by-epoch'), value: () => null, sortable: false, width: 88 },
  ];
}

const nameOf = (entry: Entry) => (entry.kind === 'run' ? entry.run.name : entry.group.pipeline);

function plainValue(raw: unknown): string | number | boolean | null {
  if (raw === null || raw === undefined) return null;
  return typeof raw === 'number' || typeof raw === 'string' || typeof raw === 'boolean' ? raw : written(raw);
}

/** True where the runs that are here have more than one value. */
export function differs(runs: readonly RunSummary[], read: (run: RunSummary) => unknown): boolean {
  return new Set(runs.map((run) => JSON.stringify(read(run)) ?? '')).size > 1;
}

/** Numbers that differ say most about runs; the rest a person may choose. */
function shownParams(params: string[], runs: readonly RunSummary[], onlyDiffering: boolean): (name: string) => boolean {
  if (!onlyDiffering) return (name) => runs.some((run) => run.params[name] !== undefined);
  const variety = new Map(params.map((name) => [name, varietyOf(runs, name)]));
  const telling = params
    .filter((name) => (variety.get(name) ?? 0) > 1)
    .sort((a, b) => (variety.get(b) ?? 0) - (variety.get(a) ?? 0));
  const shown = new Set((telling.length > 0 ? telling : params).slice(0, MOST_PARAMS));
  return (name) => shown.has(name);
}

/**
 * How many values a numeric setting has among the runs that have it: one that only some have differs by their pipeline,
 * and another seed is no other setting.
 */
function varietyOf(runs: readonly RunSummary[], name: string): number {
  const values = runs.map((run) => run.params[name]).filter((value) => value !== undefined && value !== null);
  if (!values.every(isNumeric) || name.endsWith('seed')) return 0;
  return new Set(values.map((value) => JSON.stringify(value))).size;
}

function isNumeric(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 && value.every(isNumeric) : typeof value === 'number';
}

/** As wide as its name, within bounds: settings have short values, save for lists. */
const widthOf = (head: string, lists: boolean) => Math.min(128, Math.max(lists ? 96 : 68, 26 + head.length * 6.5));

/** The setting's name without its node, where no other node has one of that name. */
function shortNames(params: string[]): (name: string) => string {
  const last = (name: string) => name.slice(name.lastIndexOf('.') + 1);
  const count = new Map<string, number>();
  for (const name of params) count.set(last(name), (count.get(last(name)) ?? 0) + 1);
  return (name) => (count.get(last(name)) === 1 ? last(name) : name);
}
