import type { RunStatus, RunsRequest } from '../lib/host';

/** Since when runs are shown. */
export const SPANS = ['today', 'week', 'month'] as const;
export type Span = (typeof SPANS)[number];
export const STATES: readonly RunStatus[] = ['running', 'done', 'failed', 'cancelled'];

/** What the table of runs shows and in which order; what people save under a name. */
export interface View {
  /** The filter as it was typed. */
  filter: string;
  pipelines: readonly string[];
  status: readonly RunStatus[];
  since: Span | undefined;
  /** A field of the filter language; newest first where none is named. */
  sort: { by: string; down: boolean };
  group: boolean;
}

export const plain: View = {
  filter: '',
  pipelines: [],
  status: [],
  since: undefined,
  sort: { by: 'started', down: true },
  group: false,
};

/** When a span begins: today at midnight, the others so many days ago at midnight. */
export function startOf(span: Span, now: Date): number {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const days = { today: 0, week: 6, month: 29 }[span];
  // By the calendar, not by hours: a day in which the clocks change has another length.
  midnight.setDate(midnight.getDate() - days);
  return midnight.getTime();
}

/** What the host is asked for. */
export function requestOf(view: View, now: Date): RunsRequest {
  return {
    ...(view.filter.trim() === '' ? {} : { filter: view.filter }),
    ...(view.pipelines.length === 0 ? {} : { pipelines: [...view.pipelines] }),
    ...(view.status.length === 0 ? {} : { status: [...view.status] }),
    ...(view.since === undefined ? {} : { since: startOf(view.since, now) }),
    sort: view.sort.by,
    descending: view.sort.down,
    group: view.group,
  };
}

/** How many ways a view narrows what is shown. */
export const narrows = (view: View): boolean =>
  view.filter.trim() !== '' || view.pipelines.length > 0 || view.status.length > 0 || view.since !== undefined;

export const sameView = (a: View, b: View): boolean => JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));

const inOrder = ({ filter, pipelines, status, since, sort, group }: View) => [
  filter.trim(),
  [...pipelines].sort(),
  [...status].sort(),
  since ?? '',
  sort.by,
  sort.down,
  group,
];

/** A stored view, as far as it can be read. */
export function parseView(raw: unknown): View {
  if (typeof raw !== 'object' || raw === null) return plain;
  const { filter, pipelines, status, since, sort, group } = raw as Record<string, unknown>;
  const texts = (list: unknown) => (Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []);
  const { by, down } = (typeof sort === 'object' && sort !== null ? sort : {}) as Record<string, unknown>;
  return {
    filter: typeof filter === 'string' ? filter : '',
    pipelines: texts(pipelines),
    status: STATES.filter((state) => texts(status).includes(state)),
    since: SPANS.find((span) => span === since),
    sort: typeof by === 'string' && by !== '' ? { by, down: down === true } : plain.sort,
    group: group === true,
  };
}
