import { host, type Candidate, type ExpressionOf } from '../lib/host';

/** What an expression is written over: a dataset by its name, or what enters a node. */
export type Over = string | ExpressionOf;

/** What is typed rests before the host is asked what could come next. */
const REST = 80;

/** An expression and where the cursor stands in it, in UTF-16 units as fields count them. */
export interface Written {
  readonly text: string;
  readonly cursor: number;
}

/** What could stand where an expression is being written: asked for as one types, and put in its place when taken. */
export class Completing {
  candidates = $state.raw<readonly Candidate[]>([]);
  /** The one that is marked. */
  at = $state(0);
  readonly isOpen = $derived(this.candidates.length > 0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #moved = false;
  // Answers to questions that are no longer asked are dropped.
  #question = 0;
  /** What the candidates are for: they replace the characters from `from` to the cursor. */
  #of: Written & { readonly from: number } = { text: '', cursor: 0, from: 0 };

  /** Asks over the columns of a dataset or of a node. `unasked` for what was only typed: then there must be a beginning to go by. */
  ask(over: Over, written: Written, unasked: boolean): void {
    this.#drop();
    this.#moved = false;
    this.#narrow(written);
    const question = this.#question;
    this.#timer = setTimeout(() => void this.#find(question, over, written, unasked), unasked ? REST : 0);
  }

  close(): void {
    this.#drop();
    this.candidates = [];
  }

  move(by: number): void {
    this.#moved = true;
    this.at = (this.at + by + this.candidates.length) % this.candidates.length;
  }

  /** The expression with a candidate in it, by default the marked one. */
  take(at = this.at): Written | undefined {
    const taken = this.candidates[at];
    if (!taken) return undefined;
    const { text, cursor, from } = this.#of;
    const rest = text.slice(cursor);
    // A bracket that is there already is not opened again.
    const put = taken.text.endsWith('(') && rest.startsWith('(') ? taken.text.slice(0, -1) : taken.text;
    this.close();
    return { text: text.slice(0, from) + put + rest, cursor: from + put.length + taken.text.length - put.length };
  }

  #drop(): void {
    this.#question += 1;
    clearTimeout(this.#timer);
  }

  /** Until the answer is there, what is known already is narrowed to what was typed since. */
  #narrow({ text, cursor }: Written): void {
    const { from } = this.#of;
    const isSame = cursor > from && text.slice(0, from) === this.#of.text.slice(0, from);
    const begun = text.slice(from, cursor).replace(/^[`"]/, '').toLowerCase();
    this.#show(isSame ? this.candidates.filter(({ label }) => label.toLowerCase().includes(begun)) : []);
    this.#of = { text, cursor, from };
  }

  async #find(question: number, over: Over, { text, cursor }: Written, unasked: boolean): Promise<void> {
    const isAsked = () => question === this.#question;
    // The host counts characters, of which some take two units here.
    const before = [...text.slice(0, cursor)];
    try {
      const of = typeof over === 'string' ? { data: over } : over;
      const request = { of, expression: text, cursor: before.length };
      const { from, candidates } = await host().call('pipeline.complete', request);
      if (!isAsked()) return;
      const begin = before.slice(0, from).join('').length;
      const begun = text.slice(begin, cursor);
      // What stands there already is no help, and Enter is to begin a line then.
      const isWhole = candidates.every((one) => one.text === begun);
      this.#of = { text, cursor, from: begin };
      this.#show((unasked && begun === '') || isWhole ? [] : candidates);
    } catch {
      // Without its columns there is nothing to offer; the form says what is wrong with the data.
      if (isAsked()) this.#show([]);
    }
  }

  // The first is the best one, unless a person has moved on since they typed.
  #show(candidates: readonly Candidate[]): void {
    const marked = this.#moved ? this.candidates[this.at]?.text : undefined;
    this.candidates = candidates;
    this.at = Math.max(
      0,
      candidates.findIndex(({ text }) => text === marked),
    );
  }
}
