import type { ColumnType, ExpectedColumn, QualityRule, Reference, Scalar, WireError } from '../lib/host';
import type { Args } from '../lib/messages/catalogue';
import { readNumber, type Limits } from '../lib/parts/fields/number';
import { comparable, fitting, specOf, type CheckName, type FieldSpec } from './checks';
import type { Severity } from './rows';

export type FieldValue = string | boolean | readonly string[] | readonly ExpectedColumn[] | Reference;

/** A rule while it is written: texts as they were typed. */
export interface Form {
  readonly check: CheckName;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly severity: Severity;
  readonly where: string;
  /** Percent. */
  readonly mostly: string;
  readonly note: string;
}

/** What a field lacks: a key of the catalogue with its values. A field that is still empty is not wrong yet. */
export interface Lack {
  readonly key: string;
  readonly args?: Args;
  readonly isEmpty?: boolean;
}

export type Lacks = Readonly<Record<string, Lack>>;
export type Types = ReadonlyMap<string, ColumnType>;

const NEEDED: Lack = { key: 'field-needed', isEmpty: true };
/** Stands for a line break within a value, where each value has a line. */
const BREAK = '⏎';

/** A form for a new rule; `column` is filled in where the check has one and it fits. */
export function emptyForm(check: CheckName, column = '', types: Types = new Map()): Form {
  const values = Object.fromEntries(specOf(check).fields.map((field) => [field.name, emptyValue(field)]));
  const kind = types.get(column);
  const field = specOf(check).fields.find(({ name }) => name === 'column');
  const fits = field && (!kind || (fitting(field, values)?.includes(kind) ?? true));
  if (field && fits) values['column'] = column;
  if (check === 'unique' && column) values['columns'] = [column];
  return { check, values, severity: 'error', where: '', mostly: '100', note: '' };
}

function emptyValue(field: FieldSpec): FieldValue {
  if (field.kind === 'flag') return false;
  if (field.kind === 'columns' || field.kind === 'types' || field.kind === 'expected') return [];
  if (field.kind === 'against') return { dataset: '' };
  return field.choices?.[0] ?? '';
}

export function formOf(rule: QualityRule): Form {
  const raw = rule as unknown as Record<string, unknown>;
  const values = Object.fromEntries(
    specOf(rule.check).fields.map((field) => [field.name, valueOf(field, raw[field.name])]),
  );
  return {
    check: rule.check,
    values,
    severity: rule.severity ?? 'error',
    where: rule.where ?? '',
    mostly: percentText(rule.mostly ?? 1),
    note: rule.note ?? '',
  };
}

function valueOf(field: FieldSpec, raw: unknown): FieldValue {
  if (raw === undefined || raw === null) return emptyValue(field);
  if (field.kind === 'values') return (raw as Scalar[]).map(lineOf).join('\n');
  return typeof raw === 'number' ? String(raw) : (raw as FieldValue);
}

const lineOf = (value: Scalar) => String(value).replaceAll('\n', BREAK);
const percentText = (share: number) => String(Number((share * 100).toPrecision(12)));

/** Turns a form to another check; what both have stays. */
export function turned(form: Form, check: CheckName, types: Types): Form {
  const column = form.values['column'];
  const made = emptyForm(check, typeof column === 'string' ? column : '', types);
  return { ...made, severity: form.severity, note: form.note, where: form.where, mostly: form.mostly };
}

/** The rule that a form says, or what its fields lack. */
export function written(form: Form, types: Types): { rule?: Omit<QualityRule, 'id'>; lacks: Lacks } {
  const spec = specOf(form.check);
  const lacks: Record<string, Lack> = {};
  const rule: Record<string, unknown> = { check: form.check };
  if (form.severity === 'warn') rule['severity'] = 'warn';
  for (const field of spec.fields) {
    if (!isThere(field, form)) continue;
    const read = readField(field, form, types);
    if (read.lack) lacks[field.name] = read.lack;
    else if (read.value !== undefined) rule[field.name] = read.value;
  }
  boundsLack(form, rule, lacks);
  if (spec.rowWise) {
    if (form.where.trim() !== '') rule['where'] = form.where.trim();
    const mostly = readNumber(form.mostly, { min: 0, max: 100 });
    if (mostly.lack || mostly.value === 0) lacks['mostly'] = { key: 'field-percent' };
    else if (mostly.value !== 100) rule['mostly'] = Number(((mostly.value ?? 100) / 100).toPrecision(12));
  }
  if (form.note.trim() !== '') rule['note'] = form.note.trim();
  return Object.keys(lacks).length > 0 ? { lacks } : { rule: rule as unknown as Omit<QualityRule, 'id'>, lacks };
}

/** True for a field that the form shows now. */
export const isThere = ({ when }: FieldSpec, form: Form): boolean => !when || form.values[when[0]] === when[1];

interface Read {
  value?: unknown;
  lack?: Lack;
}

function readField(field: FieldSpec, form: Form, types: Types): Read {
  const value = form.values[field.name] ?? '';
  switch (field.kind) {
    case 'flag':
      return { value: value === true ? true : undefined };
    case 'columns':
    case 'types':
      return (value as readonly string[]).length > 0 ? { value } : { lack: NEEDED };
    case 'expected':
      return readExpected(value as readonly ExpectedColumn[]);
    case 'against':
      return readReference(value as Reference);
    case 'column':
      return readColumn(field, value as string, form, types);
    case 'values':
      return readValues(value as string, types.get(String(form.values['column'])));
    case 'bound':
      return readBound(value as string, types.get(String(form.values['column'])));
    case 'count':
      return readCount(value as string, field, { whole: true, min: 0 });
    case 'real': {
      const isShare = form.values['share'] === true;
      return readCount(value as string, field, { min: field.least, max: isShare ? 1 : field.most });
    }
    default: {
      const text = value as string;
      // Spaces can be part of a pattern, but not all of it.
      if (text.trim() === '') return field.optional ? {} : { lack: NEEDED };
      return { value: field.kind === 'pattern' ? text : text.trim() };
    }
  }
}

