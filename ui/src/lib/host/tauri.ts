import { invoke } from '@tauri-apps/api/core';
import { getCurrentWebviewWindow } from '@tauri-apps/api/webviewWindow';
import { open, save } from '@tauri-apps/plugin-dialog';
import type { Commands, Event } from './contract.gen';
import { tauriDesktop } from './desktop';
import { Failure, TABLE_FILES, failure, wireOf, type Host } from './host';
import { toBase64 } from './save';

/** The desktop shell: one `invoke` for all commands, one event name for all events, native dialogs. */
export function tauriHost(): Host {
  return {
    capabilities: { nativeDialogs: true, upload: false },
    desktop: tauriDesktop(),
    async call(name, request) {
      try {
        return await invoke<Commands[typeof name]['response']>('call', {
          command: name,
          body: request ?? {},
          lang: document.documentElement.lang,
        });
      } catch (thrown) {
        throw new Failure(wireOf(thrown));
      }
    },
    events(listener) {
      listener.connection('connecting');
      // Of this window's workspace only: a process may have windows on several.
      const stop = getCurrentWebviewWindow().listen<Event>('falaj://event', (message) =>
        listener.event(message.payload),
      );
      void stop.then(() => listener.connection('open'));
      return () => void stop.then((end) => end());
    },
    pickFile: (endings = TABLE_FILES) =>
      open({
        multiple: false,
        directory: false,
        filters: [{ name: endings.map((ending) => `.${ending}`).join(', '), extensions: [...endings] }],
      }),
    pickFolder: () => open({ multiple: false, directory: true }),
    pickSave: (suggested) => save({ defaultPath: suggested }),
    upload: () => Promise.reject(failure('bad_request', 'the desktop shell opens files by their path')),
    async saveFile(name, content) {
      try {
        const lang = document.documentElement.lang;
        const path = await invoke<string | null>('save_file', { name, base64: toBase64(content), lang });
        return path === null ? null : { path };
      } catch (thrown) {
        throw new Failure(wireOf(thrown));
      }
    },
  };
}
