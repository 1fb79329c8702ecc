// How a chart leaves the window: as a picture, as values, on the clipboard, on paper.
import { fileName, fromBase64, host, saveFile } from '../host';
import { toCsv } from '../parts/table';
import { preferences } from '../state/preferences.svelte';
import type { Content } from './content';
import { pictureRequest } from './picture';
import type { Cell, Values } from './values';

type Theme = 'light' | 'dark';

const PNG = 'image/png';
// Spreadsheets take a file without it for Latin text, and Arabic for noise.
const BYTE_ORDER_MARK = '\ufeff';

async function svg(content: Content, width: number, theme: Theme): Promise<string> {
  const look = { theme, lang: preferences.lang, width };
  return (await host().call('charts.render', pictureRequest(content, 'svg', look))).text ?? '';
}

async function png(content: Content, width: number, theme: Theme): Promise<Uint8Array<ArrayBuffer>> {
  const look = { theme, lang: preferences.lang, width };
  return fromBase64((await host().call('charts.render', pictureRequest(content, 'png', look))).base64 ?? '');
}

const theme = (): Theme => (preferences.dark ? 'dark' : 'light');

export type Saved = { path?: string } | null;

export async function savePicture(content: Content, format: 'svg' | 'png', width: number): Promise<Saved> {
  const name = fileName(content.title, format);
  if (format === 'svg') return saveFile(name, await svg(content, width, theme()), 'image/svg+xml');
  return saveFile(name, await png(content, width, theme()), PNG);
}

export function saveValues(title: string, { head, rows }: Values): Promise<Saved> {
  const columns = head.map((name, at) => ({ head: name, value: (row: Cell[]) => row[at] ?? null }));
  return saveFile(fileName(title, 'csv'), BYTE_ORDER_MARK + toCsv(rows, columns), 'text/csv');
}

/** True where a picture can be put on the clipboard: not on every platform's web view. */
export const canCopy = () => typeof ClipboardItem !== 'undefined' && typeof navigator.clipboard?.write === 'function';

export async function copyPicture(content: Content, width: number): Promise<void> {
  const picture = png(content, width, theme()).then((bytes) => new Blob([bytes], { type: PNG }));
  // The promise is handed over unawaited: some browsers allow the clipboard only within the click itself.
  await navigator.clipboard.write([new ClipboardItem({ [PNG]: picture })]);
}

/** Prints the chart alone, in light: paper is. */
export async function printPicture(content: Content, width: number): Promise<void> {
  const drawn = new DOMParser().parseFromString(await svg(content, width, 'light'), 'image/svg+xml');
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  sheet.append(document.importNode(drawn.documentElement, true));
  document.body.append(sheet);
  const over = () => sheet.remove();
  addEventListener('afterprint', over, { once: true });
  window.print();
}
