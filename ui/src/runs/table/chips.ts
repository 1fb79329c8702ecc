import { t } from '../../lib/messages';
import type { View } from '../view';

/** A way in which a view is narrowed, as it stands beside the filter. */
export interface Chip {
  id: string;
  head: string;
  word: string;
  /** The word is a name that people gave. */
  named?: boolean;
  /** The view without it. */
  without: Partial<View>;
}

export function chipsOf(view: View): Chip[] {
  const pipelines = view.pipelines.map((name): Chip => ({
    id: `pipeline-${name}`,
    head: t('pipeline'),
    word: name,
    named: true,
    without: { pipelines: toggledIn(view.pipelines, name) },
  }));
  const states = view.status.map((state): Chip => ({
    id: `status-${state}`,
    head: t('state'),
    word: t(`run-${state}`),
    without: { status: toggledIn(view.status, state) },
  }));
  const since: Chip[] = view.since
    ? [{ id: 'since', head: t('started'), word: t(`since-${view.since}`), without: { since: undefined } }]
    : [];
  return [...pipelines, ...states, ...since];
}

export function toggledIn<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
