import { num, percent } from '../lib/format';
import { number } from '../lib/format/numbers';
import { locale, t } from '../lib/messages';
import type { Args } from '../lib/messages/catalogue';
import type { QualityRule, Reference, RuleResult, Scalar } from '../lib/host';

/** A piece of a sentence: plain words, or a name or value from data, which is isolated and written as code. */
export interface Piece {
  readonly text: string;
  readonly isName: boolean;
}

// Marks for the ends of names in a sentence, from the private area of Unicode: no text has them.
const [BEGIN, END] = ['\ue000', '\ue001'];
const LISTED = 6;

const name = (text: string) => `${BEGIN}${text}${END}`;

/** What a rule asks for, in pieces. */
export function needOf(rule: QualityRule): Piece[] {
  const said = need(rule);
  return pieces(rule.where ? t('quality-need-where', { need: said, condition: name(rule.where) }) : said);
}

/** What a rule asks for, as plain text: for people who hear it, for sorting and for searching. */
export function needText(rule: QualityRule): string {
  return (rule.where ? t('quality-need-where', { need: need(rule), condition: rule.where }) : need(rule)).replace(
    /[\ue000\ue001]/g,
    '',
  );
}

export function pieces(marked: string): Piece[] {
  // Names are elements of their own, which isolate them; numbers keep the marks that do.
  const text = marked.replace(/\u2068?\ue000/g, BEGIN).replace(/\ue001\u2069?/g, END);
  return text
    .split(BEGIN)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, isName: false }];
      const [inside = '', after = ''] = part.split(END);
      return [
        { text: inside, isName: true },
        { text: after, isName: false },
      ];
    })
    .filter((piece) => piece.text !== '');
}

function need(rule: QualityRule): string {
  const say = (key: string, args: Args = {}) => t(`quality-need-${key}`, args);
  const of = (key: string, column: string, range: string) => t(`rule-${key}`, { column: name(column), range });
  switch (rule.check) {
    case 'columns':
      return t('rule-columns', { n: rule.columns.length });
    case 'type':
      return say('type', { column: name(rule.column), types: orList(rule.types.map((type) => t(`type-${type}`))) });
    case 'not_missing':
      return say('not-missing', { column: name(rule.column) });
    case 'range':
      return of('range', rule.column, rangeText(rule.min, rule.max, rule.strict_min, rule.strict_max));
    case 'values':
      return say(rule.forbidden ? 'values-forbidden' : 'values', {
        column: name(rule.column),
        values: listed(rule.values.map((value) => name(typeof value === 'number' ? String(value) : scalar(value)))),
      });
    case 'pattern':
      return say(rule.forbidden ? 'pattern-forbidden' : 'pattern', {
        column: name(rule.column),
        pattern: name(rule.pattern),
      });
    case 'length':
      return of('length', rule.column, rangeText(rule.min, rule.max));
    case 'unique':
      return say('unique', { columns: listed(rule.columns.map(name)) });
    case 'row_count':
      return t('rule-row-count', { range: rangeText(rule.min, rule.max) });
    case 'distinct_count':
      return rule.share
        ? of('distinct-share', rule.column, sharesText(rule.min, rule.max))
        : of('distinct-count', rule.column, rangeText(rule.min, rule.max));
    case 'statistic':
      return t(`rule-statistic-${rule.statistic}`, {
        column: name(rule.column),
        range: rangeText(rule.min, rule.max),
        quantile: num(rule.quantile),
      });
    case 'freshness':
      return say('freshness', { column: name(rule.column), hours: rule.hours });
    case 'references':
      return say('references', { column: name(rule.column), key: name(rule.key), dataset: name(rule.dataset) });
    case 'ordered':
      return say(`ordered${rule.descending ? '-descending' : ''}${rule.strict ? '-strict' : ''}`, {
        column: name(rule.column),
      });
    case 'compare':
      // One expression, read from left to right in both languages.
      return name(`${rule.column} ${signs[rule.op] ?? rule.op} ${rule.other}`);
    case 'distribution':
      return t('rule-distribution', {
        column: name(rule.column),
        method: t(`rule-method-${rule.method}`),
        max: num(rule.max),
        against: againstText(rule.against),
      });
    case 'expression':
      return name(rule.expression);
    case 'sql':
      return say('sql', { query: name(rule.query) });
  }
}

const signs: Record<string, string> = { '<=': '≤', '>=': '≥', '!=': '≠' };

