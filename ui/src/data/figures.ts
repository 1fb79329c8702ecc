import type { ColumnProfile, Fences, TargetRelation } from '../lib/host';

/** How a figure is written. */
export type Figure =
  | { as: 'count' | 'number' | 'share' | 'bytes' | 'seconds'; value: number }
  | { as: 'nats'; value: number }
  | { as: 'word'; value: string }
  | { as: 'text'; value: string };

/** One thing that is known of a column. */
export interface Fact {
  /** Key of its name in the catalogue. */
  key: string;
  /** What its name says beyond the key: a bound. */
  value?: number;
  figure: Figure;
  /** The figure as a share of the rows with a value, or of all rows. */
  share?: number;
  /** True for a figure that is estimated. */
  about?: boolean;
}

/** Facts that belong together. */
export interface Group {
  key: string;
  facts: Fact[];
}

const count = (key: string, value: number, of?: number): Fact => ({
  key,
  figure: { as: 'count', value },
  share: of ? value / of : undefined,
});
const number = (key: string, value: number | null): Fact[] =>
  value === null ? [] : [{ key, figure: { as: 'number', value } }];

/** What is known of a column beyond its quantiles and frequent values, in groups. */
export function groupsOf(column: ColumnProfile, rows: number, relation?: TargetRelation): Group[] {
  return [values(column, rows), form(column, rows), far(column, rows), rhythm(column), told(column, relation)].filter(
    (group) => group.facts.length > 0,
  );
}

function values(column: ColumnProfile, rows: number): Group {
  const present = rows - column.missing;
  const about = column.estimated.some(({ figure }) => figure === 'distinct');
  return {
    key: 'column-facts',
    facts: [
      // Without any value there is no meaning.
      ...(present > 0
        ? [{ key: 'semantic', figure: { as: 'word', value: `semantic-${column.semantic}` } } as const]
        : []),
      count('present', present, rows),
      { ...count('distinct', column.distinct, present), share: present > 0 ? column.distinct_share : undefined, about },
      ...(column.top_share === null
        ? []
        : [{ key: 'fact-top-share', figure: { as: 'share', value: column.top_share } } as const]),
      ...(column.entropy === null
        ? []
        : [{ key: 'fact-entropy', figure: { as: 'nats', value: column.entropy } } as const]),
      { key: 'fact-memory', figure: { as: 'bytes', value: column.memory } },
    ],
  };
}

function form({ numbers, missing }: ColumnProfile, rows: number): Group {
  const present = rows - missing;
  if (!numbers || present === 0) return { key: 'fact-shape', facts: [] };
  return {
    key: 'fact-shape',
    facts: [
      count('fact-zeros', numbers.zeros, present),
      count('fact-negatives', numbers.negatives, present),
      ...(numbers.infinite > 0 ? [count('fact-infinite', numbers.infinite, present)] : []),
      ...number('fact-skewness', numbers.skewness),
      ...number('fact-kurtosis', numbers.kurtosis),
    ],
  };
}

function far({ numbers, missing }: ColumnProfile, rows: number): Group {
  const sides = (fences: Fences | null | undefined, below: string, above: string): Fact[] =>
    fences
      ? [
          { ...count(below, fences.below, rows - missing), value: fences.low },
          { ...count(above, fences.above, rows - missing), value: fences.high },
        ]
      : [];
  return {
    key: 'fact-outliers',
    facts: [
      ...sides(numbers?.outliers, 'fact-far-below', 'fact-far-above'),
      ...sides(numbers?.far_outliers, 'fact-very-far-below', 'fact-very-far-above'),
    ],
  };
}

function rhythm({ times }: ColumnProfile): Group {
  if (!times) return { key: 'fact-rhythm', facts: [] };
  const seconds = (key: string, value: number | null): Fact[] =>
    value === null ? [] : [{ key, figure: { as: 'seconds', value } }];
  const share = (key: string, value: number | null): Fact[] =>
    value === null ? [] : [{ key, figure: { as: 'share', value } }];
  return {
    key: 'fact-rhythm',
    facts: [
      ...seconds('fact-step', times.step),
      ...share('fact-regular', times.regular),
      ...(times.gaps === null ? [] : [count('fact-gaps', times.gaps)]),
      ...seconds('fact-largest-gap', times.largest_gap?.seconds ?? null),
      ...(times.largest_gap
        ? ([
            { key: 'fact-gap-from', figure: { as: 'text', value: times.largest_gap.from } },
            { key: 'fact-gap-to', figure: { as: 'text', value: times.largest_gap.to } },
          ] as const)
        : []),
      ...share('fact-weekend', times.weekend),
    ],
  };
}

function told({ correlation }: ColumnProfile, relation: TargetRelation | undefined): Group {
  if (!relation) return { key: 'fact-target', facts: [] };
  return {
    key: 'fact-target',
    facts: [
      { key: 'fact-told-share', figure: { as: 'share', value: relation.share } },
      { key: 'fact-information', figure: { as: 'nats', value: relation.information } },
      ...number(`measure-${relation.measure}`, relation.score),
      ...number('fact-correlation', correlation),
    ],
  };
}

/** A span in the largest unit that it fills. */
export function spanOf(seconds: number): [number, 'seconds' | 'minutes' | 'hours' | 'days'] {
  if (seconds < 120) return [seconds, 'seconds'];
  if (seconds < 7200) return [seconds / 60, 'minutes'];
  if (seconds < 172_800 && seconds % 86_400 !== 0) return [seconds / 3600, 'hours'];
  return [seconds / 86_400, 'days'];
}
