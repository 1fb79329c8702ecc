import type { Component } from 'svelte';
import { host, wireOf, type WireError } from '../../lib/host';
import { asking } from '../../lib/state/usable';
import { Catalogue } from './model/catalogue';
import type { PipelineDocument } from './model/types';

export interface Opened {
  readonly document: PipelineDocument;
  readonly kinds: Catalogue;
}

interface Ready {
  readonly opened: Opened;
  readonly Screen: Component<{ file: string; opened: Opened }>;
}

/** A pipeline on its way to the editor, and the editor itself: what draws graphs is loaded where there is one. */
export class Opening {
  data = $state.raw<Ready>();
  error = $state.raw<WireError>();

  constructor(private readonly file: string) {
    void this.refresh();
  }

  async refresh(): Promise<void> {
    const answered = asking();
    try {
      const [document, { kinds }, { default: Screen }] = await Promise.all([
        host().call('pipeline.open', { file: this.file }),
        host().call('pipeline.kinds', {}),
        import('./EditorScreen.svelte'),
      ]);
      this.data = { Screen, opened: { document, kinds: new Catalogue(kinds) } };
      this.error = undefined;
    } catch (thrown) {
      this.error = wireOf(thrown);
    }
    answered();
  }
}
