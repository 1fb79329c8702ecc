import { host, wireOf, type Dataset, type PreviewRequest, type PreviewResponse, type WireError } from '../lib/host';
import { JobOf } from '../lib/state/job-of.svelte';

/** The import dialog's state: what was chosen, how it begins, where it stands, what came of it. */
export class Importing {
  /** The file to import: a path on the host, or a file of the browser that is sent first. */
  path = $state('');
  file = $state.raw<File>();
  name = $state('');
  delimiter = $state('');
  encoding = $state('');
  missing = $state('');
  header = $state(true);
  stage = $state<'choosing' | 'uploading' | 'importing' | 'done'>('choosing');
  error = $state.raw<WireError>();
  dataset = $state.raw<Dataset>();
  /** The beginning of the file, read with these options; kept while it is read with others. */
  preview = $state.raw<PreviewResponse>();
  previewError = $state.raw<WireError>();
  looking = $state(false);

  readonly busy = $derived(this.stage === 'uploading' || this.stage === 'importing');
  readonly chosen = $derived(this.file?.name ?? this.path);
  readonly job = new JobOf('job-import');
  readonly isText = $derived(!/\.(parquet|pq)$/i.test(this.chosen));
  /** What is wrong, most important first: what the import said, or what the beginning of the file says. */
  readonly trouble = $derived(this.error ?? this.previewError ?? this.preview?.problem ?? undefined);

  // What was sent last, so that it is not sent again for another try.
  #sent: { file: File; path: Promise<string> } | undefined;
  // Answers to questions that are no longer asked are dropped.
  #question = 0;

  async pick(): Promise<void> {
    const path = await host().pickFile();
    if (path) this.choose(path);
  }

  choose(chosen: string | File): void {
    this.error = undefined;
    this.preview = undefined;
    this.previewError = undefined;
    this.path = typeof chosen === 'string' ? chosen : '';
    this.file = typeof chosen === 'string' ? undefined : chosen;
  }

  /** Takes an option over from a hint. */
  take(option: 'delimiter' | 'encoding', value: string): void {
    this[option] = value;
    this.error = undefined;
  }

  /** Reads the beginning of the file with the options as they stand. */
  async look(): Promise<void> {
    if (!this.chosen || this.busy) return;
    const question = (this.#question += 1);
    const isAsked = () => question === this.#question;
    this.looking = true;
    try {
      await this.#send();
      const found = await host().call('data.preview', this.#options());
      if (!isAsked()) return;
      this.preview = { ...found, problem: found.problem && this.#named(found.problem) };
      this.previewError = undefined;
    } catch (thrown) {
      if (isAsked()) this.previewError = this.#named(wireOf(thrown));
    } finally {
      if (isAsked()) this.looking = false;
    }
  }

  /** Sends the file if need be and imports it. True when nothing is left to say. */
  async run(): Promise<boolean> {
    this.error = undefined;
    try {
      if (this.file) this.stage = 'uploading';
      await this.#send();
      this.job.begin(this.name.trim() || stem(this.path));
      this.stage = 'importing';
      this.dataset = await this.#import();
      this.stage = 'done';
    } catch (thrown) {
      this.error = this.#named(wireOf(thrown));
      this.stage = 'choosing';
    } finally {
      this.job.end();
    }
    return this.dataset !== undefined && this.dataset.warnings.length === 0;
  }

  /** Asks the host to end the import; `run` then ends with the error `cancelled`. */
  async cancel(): Promise<void> {
    try {
      await this.job.cancel();
    } catch (thrown) {
      this.error = wireOf(thrown);
    }
  }

  async #import(): Promise<Dataset> {
    const call = async () =>
      (await host().call('data.import', { ...this.#options(), name: this.name.trim() || undefined })).dataset;
    try {
      return await call();
    } catch (thrown) {
      // A host that was started anew has kept nothing of what was sent before.
      if (!this.file || wireOf(thrown).code !== 'file_missing') throw thrown;
      this.#sent = undefined;
      await this.#send();
      return call();
    }
  }

  async #send(): Promise<void> {
    const { file } = this;
    if (!file) return;
    if (this.#sent?.file !== file) this.#sent = { file, path: host().upload(file) };
    const sent = this.#sent;
    try {
      const path = await sent.path;
      if (this.file === file) this.path = path;
    } catch (thrown) {
      if (this.#sent === sent) this.#sent = undefined;
      throw thrown;
    }
  }

  // A person knows a sent file by its name, not by where the host keeps it for the while.
  #named(error: WireError): WireError {
    const sent = this.file && error.where.file === this.path;
    return sent ? { ...error, where: { ...error.where, file: this.file?.name } } : error;
  }

  #options(): PreviewRequest {
    const words = this.missing.split(',').map((word) => word.trim());
    return {
      path: this.path,
      delimiter: (this.isText && this.delimiter) || undefined,
      encoding: (this.isText && this.encoding.trim()) || undefined,
      missing: this.isText && words.some(Boolean) ? words.filter(Boolean) : undefined,
      header: this.isText && !this.header ? false : undefined,
    };
  }
}

// The name that the host gives a dataset when a person gives none.
function stem(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? '';
  return file.replace(/(?<=.)\.[^.]*$/, '');
}
