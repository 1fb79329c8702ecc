import { expect, test } from 'vitest';
import type { ColumnType, QualityRule, WireError } from '../lib/host';
import { CHECKS } from './checks';
import { emptyForm, fieldOf, formOf, markOf, turned, written, type Form } from './form';

const types = new Map<string, ColumnType>([
  ['delay', 'real'],
  ['carrier', 'text'],
  ['day', 'date'],
  ['seen', 'datetime'],
  ['late', 'boolean'],
]);
const rules: QualityRule[] = [
  { id: 'r', check: 'columns', columns: [{ name: 'a', type: 'text' }, { name: 'b' }], others: true },
  { id: 'r', check: 'type', column: 'delay', types: ['integer', 'real'] },
  { id: 'r', check: 'not_missing', column: 'carrier', mostly: 0.995, severity: 'warn', note: 'why' },
  { id: 'r', check: 'range', column: 'delay', min: -60, max: 1500.5, strict_min: true, where: 'late = true' },
  { id: 'r', check: 'range', column: 'day', min: '2013-01-01' },
  { id: 'r', check: 'values', column: 'carrier', values: ['UA', 'two\nlines'], forbidden: true },
  { id: 'r', check: 'values', column: 'delay', values: [1, 2.5] },
  { id: 'r', check: 'values', column: 'late', values: [true] },
  { id: 'r', check: 'pattern', column: 'carrier', pattern: '^[A-Z]{2} $' },
  { id: 'r', check: 'length', column: 'carrier', max: 2 },
  { id: 'r', check: 'unique', columns: ['day', 'carrier'] },
  { id: 'r', check: 'row_count', min: 1 },
  { id: 'r', check: 'distinct_count', column: 'carrier', max: 0.5, share: true },
  { id: 'r', check: 'statistic', column: 'delay', statistic: 'quantile', quantile: 0.9, max: 4 },
  { id: 'r', check: 'freshness', column: 'seen', hours: 24, at: '2013-12-31T00:00:00' },
  { id: 'r', check: 'references', column: 'carrier', dataset: 'airlines', key: 'carrier' },
  { id: 'r', check: 'ordered', column: 'day', strict: true },
  { id: 'r', check: 'compare', column: 'day', op: '<=', other: 'seen' },
  { id: 'r', check: 'distribution', column: 'delay', method: 'psi', max: 0.2, against: { dataset: 't@1' } },
  {
    id: 'r',
    check: 'distribution',
    column: 'delay',
    method: 'ks',
    max: 0.1,
    against: { bins: { edges: [0, 1], shares: [1] } },
  },
  { id: 'r', check: 'expression', expression: 'a > b' },
  { id: 'r', check: 'sql', query: 'SELECT a FROM data WHERE a > 1' },
];

test('every rule goes through its form unchanged', () => {
  for (const rule of rules) {
    const { rule: back, lacks } = written(formOf(rule), types);
    expect(lacks, rule.check).toEqual({});
    expect({ id: 'r', ...back }).toEqual(rule);
  }
  expect(new Set(rules.map((rule) => rule.check))).toEqual(new Set(CHECKS.map((check) => check.name)));
});

test('an empty form lacks what its rule needs, and nothing else is wrong', () => {
  for (const { name } of CHECKS) {
    const { rule, lacks } = written(emptyForm(name), types);
    if (name === 'row_count') expect(Object.keys(lacks)).toEqual(['min']);
    expect(rule, name).toBeUndefined();
    expect(
      Object.values(lacks).every((lack) => lack.isEmpty),
      name,
    ).toBe(true);
  }
});

const lack = (check: Form['check'], values: Form['values'], more: Partial<Form> = {}) => {
  const form = emptyForm(check);
  const { lacks } = written({ ...form, ...more, values: { ...form.values, ...values } }, types);
  return Object.fromEntries(Object.entries(lacks).map(([name, one]) => [name, one.key]));
};

test('says at its field what makes no sense', () => {
  expect(lack('range', { column: 'delay', min: 'much' })).toEqual({ min: 'number-not-a-number' });
  expect(lack('range', { column: 'delay', min: '2', max: '1' })).toEqual({ max: 'field-crossed' });
  expect(lack('range', { column: 'day', min: '1/1/2013' })).toEqual({ min: 'field-date' });
  expect(lack('range', { column: 'carrier', min: '1' })).toEqual({ column: 'field-type' });
  expect(lack('range', { column: 'delay', min: '1' }, { mostly: '0' })).toEqual({ mostly: 'field-percent' });
  expect(lack('length', { column: 'carrier', max: '1.5' })).toEqual({ max: 'number-not-whole' });
  expect(lack('distinct_count', { column: 'carrier', max: '2', share: true })).toEqual({ max: 'number-too-large' });
  expect(lack('values', { column: 'delay', values: '1\nUA' })).toEqual({ values: 'field-not-number' });
  expect(lack('compare', { column: 'day', other: 'day' })).toEqual({ other: 'field-same-column' });
  expect(lack('compare', { column: 'day', other: 'carrier' })).toEqual({ other: 'field-type' });
  expect(lack('statistic', { column: 'day', min: '2013-01-01' })).toEqual({ column: 'field-type' });
  expect(lack('columns', { columns: [{ name: 'a' }, { name: 'a' }] })).toEqual({ columns: 'field-twice' });
});

test('another check keeps the column where it fits', () => {
  const form = emptyForm('not_missing', 'carrier', types);
  expect(turned(form, 'pattern', types).values['column']).toBe('carrier');
  expect(turned(form, 'range', types).values['column']).toBe('');
  expect(turned(form, 'unique', types).values['columns']).toEqual(['carrier']);
});

test('an error of the host finds its field', () => {
  const error = (code: string, where: object, params = {}) =>
    ({ code, where, params, message: '', hint: '' }) as WireError;
  const range = { ...emptyForm('range', 'delay', types), where: 'b > 1' };
  expect(fieldOf(error('column_missing', { column: 'delay' }), range)).toBe('column');
  expect(fieldOf(error('expression_invalid', { param: 'where' }), range)).toBe('where');
  expect(fieldOf(error('column_missing', { column: 'b' }), range)).toBe('where');
  const bound = { ...range, values: { ...range.values, max: 'x' } };
  expect(fieldOf(error('rule_value', { column: 'delay' }, { value: 'x' }), bound)).toBe('max');
  expect(fieldOf(error('internal', {}), range)).toBe('');
  expect(markOf(error('pattern_invalid', {}, { at: '3' }))).toEqual([2, 3]);
  expect(markOf(error('pattern_invalid', {}, { at: '0' }))).toBeUndefined();
  expect(markOf(error('expr_syntax', { span: { start: 4, end: 9 } }))).toEqual([4, 9]);
});
