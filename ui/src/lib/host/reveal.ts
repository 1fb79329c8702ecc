import { host, type Host } from '.';

/** Shows a file in its folder; `undefined` where there is no desktop around the page that can. */
export function revealer(): ((path: string) => Promise<void>) | undefined {
  const { desktop } = host() as Host & { desktop?: { showInFolder(path: string): Promise<void> } };
  return desktop && ((path) => desktop.showInFolder(path));
}
