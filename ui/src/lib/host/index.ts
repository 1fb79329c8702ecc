import { httpHost } from './http';
import type { Host } from './host';
import type { Content } from './save';

export * from './contract.gen';
export { fileName, fromBase64, type Content } from './save';
export type { Desktop, DesktopListener, ShellAction } from './desktop';
export {
  Failure,
  TABLE_FILES,
  failure,
  isUnreachable,
  wireOf,
  type Capabilities,
  type Connection,
  type Host,
} from './host';

let current: Host | undefined;

/** Opens the host this page runs in. Called once, before anything is drawn. */
export async function openHost(): Promise<Host> {
  if (!current) current = '__TAURI_INTERNALS__' in window ? (await import('./tauri')).tauriHost() : httpHost();
  return current;
}

/** The open host. */
export function host(): Host {
  if (!current) throw new Error('openHost() comes first');
  return current;
}

/** Writes a file where a person wants it: a download in the browser, a dialog in the desktop shell. */
export function saveFile(name: string, content: Content, mime: string): Promise<{ path?: string } | null> {
  return host().saveFile(name, content, mime);
}
