import { host, wireOf, type PredictRequest, type PredictionFile, type WireError } from '../lib/host';
import { live } from '../lib/state/live.svelte';

/** The dialog that predicts for every row of a file: what was chosen, where it stands, what came of it. */
export class Scoring {
  /** The file to read: a path on the host, or a file of the browser that is sent first. */
  path = $state('');
  file = $state.raw<File>();
  output = $state('');
  columns = $state('');
  withInputs = $state(false);
  stage = $state<'choosing' | 'sending' | 'predicting' | 'done'>('choosing');
  error = $state.raw<WireError>();
  result = $state.raw<PredictionFile>();

  readonly busy = $derived(this.stage === 'sending' || this.stage === 'predicting');
  readonly chosen = $derived(this.file?.name ?? this.path.trim());
  /** The job that predicts, as soon as the host has told of it. */
  readonly job = $derived.by(() => {
    if (this.stage !== 'predicting') return undefined;
    for (const [id, { kind, subject }] of live.jobs)
      if (kind === 'job-predict' && subject === this.name && !this.#before.has(id)) return id;
    return undefined;
  });
  readonly share = $derived((this.job === undefined ? undefined : live.jobs.get(this.job)?.progress) ?? 0);
  readonly cancelling = $derived(this.job !== undefined && live.ending.has(this.job));

  // Jobs at work when this one began: none of them is its own, even of the same model.
  #before: ReadonlySet<string> = new Set();
  // The system's own dialog has asked already whether a file is to be replaced.
  #agreed = '';

  /** The model that predicts. */
  name = $state('');
  version = $state(0);

  constructor(name: string, version: number) {
    this.use(name, version);
  }

  use(name: string, version: number): void {
    this.name = name;
    this.version = version;
  }

  async pick(): Promise<void> {
    const path = await host().pickFile();
    if (path) this.choose(path);
  }

  async pickOutput(suggested: string): Promise<void> {
    const path = await host().pickSave?.(suggested);
    if (!path) return;
    this.output = path;
    this.#agreed = path;
  }

  choose(chosen: string | File): void {
    this.error = undefined;
    this.path = typeof chosen === 'string' ? chosen : '';
    this.file = typeof chosen === 'string' ? undefined : chosen;
  }

  /** Sends the file if need be and predicts. `replace` overwrites a file that is there. */
  async run(replace = false): Promise<void> {
    this.error = undefined;
    try {
      let input = this.path.trim();
      if (this.file) {
        this.stage = 'sending';
        input = await host().upload(this.file);
      }
      this.#before = new Set(live.jobs.keys());
      this.stage = 'predicting';
      this.result = (await host().call('models.predict', this.request(input, replace))).prediction;
      this.stage = 'done';
    } catch (thrown) {
      this.error = wireOf(thrown);
      this.stage = 'choosing';
    }
  }

  /** Asks the host to end; `run` then ends with the error `cancelled`. */
  async cancel(): Promise<void> {
    if (!this.job) return;
    try {
      await live.cancel(this.job);
    } catch (thrown) {
      this.error = wireOf(thrown);
    }
  }

  /** Back to the choice, with everything that was chosen. */
  again(): void {
    this.result = undefined;
    this.stage = 'choosing';
  }

  request(input: string, replace: boolean): PredictRequest {
    const output = this.output.trim();
    return {
      model: `${this.name}@${this.version}`,
      input,
      output: output || undefined,
      columns: names(this.columns),
      with_inputs: this.withInputs,
      keep: output !== '' && !replace && output !== this.#agreed,
    };
  }
}

/** Names with commas between them; an Arabic comma counts as well. */
export const names = (text: string): string[] =>
  text
    .split(/[,،]/)
    .map((name) => name.trim())
    .filter(Boolean);

/** What a file of predictions is called beside the file it was made from. */
export function suggested(path: string, model: string, version: number): string {
  const [, stem = '', ending = ''] = /^(.+?)(\.[^.\\/]*)?$/.exec(path) ?? [];
  const kind = /^\.(parquet|pq)$/i.test(ending) ? '.parquet' : '.csv';
  return `${stem || 'predictions'}-${model}-v${version}${kind}`;
}
