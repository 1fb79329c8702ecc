import type { Args } from '../messages/catalogue';

/** Something that was done and can be taken back. */
export interface Step {
  /** Message key of what was done: "the language", "the selection". */
  title: string;
  args?: Args;
  undo: () => unknown;
  redo: () => unknown;
}

/** So many steps are kept. */
const KEPT = 100;

/** What can be taken back, and what was. One stack for the window; a screen that edits may have one of its own. */
export class UndoStack {
  #done = $state.raw<Step[]>([]);
  #undone = $state.raw<Step[]>([]);
  // A step that is being taken back must not come in as a new one.
  #moving: Promise<void> | undefined;

  get last(): Step | undefined {
    return this.#done.at(-1);
  }

  get next(): Step | undefined {
    return this.#undone.at(-1);
  }

  /** Does a step and keeps it. */
  do(step: Step): void {
    step.redo();
    this.push(step);
  }

  /** Keeps a step that was done already. */
  push(step: Step): void {
    if (this.#moving) return;
    this.#done = [...this.#done, step].slice(-KEPT);
    this.#undone = [];
  }

  /**
   * Takes the last step back and gives it; whoever asks again before that is done gets the one before it. A step that
   * fails is dropped: what it changed is no more.
   */
  async undo(): Promise<Step | undefined> {
    while (this.#moving) await this.#moving;
    const step = this.last;
    if (!step) return undefined;
    this.#done = this.#done.slice(0, -1);
    await this.#move(step.undo, () => (this.#undone = [...this.#undone, step]));
    return step;
  }

  async redo(): Promise<Step | undefined> {
    while (this.#moving) await this.#moving;
    const step = this.next;
    if (!step) return undefined;
    this.#undone = this.#undone.slice(0, -1);
    await this.#move(step.redo, () => (this.#done = [...this.#done, step]));
    return step;
  }

  /** Drops steps of something that is gone, such as a closed screen's. */
  forget(whose: (step: Step) => boolean): void {
    this.#done = this.#done.filter((step) => !whose(step));
    this.#undone = this.#undone.filter((step) => !whose(step));
  }

  async #move(work: () => unknown, keep: () => void): Promise<void> {
    let over = () => {};
    this.#moving = new Promise((resolve) => (over = resolve));
    try {
      await work();
      keep();
    } finally {
      this.#moving = undefined;
      over();
    }
  }
}

export const undo = new UndoStack();
