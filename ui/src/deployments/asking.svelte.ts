import {
  host,
  wireOf,
  type AskResponse,
  type Column,
  type ColumnType,
  type Field,
  type RunInput,
  type WireError,
} from '../lib/host';
import { invalidate } from '../lib/state/query';

/** What is wrong with what was typed: it can't be sent. */
export type Fault = 'required' | 'number' | 'whole';
/** What is unusual about it: it can be sent. */
export type Doubt = 'below' | 'above' | 'unknown';

/** Where a sample row comes from. */
export interface Sample {
  dataset: string;
  /** Counted from 1. */
  row: number;
  /** Inputs that the dataset does not have. */
  lacking: number;
}

type Row = Record<string, unknown>;

/** The form that asks a deployment for one prediction, made from the model's signature. */
export class Asking {
  values = $state<Record<string, string>>({});
  busy = $state(false);
  error = $state.raw<WireError>();
  answer = $state.raw<AskResponse>();
  /** What was sent for the answer. */
  sent = $state.raw<Row>();
  sample = $state.raw<Sample>();
  sampling = $state(false);
  /** Faults are shown once a person has asked, not while they begin to type. */
  tried = $state(false);

  readonly row = $derived.by<Row>(() =>
    Object.fromEntries(
      this.fields.flatMap((field) => {
        const value = read(field.type, this.values[field.name] ?? '');
        return value === undefined ? [] : [[field.name, value]];
      }),
    ),
  );
  readonly faults = $derived.by(() => {
    const found = this.fields.map((field) => [field.name, fault(field, this.values[field.name] ?? '')] as const);
    return new Map(found.filter((one): one is [string, Fault] => one[1] !== undefined));
  });

  constructor(
    readonly fields: Field[],
    private readonly name: string,
    private readonly datasets: RunInput[] = [],
  ) {
    this.fill();
  }

  /** Typical values in every field. */
  fill(): void {
    this.values = Object.fromEntries(this.fields.map((field) => [field.name, written(field)]));
    this.sample = undefined;
  }

  /** The fault that stands under a field. */
  faultOf(field: Field): Fault | undefined {
    return this.tried ? this.faults.get(field.name) : undefined;
  }

  doubtOf(field: Field): Doubt | undefined {
    return doubt(field, this.values[field.name] ?? '');
  }

  async ask(): Promise<void> {
    this.tried = true;
    if (this.busy || this.faults.size > 0) return;
    this.busy = true;
    this.error = undefined;
    const sent = this.row;
    try {
      this.answer = await host().call('deploy.ask', { name: this.name, rows: [sent] });
      this.sent = sent;
      // One more request has been answered; hosts send no event for that.
      invalidate(['deployments']);
    } catch (thrown) {
      this.error = wireOf(thrown);
      this.answer = undefined;
    } finally {
      this.busy = false;
    }
  }

  /** Takes a row of the dataset that has most of the inputs; the inputs that it lacks keep what they hold. */
  async take(): Promise<void> {
    this.sampling = true;
    this.error = undefined;
    try {
      const found = await Promise.all(
        this.datasets.map((input) => this.#described(`${input.dataset}@${input.version}`)),
      );
      const best = found.sort((a, b) => b.known - a.known)[0];
      if (best && best.known > 0) await this.#takeFrom(best.name, best.rows);
    } catch (thrown) {
      this.error = wireOf(thrown);
    } finally {
      this.sampling = false;
    }
  }

  async #described(name: string): Promise<{ name: string; rows: number; known: number }> {
    const { dataset } = await host().call('data.show', { name });
    const columns = new Set(dataset.columns.map((column) => column.name));
    return { name, rows: dataset.rows, known: this.fields.filter((field) => columns.has(field.name)).length };
  }

  async #takeFrom(name: string, rows: number): Promise<void> {
    const offset = Math.floor(Math.random() * rows);
    const page = await host().call('data.rows', { name, offset, limit: 1 });
    const cells = cellsOf(page.columns, page.rows[0] ?? []);
    const known = this.fields.filter((field) => cells.has(field.name));
    for (const field of known) this.values[field.name] = shown(field.type, cells.get(field.name) ?? null);
    this.sample = { dataset: name, row: offset + 1, lacking: this.fields.length - known.length };
  }
}

/** True when there is a dataset to take rows from. */
export const hasSamples = (datasets: RunInput[]): boolean => datasets.length > 0;

function cellsOf(columns: Column[], cells: (string | null)[]): Map<string, string | null> {
  return new Map(columns.map((column, index) => [column.name, cells[index] ?? null]));
}

/** The example as it stands in its field. */
export function written(field: Field): string {
  const { example } = field;
  if (example === null || example === undefined) return '';
  if (field.type === 'real' && typeof example === 'number') return String(Number(example.toPrecision(6)));
  return shown(field.type, String(example));
}

/** A value of a table as it stands in a field of its type. */
export function shown(type: ColumnType, text: string | null): string {
  if (text === null) return '';
  // A moment typed by hand needs no more than seconds.
  return type === 'datetime' ? text.replace(' ', 'T').slice(0, 19) : text;
}

/** What was typed, in the type that the model takes; `undefined` for what is left out. */
export function read(type: ColumnType, text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (type === 'integer' || type === 'real') {
    const value = numberOf(trimmed);
    // Text that is no number is passed on: the host says what is wrong with it.
    return value ?? trimmed;
  }
  if (type === 'boolean') return trimmed === 'true';
  return trimmed;
}

export function fault(field: Field, text: string): Fault | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return field.optional ? undefined : 'required';
  if (field.type !== 'integer' && field.type !== 'real') return undefined;
  const value = numberOf(trimmed);
  if (value === undefined) return 'number';
  return field.type === 'integer' && !Number.isInteger(value) ? 'whole' : undefined;
}

export function doubt(field: Field, text: string): Doubt | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  // At most 500 values are listed: of a longer list, one that is not among them may be known all the same.
  if (field.type === 'text' && field.values.length > 0 && field.values.length < 500)
    return field.values.includes(trimmed) ? undefined : 'unknown';
  const value = numberOf(trimmed);
  if (value === undefined) return undefined;
  if (field.min !== null && value < field.min) return 'below';
  return field.max !== null && value > field.max ? 'above' : undefined;
}

// `Number` alone reads 0x10 and 1e3 as well, which the host takes too, but an empty text as 0.
function numberOf(text: string): number | undefined {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? value : undefined;
}
