import { host, wireOf, type LogsResponse, type WireError } from '../lib/host';

const EVERY = 2000;
const STEP = 200;
/** What the host sends at most. */
const MOST = 5000;

/** Follows what a deployment's server writes, as long as its card is open. */
export class Following {
  answer = $state.raw<LogsResponse>();
  error = $state.raw<WireError>();
  follow = $state(true);
  #limit = STEP;
  #busy = false;

  constructor(private readonly name: string) {}

  /** Reads again and again until the returned function is called. */
  open(): () => void {
    void this.read();
    const timer = setInterval(() => void this.read(), EVERY);
    return () => clearInterval(timer);
  }

  async read(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const next = await host().call('deploy.logs', { name: this.name, limit: this.#limit });
      // The same lines are not drawn anew: a person may be selecting text in them.
      if (next.lines.join('\n') !== this.answer?.lines.join('\n') || next.more !== this.answer.more) this.answer = next;
      this.error = undefined;
    } catch (thrown) {
      this.error = wireOf(thrown);
    } finally {
      this.#busy = false;
    }
  }

  /** Reads further back. */
  async more(): Promise<void> {
    this.#limit = Math.min(MOST, this.#limit * 5);
    this.follow = false;
    await this.read();
  }
}
