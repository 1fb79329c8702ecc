import { SvelteSet } from 'svelte/reactivity';
import { host, wireOf, type Dataset, type SourcePreview, type SourceRead, type WireError } from '../../lib/host';
import { JobOf } from '../../lib/state/job-of.svelte';

/** What is read from a source: a table or a query, some of its columns and rows; and what came of it. */
export class Reading {
  way = $state<'table' | 'sql'>('table');
  /** The chosen table, as `tableKey` writes it. */
  table = $state('');
  sql = $state('');
  filter = $state('');
  name = $state('');
  /** Columns that are not taken. */
  readonly without = new SvelteSet<string>();
  preview = $state.raw<SourcePreview>();
  error = $state.raw<WireError>();
  looking = $state(false);
  busy = $state(false);
  dataset = $state.raw<Dataset>();
  readonly job = new JobOf('job-import');

  readonly ready = $derived(this.way === 'table' ? this.table !== '' : this.sql.trim() !== '');
  /** The name that the dataset gets. */
  readonly called = $derived(this.name.trim() || (this.way === 'table' ? this.#tableName() : ''));
  readonly taken = $derived((this.preview?.columns ?? []).filter(({ name }) => !this.without.has(name)));

  // Answers to questions that are no longer asked are dropped.
  #question = 0;

  /** `objects`: its tables are files, named by their paths. */
  constructor(
    readonly source: string,
    readonly objects = false,
  ) {}

  /** Another table or query: what was known of the one before is no longer true. */
  change(): void {
    this.without.clear();
    this.preview = undefined;
    this.error = undefined;
    this.#question += 1;
    this.looking = false;
  }

  /** Asks for the first rows. */
  async look(): Promise<void> {
    if (!this.ready || this.busy) return;
    const question = (this.#question += 1);
    this.looking = true;
    try {
      const found = await host().call('sources.preview', { read: this.#read() });
      if (question !== this.#question) return;
      this.preview = found;
      this.error = undefined;
    } catch (thrown) {
      if (question === this.#question) this.error = wireOf(thrown);
    } finally {
      if (question === this.#question) this.looking = false;
    }
  }

  /** Imports; true when it is done and nothing is left to say. */
  async run(): Promise<boolean> {
    this.error = undefined;
    this.busy = true;
    try {
      this.job.begin(this.called);
      const read = this.#read(this.without.size > 0 ? this.taken.map(({ name }) => name) : undefined);
      this.dataset = (await host().call('sources.import', { read, name: this.called })).dataset;
      return this.dataset.warnings.length === 0;
    } catch (thrown) {
      this.error = wireOf(thrown);
      return false;
    } finally {
      this.job.end();
      this.busy = false;
    }
  }

  /** Asks the host to end the import; `run` then ends with the error `cancelled`. */
  async cancel(): Promise<void> {
    this.error = (await this.job.cancel()) ?? this.error;
  }

  #tableName(): string {
    const { table } = partsOf(this.table);
    return this.objects ? (table.split('/').at(-1)?.split('.')[0] ?? '') : table;
  }

  #read(columns?: string[]): SourceRead {
    const what = this.way === 'table' ? partsOf(this.table) : { sql: this.sql };
    return { source: this.source, ...what, columns, filter: this.filter.trim() || undefined };
  }
}

/** One word for a table, whatever stands in its names. */
export const tableKey = ({ schema, table }: { schema: string | null; table: string }): string =>
  JSON.stringify([schema, table]);

/** The names in such a word. */
export function partsOf(key: string): { schema?: string; table: string } {
  const [schema, table] = key === '' ? [null, ''] : (JSON.parse(key) as [string | null, string]);
  return { schema: schema ?? undefined, table };
}
