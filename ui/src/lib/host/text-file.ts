import { host, type Host } from '.';

/** Writes a text where a person wants it: by the desktop's dialog, or as a download. */
export async function saveText(name: string, text: string, mime: string): Promise<void> {
  const desktop = host() as Host & { saveFile?: (name: string, content: string, mime: string) => Promise<unknown> };
  if (desktop.saveFile) return void (await desktop.saveFile(name, text, mime));
  const address = URL.createObjectURL(new Blob([text], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
