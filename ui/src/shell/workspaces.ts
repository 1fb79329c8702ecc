import { host } from '../lib/host';

/** What a desktop can do with workspaces; a browser has the one that its host serves. */
export interface Workspaces {
  /** Folders of the ones opened lately, the last one first. */
  recents(): Promise<string[]>;
  openWorkspace(path: string): Promise<void>;
  /** `open-workspace` asks for a folder and opens it. */
  act(action: 'open-workspace'): void;
}

/** The desktop around this page, where there is one. */
export const workspaces = (): Workspaces | undefined => (host() as { desktop?: Workspaces }).desktop;

/** What a workspace is called that is not open: its folder's name. */
export const folderName = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