function againstText(against: Reference): string {
  return 'dataset' in against ? t('rule-against-dataset', { dataset: name(against.dataset) }) : t('rule-against-kept');
}

/** A value as people read it. */
export function scalar(value: Scalar): string {
  // Four digits stand together, since they may be a year or a time of day.
  if (typeof value === 'number') return number(locale(), value, 6, 'min2');
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  // A moment has no need of its T.
  return value.replace(/^(\d{4}-\d\d-\d\d)T(\d)/, '$1 $2');
}

type Bound = Scalar | undefined | null;

/** Bounds in words: signs land on the wrong side of a number from right to left. */
export function rangeText(min: Bound, max: Bound, above = false, below = false): string {
  return inWords(text(min), text(max), above, below);
}

const text = (value: Bound) => (value === undefined || value === null ? undefined : bound(value));
// In a column there is little room.
const between = (from: string | undefined, to: string | undefined) =>
  from !== undefined && to !== undefined && from !== to ? t('range', { min: from, max: to }) : inWords(from, to);
const sharesText = (min?: number | null, max?: number | null) => inWords(share(min), share(max));
const share = (value?: number | null) => (value === undefined || value === null ? undefined : percent(value));

function inWords(from: string | undefined, to: string | undefined, above = false, below = false): string {
  if (from !== undefined && to !== undefined) {
    if (from === to) return t('range-exactly', { value: from });
    if (!above && !below) return t('range-between', { min: from, max: to });
    return t('range-both', { min: inWords(from, undefined, above), max: inWords(undefined, to, false, below) });
  }
  if (from !== undefined) return t(above ? 'range-above' : 'range-from', { min: from });
  if (to !== undefined) return t(below ? 'range-below' : 'range-to', { max: to });
  return '…';
}

// Numbers stand as words do; dates and times run left to right as one.
const bound = (value: Scalar) => (typeof value === 'number' ? scalar(value) : name(scalar(value)));

function listed(texts: readonly string[]): string {
  const rest = texts.length - LISTED;
  const shown = (rest > 1 ? texts.slice(0, LISTED) : texts).join(t('list-comma'));
  return rest > 1 ? t('list-and-more', { list: shown, n: rest }) : shown;
}

function orList(texts: readonly string[]): string {
  return texts.length < 2
    ? texts.join('')
    : t('list-or', { list: texts.slice(0, -1).join(t('list-comma')), last: texts.at(-1) ?? '' });
}

/** How much must hold for a rule, to stand beside what was measured. */
export function limitText(rule: QualityRule): string {
  return plain(limit(rule));
}

const plain = (marked: string) => marked.replace(/[\ue000\ue001]/g, '');

function limit(rule: QualityRule): string {
  switch (rule.check) {
    case 'row_count':
    case 'statistic':
      return between(text(rule.min), text(rule.max));
    case 'distinct_count':
      return rule.share ? between(share(rule.min), share(rule.max)) : between(text(rule.min), text(rule.max));
    case 'freshness':
      return t('limit-hours', { n: num(rule.hours) });
    case 'distribution':
      return rangeText(undefined, rule.max);
    case 'type':
      return orList(rule.types.map((type) => t(`type-${type}`)));
    case 'sql':
      return t('limit-no-row');
    case 'columns':
      return '';
    default:
      return (rule.mostly ?? 1) === 1 ? percent(1) : inWords(percent(rule.mostly ?? 1), undefined);
  }
}

/** What was measured for a rule, in short; empty where nothing was. */
export function measuredText(rule: Pick<QualityRule, 'check'> & { share?: boolean }, result: RuleResult): string {
  const { value, share: held, columns } = result.observed;
  if (result.status === 'broken') return '';
  if (value !== null && value !== undefined)
    return rule.check === 'distinct_count' && rule.share && typeof value === 'number' ? percent(value) : scalar(value);
  if (held !== null && held !== undefined) return floorPercent(held);
  if (rule.check === 'sql') return t('rows-count', { n: result.failed_rows });
  if (columns.length > 0) return t('measured-columns', { n: columns.length });
  return rule.check === 'columns' || rule.check === 'type' ? t('measured-as-asked') : t('measured-no-rows');
}

// A share just below all of them is not written as all of them.
const floorPercent = (held: number) => (held < 1 && held >= 0.99995 ? t('measured-nearly-all') : percent(held));
