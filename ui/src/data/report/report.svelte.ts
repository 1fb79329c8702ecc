import { fileName, host, saveFile, wireOf, type ReportResponse, type WireError } from '../../lib/host';
import { JobOf } from '../../lib/state/job-of.svelte';

/** What there is to say of a report that was written. */
export type Written = Pick<ReportResponse, 'bytes' | 'columns' | 'left_out'> & { path?: string };

/** The dialog that writes a report: what was chosen, whether it is being made, what came of it. */
export class Reporting {
  lang = $state<'en' | 'ar'>('en');
  /** Empty for none. */
  target = $state('');
  busy = $state(false);
  error = $state.raw<WireError>();
  result = $state.raw<Written>();
  /** Without a kept profile the host reads the table first. */
  readonly job = new JobOf('job-profile');

  /** `name` may have a version; `dataset` is the plain name. */
  constructor(
    readonly name: string,
    readonly dataset: string,
    lang: 'en' | 'ar',
    target = '',
  ) {
    this.lang = lang;
    this.target = target;
  }

  /** Makes the report and asks where it is to lie; `title` names the file. */
  async write(title: string): Promise<void> {
    this.busy = true;
    this.error = undefined;
    this.job.begin(this.dataset);
    try {
      const { lang, target, name } = this;
      const report = await host().call('data.report', { name, lang, target: target || undefined });
      this.job.end();
      const saved = await saveFile(fileName(title, 'html'), report.html ?? '', 'text/html');
      // Who closes the dialog changed their mind: everything stays as it was chosen.
      if (saved) this.result = { ...report, path: saved.path };
    } catch (thrown) {
      this.error = wireOf(thrown);
    } finally {
      this.job.end();
      this.busy = false;
    }
  }

  /** Asks the host to end; `write` then ends with the error `cancelled`. */
  async cancel(): Promise<void> {
    this.error = (await this.job.cancel()) ?? this.error;
  }

  /** Back to the choice. */
  again(): void {
    this.result = undefined;
  }
}
