import { isTextList, keep, recall } from '../lib/state/stored';

const KEPT = 12;
const key = (workspace: string) => `falaj-recent ${workspace}`;

/** Ids of what was chosen lately in a workspace, newest first. */
export const recentIn = (workspace: string): string[] => recall(key(workspace), isTextList) ?? [];

export function remember(workspace: string, id: string): void {
  const others = recentIn(workspace).filter((one) => one !== id);
  keep(key(workspace), [id, ...others].slice(0, KEPT));
}
