import { host, wireOf, type QualityRule, type RuleResult, type WireError } from '../lib/host';
import { JobOf } from '../lib/state/job-of.svelte';

/** What is typed rests before the data is asked. */
const REST = 350;
/** Work that takes longer is ended when nobody waits for it any more; what is quicker is over before it could be. */
const LONG = 1_000;

/** A rule on the data while it is written: how it would come out now. Nothing of it is kept. */
export class Trying {
  busy = $state(false);
  result = $state.raw<RuleResult>();
  /** Why it could not be tried at all. */
  error = $state.raw<WireError>();
  readonly #job = new JobOf('job-quality');
  #timer: ReturnType<typeof setTimeout> | undefined;
  // Answers to questions that are no longer asked are dropped.
  #question = 0;
  #asked = '';
  #began: number | undefined;

  /** Tries a rule on a dataset, once it rests; without a rule there is nothing to tell. */
  ask(name: string, rule: Omit<QualityRule, 'id'> | undefined): void {
    // Why it is there and how much it matters change nothing of how it comes out.
    const asked = rule ? JSON.stringify([name, { ...rule, note: undefined, severity: undefined }]) : '';
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#drop();
    if (!rule) {
      this.result = undefined;
      this.error = undefined;
      return;
    }
    this.busy = true;
    const question = this.#question;
    this.#timer = setTimeout(() => void this.#try(question, name, rule), REST);
  }

  /** Drops what is asked: the form is closed. */
  end(): void {
    this.#drop();
  }

  #drop(): void {
    this.#question += 1;
    clearTimeout(this.#timer);
    this.busy = false;
    if (this.#began !== undefined && Date.now() - this.#began > LONG) void this.#job.cancel();
    this.#began = undefined;
    this.#job.end();
  }

  async #try(question: number, name: string, rule: Omit<QualityRule, 'id'>): Promise<void> {
    const isAsked = () => question === this.#question;
    this.#job.begin(name.split('@')[0] ?? name);
    this.#began = Date.now();
    try {
      const rules = [{ id: 'rule', ...rule } as QualityRule];
      const inline = { falaj: 'quality/1', name: 'rule', dataset: name, rules };
      const found = await host().call('quality.check', { name, inline });
      if (!isAsked()) return;
      this.result = found.results[0];
      this.error = undefined;
    } catch (thrown) {
      if (!isAsked()) return;
      this.result = undefined;
      this.error = wireOf(thrown);
    }
    this.#job.end();
    this.#began = undefined;
    this.busy = false;
  }
}
