import {
  failure,
  host,
  wireOf,
  type ColumnType,
  type Dataset,
  type ImportRequest,
  type PreviewResponse,
  type WireError,
} from '../lib/host';
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
  /** Excel: the sheet's name, and the row that names the columns as it was typed; the first ones by default. */
  sheet = $state('');
  headerRow = $state('');
  /** Folders: whether the columns of all files are taken where these differ. */
  union = $state(false);
  /** Delta Lake and Iceberg: the version or snapshot, as it was typed; the newest by default. */
  version = $state('');
  /** Whether the folder is read again whenever its files have changed. */
  follow = $state(false);
  /** Types that a person chose, by column, and whether values that do not have them are taken for missing. */
  types = $state.raw<Readonly<Record<string, ColumnType>>>({});
  lenient = $state(false);
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
  /** What the file is: as its beginning says, or its ending before that is known. */
  readonly format = $derived(this.preview?.format ?? formatBy(this.chosen));
  readonly isText = $derived(['csv', 'json', 'ndjson'].includes(this.format));
  readonly hasHeader = $derived(['csv', 'excel'].includes(this.format));
  readonly isFolder = $derived(typeof this.preview?.file_count === 'number');
  readonly isTable = $derived(['delta', 'iceberg'].includes(this.format));
  readonly retyped = $derived(Object.keys(this.types).length);
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

  async pickFolder(): Promise<void> {
    const path = await host().pickFolder?.();
    if (path) this.choose(path);
  }

  choose(chosen: string | File): void {
    this.error = undefined;
    this.preview = undefined;
    this.previewError = undefined;
    // These are of the file that was chosen before.
    this.sheet = this.headerRow = this.version = '';
    this.types = {};
    this.union = this.lenient = this.follow = false;
    this.path = typeof chosen === 'string' ? chosen : '';
    this.file = typeof chosen === 'string' ? undefined : chosen;
  }

  /** Takes an option over from a hint. */
  take(hint: Hint): void {
    if (hint.option === 'delimiter' || hint.option === 'encoding') this[hint.option] = hint.value;
    else this[hint.option] = true;
    this.error = undefined;
  }

  /** Gives a column the type that a person chose. */
  retype(column: string, type: ColumnType): void {
    this.types = { ...this.types, [column]: type };
    this.error = undefined;
  }

  /** Goes to another sheet, whose columns are others. */
  goTo(sheet: string): void {
    this.sheet = sheet;
    this.headerRow = '';
    this.resetTypes();
  }

  /** Leaves all types to what is found. */
  resetTypes(): void {
    this.types = {};
    this.lenient = false;
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
    this.error = (await this.job.cancel()) ?? this.error;
  }

  async #import(): Promise<Dataset> {
    const call = async () => {
      const request = { ...this.#options(), name: this.name.trim() || undefined };
      if (!this.isFolder || !this.follow) return (await host().call('data.import', request)).dataset;
      const { dataset } = await host().call('data.watch', request);
      if (!dataset) throw failure('folder_empty');
      return dataset;
    };
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

  #options(): ImportRequest {
    const words = this.missing.split(',').map((word) => word.trim());
    const excel = this.format === 'excel';
    const row = Number(this.headerRow);
    return {
      path: this.path,
      delimiter: (this.format === 'csv' && this.delimiter) || undefined,
      encoding: (this.isText && this.encoding.trim()) || undefined,
      missing: (this.isText || excel) && words.some(Boolean) ? words.filter(Boolean) : undefined,
      header: this.hasHeader && !this.header ? false : undefined,
      sheet: (excel && this.sheet) || undefined,
      header_row: excel && this.headerRow !== '' && Number.isInteger(row) && row > 0 ? row : undefined,
      union: this.union || undefined,
      table_version: (this.isTable && this.version.trim()) || undefined,
      types: this.retyped > 0 ? this.types : undefined,
      lenient: (this.retyped > 0 && this.lenient) || undefined,
    };
  }
}

/** An option that an error's parameters or code propose. */
export type Hint =
  { option: 'delimiter' | 'encoding'; value: string } | { option: 'union' | 'lenient'; value?: undefined };

/** What would mend an error, where one click can. */
export function hintOf(error: WireError | undefined): Hint | undefined {
  if (error?.code === 'files_differ' && error.params['what'] !== 'type') return { option: 'union' };
  if (error?.code === 'type_misfit') return { option: 'lenient' };
  const probable = error?.params['probable'];
  if (!probable || probable === 'unknown') return undefined;
  if (error.code === 'csv_encoding') return { option: 'encoding', value: probable };
  if (error.code === 'csv_delimiter') return { option: 'delimiter', value: probable };
  return undefined;
}

// Binary formats by their ending; packed files are text.
const ENDINGS: Record<string, string> = {
  parquet: 'parquet',
  pq: 'parquet',
  arrow: 'arrow',
  feather: 'arrow',
  ipc: 'arrow',
  xlsx: 'excel',
  xlsm: 'excel',
  xlsb: 'excel',
  xls: 'excel',
  ods: 'excel',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
};

function formatBy(name: string): string {
  const unpacked = name.replace(/\.(gz|gzip|zst|zstd)$/i, '');
  return ENDINGS[/\.([^./\\]+)$/.exec(unpacked)?.[1]?.toLowerCase() ?? ''] ?? 'csv';
}

// The name that the host gives a dataset when a person gives none.
function stem(path: string): string {
  const file = path.split(/[\\/]/).findLast((part) => part !== '') ?? '';
  const unpacked = file.replace(/\.(gz|gzip|zst|zstd)$/i, '');
  return unpacked.replace(/(?<=.)\.[^.]*$/, '');
}
