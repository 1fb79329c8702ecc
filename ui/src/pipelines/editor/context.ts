import { getContext, setContext } from 'svelte';
import type { PipelineController } from '../pipeline.svelte';
import type { Editor } from './editor.svelte';
import type { Saver } from './saver.svelte';

/** What the parts of the editor's screen share. */
export interface Session {
  readonly editor: Editor;
  readonly saver: Saver;
  readonly control: PipelineController;
}

const KEY = Symbol('editor');

export const setSession = (session: Session): Session => setContext(KEY, session);
export const useSession = (): Session => getContext<Session>(KEY);
