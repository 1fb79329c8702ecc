import { expect, test } from 'vitest';
import type { ColumnProfile } from '../lib/host';
import { groupsOf, spanOf } from './figures';
import { relationOf } from './target/told.test-data';

const column = (given: Partial<ColumnProfile>): ColumnProfile => ({
  name: 'x',
  type: 'real',
  semantic: 'number',
  missing: 20,
  distinct: 40,
  distinct_share: 0.5,
  min: '0',
  max: '9',
  mean: 5,
  sd: 2,
  quantiles: {},
  histogram: null,
  body: null,
  top: [],
  top_share: 0.25,
  entropy: 1.5,
  pii: [],
  correlation: null,
  numbers: null,
  text: null,
  times: null,
  memory: 800,
  estimated: [],
  ...given,
});
const facts = (given: Partial<ColumnProfile>, rows = 100) =>
  new Map(groupsOf(column(given), rows).map((group) => [group.key, group.facts]));

test('shares are of the rows with a value, and that of the rows with one is of all', () => {
  const found = facts({})
    .get('column-facts')
    ?.map(({ key, share }) => [key, share]);
  expect(found).toContainEqual(['present', 0.8]);
  expect(found).toContainEqual(['distinct', 0.5]);
});

test('an estimate says that it is one', () => {
  const estimated = [{ figure: 'distinct', error: 0.01, unit: 'share' as const }];
  expect(
    facts({ estimated })
      .get('column-facts')
      ?.find(({ key }) => key === 'distinct')?.about,
  ).toBe(true);
});

test('numbers have a shape and far values; infinite ones are told of where there are any', () => {
  const fences = { low: -5, high: 15, below: 0, above: 8 };
  const numbers = {
    zeros: 4,
    negatives: 0,
    infinite: 0,
    skewness: 1.2,
    kurtosis: null,
    outliers: fences,
    far_outliers: null,
  };
  const found = facts({ numbers });
  expect(found.get('fact-shape')?.map(({ key }) => key)).toEqual(['fact-zeros', 'fact-negatives', 'fact-skewness']);
  expect(found.get('fact-outliers')).toMatchObject([
    { key: 'fact-far-below', value: -5 },
    { key: 'fact-far-above', value: 15, share: 0.1 },
  ]);
  const infinite = facts({ numbers: { ...numbers, infinite: 2 } }).get('fact-shape');
  expect(infinite?.map(({ key }) => key)).toContain('fact-infinite');
});

test('a column without any value has its facts only, and divides by nothing', () => {
  const numbers = {
    zeros: 0,
    negatives: 0,
    infinite: 0,
    skewness: null,
    kurtosis: null,
    outliers: null,
    far_outliers: null,
  };
  const found = facts({ missing: 100, distinct: 0, distinct_share: 0, top_share: null, entropy: null, numbers });
  expect([...found.keys()]).toEqual(['column-facts']);
  expect(found.get('column-facts')?.every(({ share }) => share === undefined || Number.isFinite(share))).toBe(true);
  expect([...facts({ missing: 0 }, 0).keys()]).toEqual(['column-facts']);
});

test('moments have a rhythm, of which only what is known is told', () => {
  const times = {
    mean: null,
    sd_seconds: null,
    quantiles: {},
    step: 3600,
    regular: 0.9,
    gaps: 2,
    largest_gap: { from: '2024-01-01', to: '2024-01-09', seconds: 691_200 },
    weekend: null,
  };
  expect(
    facts({ times })
      .get('fact-rhythm')
      ?.map(({ key }) => key),
  ).toEqual(['fact-step', 'fact-regular', 'fact-gaps', 'fact-largest-gap', 'fact-gap-from', 'fact-gap-to']);
});

test('what a column tells of the target stands last, where there is one', () => {
  const groups = groupsOf(column({ correlation: 0.4 }), 100, relationOf('x', { score: null, measure: 'r2' }));
  expect(groups.at(-1)?.facts.map(({ key }) => key)).toEqual([
    'fact-told-share',
    'fact-information',
    'fact-correlation',
  ]);
});

test.each<[number, [number, string]]>([
  [45, [45, 'seconds']],
  [3600, [60, 'minutes']],
  [36_000, [10, 'hours']],
  [86_400, [1, 'days']],
  [777_600, [9, 'days']],
])('%s seconds are %s', (seconds, expected) => expect(spanOf(seconds)).toEqual(expected));
