import { SvelteSet } from 'svelte/reactivity';
import { undo } from '../lib/actions/undo.svelte';
import { host, type QualityRule, type QualitySuite } from '../lib/host';
import type { Args } from '../lib/messages/catalogue';
import { query } from '../lib/state/query';
import { Checking } from './checking.svelte';
import { applied, inverse, sameCheck, type Edit } from './edit';
import { rowsOf } from './rows';

/** Checks of the history that are asked for; of very many rules fewer, since each has a point in each check. */
const CHECKS = 30;
const FEW_CHECKS = 10;
const MANY_RULES = 500;

/** One suite on screen: its rules with what is known of them, its checks, and its changes, which are whole or not at all. */
export class Work {
  readonly checking = new Checking();
  /** Ids of rules that were changed after the newest check. */
  readonly changed = new SvelteSet<string>();
  readonly found;
  /** Its checks; asked for once it is known how many rules there are. */
  readonly past = $derived.by(() =>
    this.found.data
      ? query('quality.history', { suite: this.name, limit: this.#many ? FEW_CHECKS : CHECKS })
      : undefined,
  );
  readonly suite = $derived.by(() => this.found.data?.suite);
  readonly last = $derived.by(() => this.past?.data?.checks[0]);
  readonly rows = $derived.by(() =>
    rowsOf(this.suite?.rules ?? [], {
      results: this.past?.data?.whole?.results,
      trends: this.past?.data?.rules,
      problems: this.found.data?.problems,
      changed: this.changed,
    }),
  );
  readonly #many = $derived.by(() => (this.found.data?.suite.rules.length ?? 0) > MANY_RULES);

  constructor(readonly name: string) {
    this.found = query('quality.suite', { suite: name });
  }

  /** Checks a dataset with it; rules that were changed are then checked as they are. */
  async check(dataset: string): Promise<void> {
    const before = [...this.changed];
    if (await this.checking.run(this.name, dataset)) for (const id of before) this.changed.delete(id);
  }

  /**
   * Makes an edit in the suite as it is on disk now, and keeps it so that it can be taken back. `title` says what was
   * done, as undoing tells it. Throws what the host says against it: then nothing has changed. Gives what takes it back.
   */
  async edit(make: (rules: readonly QualityRule[]) => Edit, title: string, args?: Args): Promise<() => Promise<void>> {
    const { suite } = await host().call('quality.suite', { suite: this.name });
    const edit = make(suite.rules);
    await this.#save(suite, edit);
    const step = { title, args, undo: () => this.#again(inverse(edit)), redo: () => this.#again(edit) };
    undo.push(step);
    // What came after it stays as it is.
    return async () => void (undo.last === step ? await undo.undo() : await step.undo());
  }

  /** Changes what is said of the suite as a whole. */
  async describe(change: Pick<QualitySuite, 'dataset' | 'description'>): Promise<void> {
    const { suite } = await host().call('quality.suite', { suite: this.name });
    await host().call('quality.save', { suite: { ...suite, ...change } });
  }

  async #again(edit: Edit): Promise<void> {
    const { suite } = await host().call('quality.suite', { suite: this.name });
    await this.#save(suite, edit);
  }

  async #save(suite: QualitySuite, edit: Edit): Promise<void> {
    await host().call('quality.save', { suite: { ...suite, rules: applied(suite.rules, edit) } });
    // What only matters more or less than before stands as it was found.
    const isSame = (rule: QualityRule) => edit.out.some((old) => old.rule.id === rule.id && sameCheck(old.rule, rule));
    for (const { rule } of edit.in) if (!isSame(rule)) this.changed.add(rule.id);
  }
}
