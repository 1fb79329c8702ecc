import { host, wireOf, type Dataset, type ImportRequest, type WireError } from '../lib/host';
import { live } from '../lib/state/live.svelte';

/** The import dialog's state: what was chosen, where it stands, what came of it. */
export class Importing {
  /** The file to import: a path on the host, or a file of the browser that is sent first. */
  path = $state('');
  file = $state.raw<File>();
  name = $state('');
  delimiter = $state('');
  encoding = $state('');
  missing = $state('');
  stage = $state<'choosing' | 'uploading' | 'importing' | 'done'>('choosing');
  error = $state.raw<WireError>();
  dataset = $state.raw<Dataset>();

  readonly busy = $derived(this.stage === 'uploading' || this.stage === 'importing');
  readonly chosen = $derived(this.file?.name ?? this.path);
  /** The job that imports, as soon as the host has told of it. */
  readonly job = $derived.by(() => {
    if (this.stage !== 'importing') return undefined;
    const subject = this.name.trim() || stem(this.path);
    for (const [id, { kind, subject: of }] of live.jobs)
      if (kind === 'job-import' && of === subject && !this.#before.has(id)) return id;
    return undefined;
  });
  readonly cancelling = $derived(this.job !== undefined && live.ending.has(this.job));
  readonly isText = $derived(!/\.parquet$/i.test(this.chosen));

  // Jobs at work when the import began: none of them is its own, even with the same name.
  #before: ReadonlySet<string> = new Set();

  async pick(): Promise<void> {
    const path = await host().pickFile();
    if (path) this.choose(path);
  }

  choose(chosen: string | File): void {
    this.error = undefined;
    this.path = typeof chosen === 'string' ? chosen : '';
    this.file = typeof chosen === 'string' ? undefined : chosen;
  }

  /** Sends the file if need be and imports it. True when nothing is left to say. */
  async run(): Promise<boolean> {
    this.error = undefined;
    try {
      if (this.file) {
        this.stage = 'uploading';
        this.path = await host().upload(this.file);
      }
      this.#before = new Set(live.jobs.keys());
      this.stage = 'importing';
      const answer = await host().call('data.import', this.#request());
      this.dataset = answer.dataset;
      this.stage = 'done';
    } catch (thrown) {
      this.error = this.#named(wireOf(thrown));
      this.stage = 'choosing';
    }
    return this.dataset !== undefined && this.dataset.warnings.length === 0;
  }

  /** Asks the host to end the import; `run` then ends with the error `cancelled`. */
  async cancel(): Promise<void> {
    if (!this.job) return;
    try {
      await live.cancel(this.job);
    } catch (thrown) {
      this.error = wireOf(thrown);
    }
  }

  // A person knows a sent file by its name, not by where the host keeps it for the while.
  #named(error: WireError): WireError {
    const sent = this.file && error.where.file === this.path;
    return sent ? { ...error, where: { ...error.where, file: this.file?.name } } : error;
  }

  #request(): ImportRequest {
    const words = this.missing.split(',').map((word) => word.trim());
    return {
      path: this.path,
      name: this.name.trim() || undefined,
      delimiter: (this.isText && this.delimiter) || undefined,
      encoding: (this.isText && this.encoding) || undefined,
      missing: this.isText && words.some(Boolean) ? words.filter(Boolean) : undefined,
    };
  }
}

// The name that the host gives a dataset when a person gives none.
function stem(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? '';
  return file.replace(/(?<=.)\.[^.]*$/, '');
}
