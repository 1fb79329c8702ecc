import type { ColumnType, QualityRule } from '../lib/host';
import type { IconName } from '../lib/parts/icons';

export type CheckName = QualityRule['check'];

/** What a field of a rule's form holds; each is drawn by a control of its own. */
export type FieldKind =
  | 'column'
  | 'columns'
  | 'expected'
  | 'types'
  | 'bound'
  | 'count'
  | 'real'
  | 'values'
  | 'pattern'
  | 'expression'
  | 'query'
  | 'flag'
  | 'choice'
  | 'dataset'
  | 'key'
  | 'moment'
  | 'against';

export interface FieldSpec {
  /** Name of the parameter in the rule. */
  readonly name: string;
  readonly kind: FieldKind;
  /** The rule can do without it. */
  readonly optional?: boolean;
  /** Types that its column may have; any by default. */
  readonly fits?: readonly ColumnType[];
  /** What can be chosen. */
  readonly choices?: readonly string[];
  /** Least and greatest number. */
  readonly least?: number;
  readonly most?: number;
  /** It is there only while another field has this value. */
  readonly when?: readonly [name: string, value: string];
}

export interface CheckSpec {
  readonly name: CheckName;
  /** Where it stands in the list of checks. */
  readonly group: 'values' | 'text' | 'table' | 'statistics' | 'between';
  readonly icon: IconName;
  /** It holds or fails row by row: only such rules have a condition, a share and failing rows. */
  readonly rowWise: boolean;
  readonly fields: readonly FieldSpec[];
}

const NUMBERS: readonly ColumnType[] = ['integer', 'real'];
const MOMENTS: readonly ColumnType[] = ['date', 'datetime'];
/** What has an order that bounds can be written for. */
const MEASURES: readonly ColumnType[] = [...NUMBERS, ...MOMENTS, 'time'];
export const TYPES: readonly ColumnType[] = ['integer', 'real', 'text', 'boolean', 'date', 'datetime', 'time'];
export const OPERATORS = ['<', '<=', '=', '!=', '>=', '>'] as const;

const column = (fits?: readonly ColumnType[]): FieldSpec => ({ name: 'column', kind: 'column', fits });
const bounds: readonly FieldSpec[] = [
  { name: 'min', kind: 'bound', optional: true },
  { name: 'max', kind: 'bound', optional: true },
];
const counts: readonly FieldSpec[] = [
  { name: 'min', kind: 'count', optional: true },
  { name: 'max', kind: 'count', optional: true },
];
const flag = (name: string): FieldSpec => ({ name, kind: 'flag' });

