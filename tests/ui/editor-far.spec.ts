import type { Page } from '@playwright/test';
import { violations } from './axe';
import { call } from './calls';
import { open, testOver } from './own';
import { expect, type Server } from './server';

// A graph of a thousand nodes from so far away that no word can be read: it is drawn, and done with as from near.

const test = testOver({ sample: true });
const [ACROSS, DOWN] = [40, 25];
const STEP: [number, number] = [120, 140];

interface Opened {
  digest: string;
  layout: { nodes: Record<string, [number, number]> };
}

async function large(page: Page, server: Server, look: { lang?: 'en' | 'ar'; theme?: 'light' | 'dark' } = {}) {
  const { id } = await call<{ id: string }>(server, 'pipeline.create', { name: 'a thousand' });
  const { digest } = await call<Opened>(server, 'pipeline.open', { file: id });
  const nodes = Array.from({ length: ACROSS * DOWN }, (_, n) => ({
    id: `n${n}`,
    kind: n % ACROSS === 0 ? 'source' : 'deduplicate',
    params: n % ACROSS === 0 ? { dataset: 'penguins' } : {},
    inputs: n % ACROSS === 0 ? {} : { table: `n${n - 1}` },
  }));
  const places = nodes.map((one, n) => [one.id, [(n % ACROSS) * STEP[0], Math.floor(n / ACROSS) * STEP[1]]]);
  const pipeline = { falaj_pipeline: 1, name: 'a thousand', description: '', nodes };
  const layout = { falaj_layout: 1, nodes: Object.fromEntries(places) as Opened['layout']['nodes'], notes: [] };
  await call(server, 'pipeline.save', { file: id, pipeline, layout, base: digest });
  await open(page, server, { ...look, place: `pipelines/${id}` });
  await expect(page.getByTestId('graph')).toHaveAttribute('data-far', '');
  await expect(page.locator('[data-node]')).toHaveCount(1);
  return id;
}

/** Where the middle of a tile is on the screen: the one node that is an element says how the graph lies. */
async function tile(page: Page, n: number): Promise<[x: number, y: number]> {
  const first = await page.locator('.svelte-flow__node').first().boundingBox();
  const id = Number((await page.locator('[data-node]').first().getAttribute('data-node'))?.slice(1));
  if (!first) throw new Error('No node is an element');
  const zoom = first.width / 100;
  const [across, down] = [(n % ACROSS) - (id % ACROSS), Math.floor(n / ACROSS) - Math.floor(id / ACROSS)];
  return [first.x + (50 + across * STEP[0]) * zoom, first.y + (24 + down * STEP[1]) * zoom];
}

const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
const place = async (server: Server, id: string, node: string) =>
  (await call<Opened>(server, 'pipeline.open', { file: id })).layout.nodes[node] ?? [0, 0];

async function drag(page: Page, from: [number, number], to: [number, number]) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 8 });
}

test('from afar nodes are chosen, boxed, moved and taken back', async ({ page, server, complaints }) => {
  const id = await large(page, server);
  await page.mouse.move(...(await tile(page, 405)));
  await expect(page.getByTestId('hover-card')).toContainText('n405');
  await page.mouse.click(...(await tile(page, 405)));
  await expect(page.getByTestId('node-id')).toHaveValue('n405');
  await expect(page.getByTestId('node-n405')).toBeFocused();
  expect(await violations(page), 'far').toEqual([]);

  await page.keyboard.down('Shift');
  await page.mouse.click(...(await tile(page, 407)));
  await page.keyboard.up('Shift');
  await expect(page.getByTestId('pipeline-panel').getByRole('heading')).toContainText('2');
  // Both go where one of them is dragged.
  const [from, to] = [await tile(page, 407), await tile(page, 487)];
  await drag(page, from, to);
  await page.mouse.up();
  await saved(page);
  const near = (at: [number, number], x: number, y: number) => {
    expect(Math.abs(at[0] - x)).toBeLessThan(12);
    expect(Math.abs(at[1] - y)).toBeLessThan(12);
  };
  near(await place(server, id, 'n405'), 5 * STEP[0], 12 * STEP[1]);
  near(await place(server, id, 'n407'), 7 * STEP[0], 12 * STEP[1]);
  await page.keyboard.press('Control+z');
  await saved(page);
  expect(await place(server, id, 'n405')).toEqual([5 * STEP[0], 10 * STEP[1]]);

  // A drag that is broken off moves nothing.
  await drag(page, await tile(page, 405), await tile(page, 600));
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.getByTestId('editor-undo')).toBeDisabled();
  await expect(page.getByTestId('pipeline-panel').getByRole('heading')).toContainText('2');

  // A box, then away with what it took.
  await page.keyboard.press('Escape');
  await page.keyboard.down('Shift');
  const [left, right] = [await tile(page, 1), await tile(page, 84)];
  await drag(page, [left[0] - 8, left[1] - 12], [right[0] + 4, right[1] + 4]);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(page.getByTestId('pipeline-panel').getByRole('heading')).toContainText('12');
  await page.keyboard.press('Delete');
  await expect(page.getByTestId('said')).toContainText('12');
  await page.keyboard.press('Control+z');
  await saved(page);
  expect(complaints).toEqual([]);
});

test('what is far comes near, and arrow keys go from node to node', async ({ page, server, complaints }) => {
  await large(page, server, { lang: 'ar', theme: 'dark' });
  await page.mouse.click(...(await tile(page, 450)));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('node-n451')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('node-n491')).toBeFocused();
  await page.mouse.dblclick(...(await tile(page, 492)));
  await expect(page.getByTestId('graph')).not.toHaveAttribute('data-far');
  await expect(page.getByTestId('node-n492')).toBeInViewport();
  await expect(page.getByTestId('node-n493')).toBeInViewport();
  // Only what is in view is an element, and goes again when it is left.
  expect(await page.locator('[data-node]').count()).toBeLessThan(120);
  await page.getByTestId('zoom').locator('..').getByRole('button').last().click();
  await expect(page.locator('[data-node]')).toHaveCount(1);
  await page.waitForTimeout(300);
  // The overview leads to another part.
  await page.getByTestId('zoom').locator('..').getByRole('button').nth(1).click({ clickCount: 12, delay: 20 });
  await expect(page.getByTestId('graph')).not.toHaveAttribute('data-far');
  await page.getByTestId('minimap').click({ position: { x: 40, y: 20 } });
  await expect(page.getByTestId('node-n167')).toBeInViewport();
  expect(complaints).toEqual([]);
});