function readExpected(columns: readonly ExpectedColumn[]): Read {
  if (columns.length === 0) return { lack: NEEDED };
  const names = columns.map((one) => one.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return { lack: { key: 'field-twice', args: { name: twice } } };
  return names.includes('') ? { lack: { key: 'field-unnamed' } } : { value: columns };
}

function readReference(reference: Reference): Read {
  return 'dataset' in reference && reference.dataset.trim() === '' ? { lack: NEEDED } : { value: reference };
}

function readColumn(field: FieldSpec, name: string, form: Form, types: Types): Read {
  if (name === '') return { lack: NEEDED };
  const kind = types.get(name);
  // A column that the data does not have is told by the host, with the name that comes near.
  if (!kind) return { value: name };
  const fits = fitting(field, form.values);
  if (fits && !fits.includes(kind)) return { lack: { key: 'field-type', args: { type: kind } } };
  if (field.name === 'other') {
    if (name === form.values['column']) return { lack: { key: 'field-same-column' } };
    const left = types.get(String(form.values['column']));
    if (left && !comparable(left, kind)) return { lack: { key: 'field-type', args: { type: kind } } };
  }
  return { value: name };
}

function readCount(text: string, field: FieldSpec, limits: Limits): Read {
  const { value, lack } = readNumber(text, limits);
  if (lack === 'none') return field.optional ? {} : { lack: NEEDED };
  return lack ? { lack: { key: `number-${lack}`, args: { min: limits.min ?? 0, max: limits.max ?? 0 } } } : { value };
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/;
const TIME = /^\d\d?:\d\d(:\d\d(\.\d+)?)?$/;

/** A bound as the type of its column asks for; of an unknown column a number if it reads as one. */
function readBound(text: string, type: ColumnType | undefined): Read {
  const plain = text.trim();
  if (plain === '') return {};
  if (type === 'date') return DATE.test(plain) ? { value: plain } : { lack: { key: 'field-date' } };
  if (type === 'datetime')
    return MOMENT.test(plain) ? { value: plain.replace(' ', 'T') } : { lack: { key: 'field-datetime' } };
  if (type === 'time') return TIME.test(plain) ? { value: plain } : { lack: { key: 'field-time' } };
  const { value } = readNumber(plain);
  if (value !== undefined) return { value };
  return type === undefined ? { value: plain } : { lack: { key: 'number-not-a-number' } };
}

function readValues(text: string, type: ColumnType | undefined): Read {
  const lines = text
    .replaceAll('\r', '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.length === 0) return { lack: NEEDED };
  const values: Scalar[] = [];
  for (const [index, line] of lines.entries()) {
    const value = readValue(line, type);
    if (value === undefined)
      return {
        lack: {
          key: type === 'boolean' ? 'field-not-boolean' : 'field-not-number',
          args: { line: index + 1, value: line },
        },
      };
    values.push(value);
  }
  return { value: values };
}

function readValue(line: string, type: ColumnType | undefined): Scalar | undefined {
  const plain = line.trim();
  if (type === 'integer' || type === 'real') return readNumber(plain).value;
  if (type === 'boolean') return { true: true, false: false }[plain.toLowerCase()];
  return line.replaceAll(BREAK, '\n');
}

// One bound is needed, and the lower one comes first.
function boundsLack(form: Form, rule: Record<string, unknown>, lacks: Record<string, Lack>): void {
  const names = specOf(form.check).fields.map((field) => field.name);
  const optional = specOf(form.check).fields.find((field) => field.name === 'min')?.optional;
  if (!names.includes('min') || !optional || lacks['min'] || lacks['max']) return;
  const [min, max] = [rule['min'], rule['max']];
  if (min === undefined && max === undefined) lacks['min'] = { key: 'field-no-bound', isEmpty: true };
  if (typeof min === typeof max && min !== undefined && max !== undefined && (min as number) > (max as number))
    lacks['max'] = { key: 'field-crossed' };
}

/** The field that an error of the host is about; empty for the rule as a whole. */
export function fieldOf(error: WireError, form: Form): string {
  const names = new Set([...specOf(form.check).fields.map((field) => field.name), 'where', 'mostly', 'note']);
  if (error.code === 'rule_value') {
    const holds = (value: FieldValue | undefined) =>
      typeof value === 'string' && value.split('\n').some((line) => line.trim() === error.params['value']);
    const found = ['min', 'max', 'values'].find((name) => holds(form.values[name]));
    return found ?? (names.has('values') ? 'values' : names.has('min') ? 'min' : 'column');
  }
  const { param, column } = error.where;
  if (param && names.has(param)) return param;
  if (param === 'shares' || param === 'edges') return 'against';
  if (column === undefined) return '';
  const named = (value: FieldValue | undefined) =>
    value === column || (Array.isArray(value) && (value as unknown[]).includes(column));
  const field = [...names].find((name) => named(form.values[name]));
  if (field) return field;
  if (names.has('expression')) return 'expression';
  return form.where.includes(column) ? 'where' : '';
}

/** The characters that an error points at, counted from 0: the first, and the one behind the last. */
export type Mark = readonly [from: number, to: number];

export function markOf(error: WireError | undefined): Mark | undefined {
  const span = error?.where.span;
  if (span) return [span.start, Math.max(span.end, span.start + 1)];
  const at = Number(error?.params['at']);
  return error && Number.isInteger(at) && at > 0 ? [at - 1, at] : undefined;
}
