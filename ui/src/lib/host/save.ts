/** What goes into a file. */
export type Content = string | Uint8Array<ArrayBuffer>;

/** The name that a file of this title gets: without what file systems or people stumble over. */
export function fileName(title: string, ending: string): string {
  const plain = title
    // Isolation marks are for reading only; the others are separators somewhere.
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    // eslint-disable-next-line no-control-regex
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .slice(0, 80)
    .trim();
  return `${plain || 'chart'}.${ending}`;
}

/** Bytes as base64; in slices, since a call takes only so many arguments. */
export function toBase64(content: Content): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** The bytes that stand in base64. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** Hands a file to the browser, which keeps it where it keeps downloads. */
export function download(name: string, content: Content, mime: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click; once it does, it is not needed.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
