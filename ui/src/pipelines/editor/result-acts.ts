import { host, wireOf } from '../../lib/host';
import { duration } from '../../lib/format';
import { t } from '../../lib/messages';
import { toasts } from '../../lib/parts/toasts/toasts.svelte';
import { chosenNodes } from './acts';
import type { Session } from './context';
import { togglePin } from './model/edits';
import { isComponent } from './model/kinds';

// What a person can do with what nodes gave: pin it, or set it aside for them to work anew.

/** Pins the results of the chosen nodes as they are now; unpins them where all are pinned. */
export function pinChosen({ editor, saver }: Session): void {
  const ids = [...editor.chosen];
  if (editor.path.length > 0) return editor.refuse('refused-pin-inside');
  const chosen = chosenNodes(editor);
  if (chosen.length === 0) return;
  if (chosen.every(({ kind }) => isComponent(kind))) return editor.refuse('refused-pin-component');
  const isOn = chosen.some(({ pinned }) => pinned === undefined);
  // Keys of before an edit are those of other results.
  const keys = saver.isDirty ? {} : (saver.findings?.results ?? {});
  const done = editor.do(isOn ? 'edit-pin' : 'edit-unpin', (doc) => togglePin(doc, editor.chosen, keys), ids);
  if (done) editor.say(isOn ? 'said-pinned' : 'said-unpinned', { n: chosen.length });
}

/** Sets aside what the chosen nodes gave and all that was made from it, or everything. It can be brought back. */
export async function resetResults(session: Session, which: 'chosen' | 'all'): Promise<void> {
  const { editor, saver, control } = session;
  if (editor.isReadOnly || control.running) return;
  await saver.settled();
  const { file } = control;
  const chosen = chosenNodes(editor);
  const asked = which === 'all' ? [undefined] : chosen.map(({ id }) => editor.full(id));
  const made: number[] = [];
  let [results, seconds] = [0, 0];
  try {
    for (const node of asked) {
      const reset = await host().call('pipeline.reset', { file, node });
      made.push(reset.at);
      results += reset.results;
      seconds += reset.seconds;
    }
  } catch (thrown) {
    toasts.add({ text: wireOf(thrown).message, kind: 'bad' });
  }
  if (made.length === 0) return;
  if (results === 0) return editor.refuse('reset-nothing');
  const undo = () => takeBack(file, made);
  toasts.add({ text: t('reset-done', { n: results, seconds: duration(seconds) }), kind: 'info', undo });
}

async function takeBack(file: string, resets: readonly number[]): Promise<void> {
  try {
    for (const undo of resets) await host().call('pipeline.reset', { file, undo });
  } catch (thrown) {
    toasts.add({ text: wireOf(thrown).message, kind: 'bad' });
  }
}

/** True for a node that waits or is at work in the run. */
export function canCancel({ control }: Session, full: string): boolean {
  const status = control.running ? control.node(full)?.node.status : undefined;
  return status === 'waiting' || status === 'running';
}

/** Cancels one node of the run; what needs it is skipped, and the rest goes on. */
export async function cancelNode(session: Session, full: string): Promise<void> {
  if (!canCancel(session, full)) return;
  if (await session.control.cancelNode(full)) session.editor.say('said-cancelling', { node: full });
}
