import { host, wireOf, type ComponentContent, type WireError } from '../../lib/host';
import { asking } from '../../lib/state/usable';

/** What is in a version of a component. It is asked for once: a version never changes, it can only go. */
export class Content {
  data = $state.raw<ComponentContent>();
  error = $state.raw<WireError>();

  constructor(
    private readonly name: string,
    private readonly version: number,
  ) {
    void this.refresh();
  }

  async refresh(): Promise<void> {
    const answered = asking();
    try {
      this.data = await host().call('component.show', { name: this.name, version: this.version });
      this.error = undefined;
    } catch (thrown) {
      this.error = wireOf(thrown);
    }
    answered();
  }
}
