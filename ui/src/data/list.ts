import type { Dataset, Trouble } from '../lib/host';
import type { LiveJob } from '../lib/state/live.svelte';
import type { Shape } from '../lib/parts/states';

/** A dataset in the list, or one that is on its way. */
export interface Entry {
  name: string;
  /** None while its first import is at work. */
  dataset?: Dataset;
  shape: Shape;
  /** A key of the catalogue for its state, with what it inserts. */
  word: string;
  count?: number;
  progress?: number | null;
  /** Why a search found it, where its name does not say so. */
  found?: string;
}

/** Datasets by name with their state: an import at work, then a damaged file, then rules that fail, then what was noticed, then nothing. */
export function entries(
  datasets: readonly Dataset[],
  jobs: Iterable<LiveJob>,
  troubles: readonly Trouble[],
  failing?: ReadonlyMap<string, number>,
): Entry[] {
  const importing = new Map([...jobs].filter((job) => job.kind === 'job-import').map((job) => [job.subject, job]));
  const damaged = new Set(troubles.filter((one) => one.kind === 'dataset').map((one) => one.name));
  const known = datasets.map((dataset): Entry => {
    const { name } = dataset;
    const job = importing.get(name);
    importing.delete(name);
    if (job) return { name, dataset, shape: 'run', word: 'dataset-importing', progress: job.progress };
    if (damaged.has(name)) return { name, dataset, shape: 'bad', word: 'dataset-damaged' };
    const broken = failing?.get(name);
    if (broken) return { name, dataset, shape: 'bad', word: 'rules-failing-count', count: broken };
    const count = dataset.warnings.length;
    if (count > 0) return { name, dataset, shape: 'warn', word: 'warnings-count', count };
    return { name, dataset, shape: 'ok', word: 'dataset-imported' };
  });
  const coming = [...importing].map(([name, job]): Entry => ({
    name,
    shape: 'run',
    word: 'dataset-importing',
    progress: job.progress,
  }));
  return [...coming, ...known];
}

const lower = new WeakMap<Dataset, { name: string; actor: string; columns: string[] }>();

// Lower case once for each dataset: a person types letter by letter, and columns may be thousands.
function lowered(dataset: Dataset) {
  let known = lower.get(dataset);
  if (!known) {
    const columns = dataset.columns.map((column) => column.name.toLowerCase());
    known = { name: dataset.name.toLowerCase(), actor: dataset.actor.toLowerCase(), columns };
    lower.set(dataset, known);
  }
  return known;
}

/** The entries that a name, a column or a person finds, those found by name first. */
export function search(all: readonly Entry[], text: string): Entry[] {
  const word = text.trim().toLowerCase();
  if (word === '') return [...all];
  const named: Entry[] = [];
  const others: Entry[] = [];
  for (const entry of all) {
    if (entry.name.toLowerCase().includes(word)) named.push(entry);
    else if (entry.dataset) {
      const { actor, columns } = lowered(entry.dataset);
      const at = columns.findIndex((column) => column.includes(word));
      const found = at >= 0 ? entry.dataset.columns[at]?.name : actor.includes(word) ? entry.dataset.actor : undefined;
      if (found !== undefined) others.push({ ...entry, found });
    }
  }
  return [...named, ...others];
}
