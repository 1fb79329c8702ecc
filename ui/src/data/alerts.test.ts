import { expect, test } from 'vitest';
import type { ColumnProfile } from '../lib/host';
import { alertsOf, aroundOf, type Around } from './alerts';
import { profileOf, relationOf } from './target/told.test-data';

const column = (given: Partial<ColumnProfile>): ColumnProfile => ({
  name: 'x',
  type: 'real',
  semantic: 'number',
  missing: 0,
  distinct: 10,
  distinct_share: 0.1,
  min: '0',
  max: '9',
  mean: 5,
  sd: 2,
  quantiles: { '0.5': 5 },
  histogram: null,
  body: null,
  top: [],
  top_share: null,
  entropy: null,
  pii: [],
  correlation: null,
  numbers: null,
  text: null,
  times: null,
  memory: 0,
  estimated: [],
  ...given,
});
const NUMBERS = {
  zeros: 0,
  negatives: 0,
  infinite: 0,
  skewness: null,
  kurtosis: null,
  outliers: null,
  far_outliers: null,
};
const kinds = (given: Partial<ColumnProfile>, around: Around = {}) =>
  alertsOf(column(given), 100, around).map((alert) => alert.kind);

test.each<[string, Partial<ColumnProfile>, string[]]>([
  ['nothing of an ordinary column', {}, []],
  ['that no row has a value, and nothing else', { missing: 100, semantic: 'constant' }, ['empty']],
  ['that most rows have none', { missing: 51 }, ['mostly-missing']],
  ['not that half have none', { missing: 50 }, []],
  ['that it never varies', { semantic: 'constant', distinct: 1 }, ['constant']],
  ['that it only tells rows apart', { semantic: 'identifier' }, ['identifier']],
  ['that its mean is far from its median', { mean: 12.6, sd: 40.2, quantiles: { '0.5': -2 } }, ['skewed']],
  ['not that a category is skewed', { semantic: 'category', mean: 9, sd: 1 }, []],
  ['that some of its values are infinite', { numbers: { ...NUMBERS, infinite: 3 } }, ['infinite']],
  [
    'that an amount of money is skewed',
    { semantic: 'money', mean: 12.6, sd: 40.2, quantiles: { '0.5': -2 } },
    ['skewed'],
  ],
  ['what personal data it looks like', { pii: [{ kind: 'email', share: 0.9 }] }, ['pii']],
])('says %s', (_, given, expected) => expect(kinds(given)).toEqual(expected));

test('names the column that it goes with, from either side of the pair', () => {
  const pair = { a: 'y', b: 'x', r: -0.95, rows: 100 };
  expect(alertsOf(column({}), 100, { strong: [pair] })[0]).toMatchObject({
    kind: 'correlated',
    other: 'y',
    value: -0.95,
  });
  expect(alertsOf(column({ name: 'y' }), 100, { strong: [pair] })[0]).toMatchObject({ other: 'x' });
  expect(kinds({ name: 'z' }, { strong: [pair] })).toEqual([]);
});

test('says of a copy what it copies, rather than that the two go together', () => {
  const around = aroundOf(profileOf({ copies: [['x', 'y', 'z']] }), [{ a: 'x', b: 'y', r: 1, rows: 100 }], undefined);
  expect(alertsOf(column({}), 100, around)).toEqual([{ kind: 'copy', warn: true, other: 'y' }]);
  expect(alertsOf(column({ name: 'z' }), 100, around)).toEqual([{ kind: 'copy', warn: true, other: 'x' }]);
});

test('puts first that a column may give the target away', () => {
  const told = profileOf({ target: [relationOf('x', { suspect: true }), relationOf('y')] });
  const around = aroundOf(told, [], told);
  expect(kinds({ semantic: 'identifier' }, around)).toEqual(['suspect', 'identifier']);
  expect(kinds({ name: 'y' }, around)).toEqual([]);
});
