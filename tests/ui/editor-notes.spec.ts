import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { open, testOver, type Own } from './own';
import { expect } from './server';

const source = { id: 'penguins', kind: 'source', params: { dataset: 'penguins' } };
const OLD = { id: 'old', text: 'Written before names were kept', at: [0, 140], size: [240, 96] };

/** A pipeline with a note, and a far node that makes the graph as wide as is asked for. */
function write({ workspace }: Own, name: string, wide: number, notes: object[]) {
  const far = { id: 'far', kind: 'source', params: { dataset: 'penguins' } };
  const file = (ending: string) => join(workspace, 'pipelines', `${name}${ending}`);
  writeFileSync(file('.json'), JSON.stringify({ falaj_pipeline: 1, name, nodes: [source, far] }));
  const layout = { falaj_layout: 1, nodes: { penguins: [0, 0], far: [wide, 0] }, notes };
  writeFileSync(file('.layout.json'), JSON.stringify(layout, undefined, 2) + '\n');
}

const test = testOver({ sample: true }, (own) => {
  write(own, 'signed', 300, [OLD]);
  write(own, 'far', 5000, [{ ...OLD, at: [0, 600], size: [1600, 700] }]);
  write(own, 'blank', 5000, [{ ...OLD, at: [0, 600], size: [1600, 700], text: '' }]);
});

const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
const zoom = async (page: Page) => parseInt((await page.getByTestId('zoom').textContent()) ?? '', 10);

test('a note tells quietly who changed it last, once somebody has', async ({ page, server, complaints }) => {
  const layout = join((server as Own).workspace, 'pipelines', 'signed.layout.json');
  const before = readFileSync(layout, 'utf8');
  await open(page, server, { place: 'pipelines/signed' });
  const note = page.getByTestId('note');
  await expect(note.getByRole('textbox')).toHaveValue(OLD.text);
  await expect(note.getByTestId('note-by')).toHaveCount(0);
  expect(readFileSync(layout, 'utf8')).toBe(before);

  await note.getByRole('textbox').fill('Heavy birds only');
  await saved(page);
  const by = note.getByTestId('note-by');
  await expect(by).not.toBeEmpty();
  const kept = (JSON.parse(readFileSync(layout, 'utf8')) as { notes: { actor: string; changed: number }[] }).notes[0];
  expect(kept?.actor).toBeTruthy();
  await expect(by).toContainText(kept?.actor ?? '');
  expect(Math.abs(Date.now() - (kept?.changed ?? 0))).toBeLessThan(600_000);
  expect(await violations(page), 'note').toEqual([]);
  expect(complaints).toEqual([]);
});

/** How many colours there are in the upper part of the note that stands below the nodes. */
async function colours(page: Page): Promise<number> {
  await expect(page.getByTestId('graph')).toHaveAttribute('data-far', '');
  return page.getByTestId('sheet').evaluate((sheet) => {
    const canvas = sheet as HTMLCanvasElement;
    const first = document.querySelector('.svelte-flow__node')?.getBoundingClientRect();
    const box = canvas.getBoundingClientRect();
    if (!first) throw new Error('No node is an element');
    const [scale, ratio] = [first.width / 100, canvas.width / box.width];
    const at = (x: number, y: number) =>
      [(first.x - box.x + x * scale) * ratio, (first.y - box.y + y * scale) * ratio] as const;
    const [[left, top], [right, bottom]] = [at(100, 620), at(1500, 800)];
    const { data } = canvas.getContext('2d')!.getImageData(left, top, right - left, bottom - top);
    const found = new Set<number>();
    for (let n = 0; n < data.length; n += 4) found.add((data[n]! << 16) | (data[n + 1]! << 8) | data[n + 2]!);
    return found.size;
  });
}

test('from afar a note shows its first line, and one without words none', async ({ page, server, complaints }) => {
  await open(page, server, { place: 'pipelines/far' });
  await expect.poll(() => colours(page)).toBeGreaterThan(4);
  await page.evaluate(() => (location.hash = '#/pipelines/blank'));
  await expect(page.getByTestId('pipeline-panel').getByRole('textbox').first()).toHaveValue('blank');
  await expect.poll(() => colours(page)).toBe(1);
  expect(complaints).toEqual([]);
});

test('the wheel over the overview brings the graph nearer, and farther', async ({ page, server, complaints }) => {
  await open(page, server, { place: 'pipelines/far' });
  await expect.poll(() => zoom(page)).toBeLessThan(50);
  const before = await zoom(page);
  await page.getByTestId('minimap').hover();
  await page.mouse.wheel(0, -400);
  await expect.poll(() => zoom(page)).toBeGreaterThan(before);
  const near = await zoom(page);
  await page.mouse.wheel(0, 300);
  await expect.poll(() => zoom(page)).toBeLessThan(near);
  // There is an end to it.
  for (let n = 0; n < 20; n += 1) await page.mouse.wheel(0, -2000);
  await expect.poll(() => zoom(page)).toBe(200);
  expect(complaints).toEqual([]);
});
