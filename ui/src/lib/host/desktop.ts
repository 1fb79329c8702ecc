import { invoke } from '@tauri-apps/api/core';
import { getCurrentWebviewWindow } from '@tauri-apps/api/webviewWindow';
import { Failure, wireOf } from './host';

/** What the shell says to its page. */
export interface DesktopListener {
  /** A menu item was chosen: the id of the action, such as `go-data` or `palette`. */
  action(id: string): void;
  /** Files were dropped on the window, or handed over by the system: their paths. */
  files(paths: string[]): void;
  /** A place is to be shown: its address, such as `#/runs/flights-late-1`. */
  route(address: string): void;
  /** Whether files are held over the window. */
  over(held: boolean): void;
}

/** Actions that the shell itself does. */
export type ShellAction =
  'new-window' | 'open-workspace' | 'close' | 'zoom-in' | 'zoom-out' | 'zoom-reset' | 'fullscreen' | 'show-folder';

/** What a desktop can do for the pages, beyond what every host can. */
export interface Desktop {
  /** Hears the shell until the returned function is called; what came before is told first. */
  listen(listener: DesktopListener, lang: string): () => void;
  /** Menus and dialogs speak this language from now on. */
  speak(lang: string): void;
  /** The shell remembers where this window is. */
  at(address: string): void;
  /** Does what the menu item of this name does. */
  act(action: ShellAction): void;
  /** Opens another window on this workspace. */
  openWindow(address: string): Promise<void>;
  /** Folders of workspaces used before, the last one first. */
  recents(): Promise<string[]>;
  /** Opens another workspace. */
  openWorkspace(path: string): Promise<void>;
  /** Shows a file of the workspace, or one just saved, in its folder. */
  showInFolder(path: string): Promise<void>;
}

type Note = { action: string } | { files: string[] } | { route: string } | { over: boolean };
interface Answer {
  recents: string[];
}

/** The desktop shell around this page. */
export function tauriDesktop(): Desktop {
  // What is told by the way: nobody waits for it, and the next change tells it again.
  const tell = (request: object) => void ask(request).catch(() => undefined);
  return {
    listen(listener, lang) {
      const stop = getCurrentWebviewWindow().listen<Note>('falaj://desktop', (message) =>
        hear(listener, message.payload),
      );
      void stop.then(() => tell({ ask: 'ready', lang }));
      return () => void stop.then((end) => end());
    },
    speak: (lang) => tell({ ask: 'lang', lang }),
    at: (route) => tell({ ask: 'route', route }),
    act: (action) => tell({ ask: 'action', action }),
    openWindow: async (route) => void (await ask({ ask: 'window', route })),
    recents: async () => (await ask({ ask: 'recents' })).recents,
    openWorkspace: async (path) => void (await ask({ ask: 'open', path })),
    showInFolder: async (path) => void (await ask({ ask: 'reveal', path })),
  };
}

async function ask(request: object): Promise<Answer> {
  try {
    return await invoke<Answer>('desktop', { request });
  } catch (thrown) {
    throw new Failure(wireOf(thrown));
  }
}

function hear(listener: DesktopListener, note: Note): void {
  if ('action' in note) listener.action(note.action);
  else if ('files' in note) listener.files(note.files);
  else if ('route' in note) listener.route(note.route);
  else listener.over(note.over);
}
