import { undo } from '../lib/actions/undo.svelte';
import { query } from '../lib/state/query';
import { isTextList, keep, recall } from '../lib/state/stored';
import { needs, type Need } from './needs';

const KEY = 'falaj-laid-aside';
/** What was laid aside long ago is not kept forever. */
const KEPT = 200;

/** What needs a person, and what a person has laid aside on this device. */
class Waiting {
  #aside = $state.raw<readonly string[]>(recall(KEY, isTextList) ?? []);
  readonly #pipelines = query('pipeline.list', {});
  readonly #deployments = query('deploy.list', {});
  readonly #machine = query('machine.info', {});
  readonly #check = query('workspace.check', {});
  readonly #suites = query('quality.suites', {});

  /** Everything, laid aside or not. */
  get all(): Need[] {
    return needs(
      this.#pipelines.data?.pipelines ?? [],
      this.#deployments.data?.deployments ?? [],
      this.#machine.data?.machine,
      this.#check.data?.troubles ?? [],
      this.#suites.data?.suites ?? [],
    );
  }

  /** What is not laid aside. */
  get shown(): Need[] {
    return this.all.filter((need) => !this.#aside.includes(need.id));
  }

  /** How many of the things that wait are laid aside. */
  get aside(): number {
    return this.all.filter((need) => this.#aside.includes(need.id)).length;
  }

  /** Lays one thing aside; it comes back when it happens anew. */
  layAside(need: Need): void {
    undo.do({
      title: 'need-laid-aside',
      redo: () => this.#keep([...this.#aside.filter((id) => id !== need.id), need.id]),
      undo: () => this.#keep(this.#aside.filter((id) => id !== need.id)),
    });
  }

  takeBack(): void {
    const before = this.#aside;
    undo.do({ title: 'need-taken-back', redo: () => this.#keep([]), undo: () => this.#keep(before) });
  }

  #keep(ids: readonly string[]): void {
    this.#aside = ids.slice(-KEPT);
    keep(KEY, this.#aside);
  }
}

let one: Waiting | undefined;

/** Made when it is first asked for: the host has to be there. */
export const waiting = (): Waiting => (one ??= new Waiting());
