import { host, isUnreachable, wireOf, type ServerMetrics } from '../lib/host';
import { between, type Window } from './metrics';

/** Between two readings. */
export const EVERY = 5000;
/** Readings that are kept: an hour of them. */
const KEPT = 720;

/** Reads a server's counters while its screen is open. Nothing is kept anywhere else. */
export class Watching {
  newest = $state.raw<ServerMetrics>();
  /** One for each pair of readings; `null` where the server was started anew between them. */
  windows = $state.raw<readonly (Window | null)[]>([]);
  /** When the screen began to read. */
  readonly since = Date.now();
  #busy = false;

  constructor(private readonly name: string) {}

  /** Reads until the returned function is called. */
  open(): () => void {
    void this.read();
    const timer = setInterval(() => void this.read(), EVERY);
    return () => clearInterval(timer);
  }

  async read(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const { metrics } = await host().call('deploy.metrics', { name: this.name });
      const before = this.newest;
      this.newest = metrics;
      if (before && metrics.at > before.at) this.windows = [...this.windows, between(before, metrics)].slice(-KEPT);
    } catch (thrown) {
      // A server that is being changed or started again does not answer; its state says so, and the next reading may.
      const error = wireOf(thrown);
      if (!isUnreachable(error) && error.code === 'deployment_stopped') this.newest = undefined;
    } finally {
      this.#busy = false;
    }
  }
}