/** Every check with the fields of its form, in the order in which they are offered. */
export const CHECKS: readonly CheckSpec[] = [
  { name: 'not_missing', group: 'values', icon: 'check', rowWise: true, fields: [column()] },
  {
    name: 'range',
    group: 'values',
    icon: 'scale',
    rowWise: true,
    fields: [column(MEASURES), ...bounds, flag('strict_min'), flag('strict_max')],
  },
  {
    name: 'values',
    group: 'values',
    icon: 'rules',
    rowWise: true,
    fields: [column(), { name: 'values', kind: 'values' }, flag('forbidden')],
  },
  { name: 'unique', group: 'values', icon: 'id', rowWise: true, fields: [{ name: 'columns', kind: 'columns' }] },
  {
    name: 'ordered',
    group: 'values',
    icon: 'runs',
    rowWise: true,
    fields: [column(TYPES.filter((type) => type !== 'boolean')), flag('descending'), flag('strict')],
  },
  {
    name: 'pattern',
    group: 'text',
    icon: 'code',
    rowWise: true,
    fields: [column(['text']), { name: 'pattern', kind: 'pattern' }, flag('forbidden')],
  },
  { name: 'length', group: 'text', icon: 'label', rowWise: true, fields: [column(['text']), ...counts] },
  {
    name: 'compare',
    group: 'between',
    icon: 'split',
    rowWise: true,
    fields: [column(), { name: 'op', kind: 'choice', choices: OPERATORS }, { name: 'other', kind: 'column' }],
  },
  {
    name: 'references',
    group: 'between',
    icon: 'join',
    rowWise: true,
    fields: [column(), { name: 'dataset', kind: 'dataset' }, { name: 'key', kind: 'key' }],
  },
  {
    name: 'expression',
    group: 'between',
    icon: 'filter',
    rowWise: true,
    fields: [{ name: 'expression', kind: 'expression' }],
  },
  { name: 'sql', group: 'between', icon: 'search', rowWise: false, fields: [{ name: 'query', kind: 'query' }] },
  { name: 'row_count', group: 'table', icon: 'table', rowWise: false, fields: counts },
  {
    name: 'columns',
    group: 'table',
    icon: 'columns',
    rowWise: false,
    fields: [{ name: 'columns', kind: 'expected' }, flag('others'), flag('ordered')],
  },
  {
    name: 'type',
    group: 'table',
    icon: 'label',
    rowWise: false,
    fields: [column(), { name: 'types', kind: 'types' }],
  },
  { name: 'freshness', group: 'table', icon: 'clock', rowWise: false, fields: freshness() },
  {
    name: 'distinct_count',
    group: 'statistics',
    icon: 'group',
    rowWise: false,
    fields: [
      column(),
      { name: 'min', kind: 'real', optional: true, least: 0 },
      { name: 'max', kind: 'real', optional: true, least: 0 },
      flag('share'),
    ],
  },
  { name: 'statistic', group: 'statistics', icon: 'eval', rowWise: false, fields: statistic() },
  {
    name: 'distribution',
    group: 'statistics',
    icon: 'linear',
    rowWise: false,
    fields: [
      column(),
      { name: 'method', kind: 'choice', choices: ['psi', 'ks'] },
      { name: 'max', kind: 'real', least: 0 },
      { name: 'against', kind: 'against' },
    ],
  },
];

function freshness(): FieldSpec[] {
  return [column(MOMENTS), { name: 'hours', kind: 'real', least: 0 }, { name: 'at', kind: 'moment', optional: true }];
}

function statistic(): FieldSpec[] {
  const choices = ['mean', 'median', 'sd', 'sum', 'min', 'max', 'quantile'];
  return [
    column(MEASURES),
    { name: 'statistic', kind: 'choice', choices },
    { name: 'quantile', kind: 'real', least: 0, most: 1, when: ['statistic', 'quantile'] },
    ...bounds,
  ];
}

export const GROUPS = ['values', 'text', 'between', 'table', 'statistics'] as const;

const byName = new Map(CHECKS.map((check) => [check.name, check]));

export function specOf(name: CheckName): CheckSpec {
  const found = byName.get(name);
  if (!found) throw new Error(`no check ${name}`);
  return found;
}

/** The types that a column may have for this check; a statistic of dates is their smallest or largest only. */
export function fitting(spec: FieldSpec, values: Readonly<Record<string, unknown>>): readonly ColumnType[] | undefined {
  const ends = values['statistic'] === 'min' || values['statistic'] === 'max';
  if (values['statistic'] !== undefined && !ends) return NUMBERS;
  if (values['method'] === 'ks') return [...NUMBERS, ...MOMENTS];
  return spec.fits;
}

/** True for columns whose values can be compared with each other. */
export function comparable(a: ColumnType, b: ColumnType): boolean {
  return a === b || [NUMBERS, MOMENTS].some((family) => family.includes(a) && family.includes(b));
}

/** The column that a rule is about, or the first of several. */
export function columnOf(check: QualityRule): string | undefined {
  return columnsOf(check)[0];
}

/** The columns that a rule names, the one that it is about first. */
export function columnsOf(check: QualityRule): readonly string[] {
  switch (check.check) {
    case 'columns':
    case 'row_count':
    case 'expression':
    case 'sql':
      return [];
    case 'unique':
      return check.columns;
    case 'compare':
      return [check.column, check.other];
    default:
      return [check.column];
  }
}
