import { t } from '../lib/messages';
import { toasts } from '../lib/parts/toasts/toasts.svelte';
import { wireOf, type QualityRule, type WireError } from '../lib/host';
import { adding, idFor, removing, renamed, replacing } from './edit';
import { emptyForm, formOf, turned, written, type FieldValue, type Form, type Types } from './form';
import type { CheckName } from './checks';
import { mayLose } from './leaving.svelte';
import { needText } from './words';
import type { Work } from './work.svelte';

/** A rule while it is made or changed. */
export class Editing {
  form = $state.raw<Form>() as Form;
  /** A person wanted to save: from then on, empty fields are named too. */
  asked = $state(false);
  busy = $state(false);
  /** What the host said against saving. */
  error = $state.raw<WireError>();
  readonly #first: string;

  readonly types: Types = $derived.by(() => this.given());
  readonly read = $derived.by(() => written(this.form, this.types));
  readonly isDirty = $derived.by(() => JSON.stringify(this.form) !== this.#first);

  constructor(
    form: Form,
    /** Types of the dataset's columns. */
    readonly given: () => Types,
    /** The rule as it is; none for a new one. */
    readonly old?: QualityRule,
    /** Behind which rule a new one comes; at the end by default. */
    readonly after?: string,
  ) {
    this.form = form;
    // A copy is as unsaved as it is.
    this.#first = after !== undefined && !old ? '' : JSON.stringify(form);
  }

  set(name: string, value: FieldValue): void {
    this.change({ values: { ...this.form.values, [name]: value } });
  }

  change(part: Partial<Form>): void {
    this.form = { ...this.form, ...part };
    this.error = undefined;
  }

  turn(check: CheckName): void {
    this.form = turned(this.form, check, this.types);
    this.asked = false;
    this.error = undefined;
  }
}

/** What stands beside the rules: nothing, one of them, the choice of a check, or a form. */
export class Pane {
  /** Id of the rule that is looked at. */
  looked = $state<string>();
  isOpen = $state(false);
  choosing = $state(false);
  editing = $state.raw<Editing>();
  /** What went wrong with a change that has no form. */
  error = $state.raw<WireError>();

  readonly row = $derived.by(() => this.work.rows.find((row) => row.rule.id === this.looked));

  constructor(
    readonly work: Work,
    readonly types: () => Types,
  ) {}

  /** True if nothing is lost, or may be. */
  async mayLeave(): Promise<boolean> {
    return !this.editing?.isDirty || (await mayLose());
  }

  async look(id: string): Promise<void> {
    if (!(await this.mayLeave())) return;
    this.#clear();
    this.looked = id;
    this.isOpen = true;
  }

  async close(): Promise<void> {
    if (!(await this.mayLeave())) return;
    // From a form one comes back to its rule.
    const back = this.editing?.old !== undefined;
    this.#clear();
    this.isOpen = back;
  }

  async choose(): Promise<void> {
    if (!(await this.mayLeave())) return;
    this.#clear();
    this.choosing = true;
    this.isOpen = true;
  }

  /** Opens the form of a new rule of this check. */
  begin(check: CheckName): void {
    const column = this.row?.columns[0] ?? '';
    this.choosing = false;
    this.editing = new Editing(emptyForm(check, column, this.types()), this.types);
  }

  async change(id: string): Promise<void> {
    const rule = this.work.suite?.rules.find((one) => one.id === id);
    if (!rule || !(await this.mayLeave())) return;
    this.#clear();
    this.looked = id;
    this.isOpen = true;
    this.editing = new Editing(formOf(rule), this.types, rule);
  }

  /** Opens the form of a new rule like this one. */
  async copy(id: string): Promise<void> {
    const rule = this.work.suite?.rules.find((one) => one.id === id);
    if (!rule || !(await this.mayLeave())) return;
    this.#clear();
    this.isOpen = true;
    this.editing = new Editing(formOf(rule), this.types, undefined, id);
  }

  /** Saves the form's rule; the form stays open while anything is wrong with it. */
  async save(): Promise<void> {
    const { editing } = this;
    if (!editing || editing.busy) return;
    editing.asked = true;
    const { rule } = editing.read;
    if (!rule) return;
    editing.busy = true;
    try {
      const id = await this.#keep(editing, rule);
      if (this.editing !== editing) return;
      this.#clear();
      this.looked = id;
    } catch (thrown) {
      editing.error = wireOf(thrown);
    } finally {
      editing.busy = false;
    }
  }

  async #keep(editing: Editing, rule: Omit<QualityRule, 'id'>): Promise<string> {
    const { old, after } = editing;
    const what = { rule: needText({ id: '', ...rule } as QualityRule) };
    let id = old?.id ?? '';
    await this.work.edit(
      (rules) => {
        if (old) return replacing(rules, old.id, { id, ...rule } as QualityRule);
        id = idFor(rules, rule);
        const at = after === undefined ? -1 : rules.findIndex((one) => one.id === after);
        return adding(rules, [{ id, ...rule } as QualityRule], at < 0 ? undefined : at);
      },
      old ? 'undo-rule-change' : 'undo-rule-add',
      what,
    );
    return id;
  }

  /** Adds rules from elsewhere under free ids. */
  async add(added: readonly QualityRule[]): Promise<void> {
    await this.work.edit((rules) => adding(rules, renamed(rules, added)), 'undo-rules-add', { n: added.length });
  }

  /** Takes rules out; true if they are gone. */
  async remove(ids: ReadonlySet<string>): Promise<boolean> {
    if (this.editing?.old && ids.has(this.editing.old.id) && !(await this.mayLeave())) return false;
    const done = await this.#tried(async () => {
      const back = await this.work.edit((rules) => removing(rules, ids), 'undo-rules-remove', { n: ids.size });
      toasts.add({ text: t('rules-removed', { n: ids.size }), undo: () => this.#tried(back).then(() => undefined) });
    });
    if (done && this.looked !== undefined && ids.has(this.looked)) {
      this.#clear();
      this.looked = undefined;
      this.isOpen = false;
    }
    return done;
  }

  /** Makes rules more or less important. */
  async weigh(ids: ReadonlySet<string>, severity: 'error' | 'warn'): Promise<void> {
    await this.#tried(() =>
      this.work.edit(
        (rules) => {
          const edits = rules
            .filter((rule) => ids.has(rule.id))
            .map((rule) => replacing(rules, rule.id, { ...rule, severity }));
          return { out: edits.flatMap((edit) => edit.out), in: edits.flatMap((edit) => edit.in) };
        },
        'undo-rules-weigh',
        { n: ids.size },
      ),
    );
  }

  async #tried(work: () => Promise<unknown>): Promise<boolean> {
    this.error = undefined;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.error = wireOf(thrown);
      return false;
    }
  }

  #clear(): void {
    this.choosing = false;
    this.editing = undefined;
    this.error = undefined;
  }
}
