import { host, wireOf, type AskResponse, type ColumnType, type Field, type WireError } from '../lib/host';
import { invalidate } from '../lib/state/query';

/** The form that asks a deployment for one prediction, made from the model's signature. */
export class Asking {
  values = $state<Record<string, string>>({});
  busy = $state(false);
  error = $state.raw<WireError>();
  answer = $state.raw<AskResponse>();

  constructor(
    readonly fields: Field[],
    private readonly name: string,
  ) {
    this.values = Object.fromEntries(fields.map((field) => [field.name, written(field)]));
  }

  async ask(): Promise<void> {
    this.busy = true;
    this.error = undefined;
    try {
      const row = Object.fromEntries(
        this.fields.flatMap((field) => {
          const value = read(field.type, this.values[field.name] ?? '');
          return value === undefined ? [] : [[field.name, value]];
        }),
      );
      this.answer = await host().call('deploy.ask', { name: this.name, rows: [row] });
      // One more request has been answered; hosts send no event for that.
      invalidate(['deployments']);
    } catch (thrown) {
      this.error = wireOf(thrown);
      this.answer = undefined;
    } finally {
      this.busy = false;
    }
  }
}

/** The example as it stands in its field. */
export function written(field: Field): string {
  const { example } = field;
  if (example === null || example === undefined) return '';
  // A moment typed by hand needs no more than seconds.
  if (field.type === 'real' && typeof example === 'number') return String(Number(example.toPrecision(6)));
  if (field.type === 'datetime') return String(example).replace(' ', 'T').slice(0, 19);
  return String(example);
}

/** What was typed, in the type that the model takes; `undefined` for what is left out. */
export function read(type: ColumnType, text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (type === 'integer' || type === 'real') {
    const value = Number(trimmed);
    // Text that is no number is passed on: the host says what is wrong with it.
    return Number.isFinite(value) ? value : trimmed;
  }
  if (type === 'boolean') return trimmed === 'true';
  return trimmed;
}
