import { untrack } from 'svelte';
import { host } from '../../lib/host';
import { live } from '../../lib/state/live.svelte';
import { whenStale } from '../../lib/state/query';
import { router } from '../../lib/state/router.svelte';
import { ask } from '../../lib/ask/ask.svelte';
import { PipelineController } from '../pipeline.svelte';
import type { Session } from './context';
import { Editor } from './editor.svelte';
import type { Opened } from './opening.svelte';
import { Saver, docOf } from './saver.svelte';

/** Puts together what the editor's parts share. Called while its screen is set up. */
export function openSession(file: string, { document, kinds }: Opened): Session {
  const editor = new Editor(kinds, docOf(document));
  const saver = new Saver(
    file,
    {
      save: (request) => host().call('pipeline.save', request),
      open: (file) => host().call('pipeline.open', { file }),
    },
    {
      now: () => editor.whole,
      what: () => editor.last,
      take: (before, after) => editor.take(before, after),
      refused: (doc) => editor.lock(doc),
    },
    document,
  );
  editor.changed = () => saver.changed();
  return { editor, saver, control: new PipelineController(() => file) };
}

/** Keeps the file and the editor together for as long as the screen is there. Called while it is set up. */
export function followFile({ saver }: Session): void {
  $effect(() => whenStale('pipeline.open', () => void saver.look()));
  $effect(() => {
    if (live.connection === 'open') untrack(() => saver.retry());
  });
  $effect(() => () => saver.close());
  $effect(() => {
    if (!saver.isDirty) return;
    const free = router.hold(() => mayLeave(saver));
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => {
      free();
      removeEventListener('beforeunload', warn);
    };
  });
}

// Leaving waits for what is on its way; only what can't be saved is asked about.
async function mayLeave(saver: Saver): Promise<boolean> {
  if (await saver.settled()) return true;
  return ask({ title: 'unsaved-title', text: 'unsaved-pipeline', act: 'unsaved-act', danger: true });
}
