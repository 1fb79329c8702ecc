import type { Page } from '@playwright/test';
import { violations } from './axe';
import { call } from './calls';
import { open, testOver } from './own';
import { expect, type Server } from './server';

// What is done with wires by pointer: looked at, led elsewhere, taken out, and nodes put into them.

const test = testOver({ sample: true });

interface Opened {
  digest: string;
  pipeline: { nodes: { id: string; inputs?: Record<string, string> }[] };
}

async function graph(page: Page, server: Server, look: { lang?: 'en' | 'ar'; theme?: 'light' | 'dark' } = {}) {
  const { id } = await call<{ id: string }>(server, 'pipeline.create', { name: `wires ${look.lang ?? 'en'}` });
  const { digest } = await call<Opened>(server, 'pipeline.open', { file: id });
  const nodes = [
    { id: 'birds', kind: 'source', params: { dataset: 'penguins' }, inputs: {} },
    { id: 'others', kind: 'source', params: { dataset: 'penguins' }, inputs: {} },
    { id: 'once', kind: 'deduplicate', params: {}, inputs: { table: 'birds' } },
    { id: 'both', kind: 'union', params: {}, inputs: { top: 'once', bottom: 'others' } },
    { id: 'parts', kind: 'split', params: {}, inputs: {} },
    { id: 'ready', kind: 'prepare', params: { target: 'species' }, inputs: { parts: 'parts' } },
    { id: 'few', kind: 'sample', params: { rows: 20 }, inputs: {} },
  ];
  const layout = {
    falaj_layout: 1,
    nodes: {
      birds: [0, 0],
      others: [0, 150],
      once: [180, 0],
      both: [360, 60],
      parts: [360, 240],
      ready: [540, 240],
      few: [180, 300],
    },
    notes: [],
  };
  const pipeline = { falaj_pipeline: 1, name: 'wires', description: '', nodes };
  await call(server, 'pipeline.save', { file: id, pipeline, layout, base: digest });
  await open(page, server, { ...look, place: `pipelines/${id}` });
  await expect(page.getByTestId('port-both-top')).toBeVisible();
  const inputs = async () => {
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
    const { pipeline } = await call<Opened>(server, 'pipeline.open', { file: id });
    return Object.fromEntries(pipeline.nodes.map((node) => [node.id, node.inputs ?? {}]));
  };
  return { inputs };
}

type Spot = [x: number, y: number];
async function port(page: Page, id: string, beside: Spot = [0, 0]): Promise<Spot> {
  const box = await page.getByTestId(`port-${id}`).boundingBox();
  if (!box) throw new Error(`No port ${id}`);
  return [box.x + box.width / 2 + beside[0], box.y + box.height / 2 + beside[1]];
}

async function drag(page: Page, from: Spot, to: Spot) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 10 });
  await page.mouse.up();
}

test('a wire says what flows through it, and its ends are led elsewhere', async ({ page, server, complaints }) => {
  const { inputs } = await graph(page, server);
  await page.mouse.move(...(await port(page, 'birds-out', [60, 0])));
  await expect(page.getByTestId('wire-card')).toContainText('birds');
  await expect(page.getByTestId('wire-card')).toContainText('bill_length_mm');
  expect(await violations(page), 'wire').toEqual([]);

  // Its end to another port of the same node, whose wire it takes the place of.
  await drag(page, await port(page, 'both-top', [-14, 0]), await port(page, 'both-bottom'));
  expect((await inputs())['both']).toEqual({ bottom: 'once' });
  await page.keyboard.press('Control+z');
  expect((await inputs())['both']).toEqual({ top: 'once', bottom: 'others' });

  // Its start to another output.
  await drag(page, await port(page, 'birds-out', [14, 0]), await port(page, 'others-out'));
  expect((await inputs())['once']).toEqual({ table: 'others' });

  // To a port that takes something else: it is said why not, and nothing changes.
  await drag(page, await port(page, 'once-table', [-14, 0]), await port(page, 'ready-parts'));
  await expect(page.getByTestId('toast').first()).toContainText('ready');
  expect((await inputs())['once']).toEqual({ table: 'others' });

  // On a node beside its ports, the port that fits.
  await drag(page, await port(page, 'once-table', [-14, 0]), await port(page, 'parts-table', [29, 0]));
  expect(await inputs()).toMatchObject({ once: {}, parts: { table: 'others' } });

  // On nothing, it goes; and comes back.
  await drag(page, await port(page, 'both-bottom', [-14, 0]), await port(page, 'both-bottom', [-20, 260]));
  expect((await inputs())['both']).toEqual({ top: 'once' });
  await page.keyboard.press('Control+z');
  expect((await inputs())['both']).toEqual({ top: 'once', bottom: 'others' });

  // Broken off, it stays.
  const [x, y] = await port(page, 'both-bottom', [-14, 0]);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 120, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect((await inputs())['both']).toEqual({ top: 'once', bottom: 'others' });
  expect(complaints).toEqual([]);
});

test('a node without wires goes into the wire that it is dropped on; one with wires only moves', async ({
  page,
  server,
  complaints,
}) => {
  const { inputs } = await graph(page, server, { lang: 'ar', theme: 'dark' });
  const middle = await port(page, 'birds-out', [60, 0]);
  const few = await page.getByTestId('node-few').boundingBox();
  const tile: Spot = [(few?.x ?? 0) + (few?.width ?? 0) / 2, (few?.y ?? 0) + 20];
  await drag(page, tile, middle);
  expect(await inputs()).toMatchObject({ few: { table: 'birds' }, once: { table: 'few' } });
  await page.keyboard.press('Control+z');
  expect(await inputs()).toMatchObject({ few: {}, once: { table: 'birds' } });
  const parts = await page.getByTestId('node-parts').boundingBox();
  await drag(page, [(parts?.x ?? 0) + (parts?.width ?? 0) / 2, (parts?.y ?? 0) + 20], middle);
  expect(await inputs()).toMatchObject({ parts: {}, once: { table: 'birds' } });
  expect(complaints).toEqual([]);
});

test('parts of the palette are closed, and stay so', async ({ page, server, complaints }) => {
  await graph(page, server);
  const palette = page.getByTestId('palette');
  await expect(palette.getByTestId('kind-filter')).toBeVisible();
  await palette.getByTestId('part-clean').click();
  await expect(palette.getByTestId('kind-filter')).toHaveCount(0);
  expect(await violations(page), 'palette').toEqual([]);
  await page.reload();
  await expect(palette.getByTestId('kind-join')).toBeVisible();
  await expect(palette.getByTestId('kind-filter')).toHaveCount(0);
  // What is typed is found in what is closed as well.
  await page.getByTestId('palette-search').fill('filter');
  await expect(palette.getByTestId('kind-filter')).toBeVisible();
  await page.getByTestId('palette-search').fill('');
  // By keys: the first line is the first part.
  await page.getByTestId('palette-search').focus();
  await page.keyboard.press('Enter');
  await expect(palette.getByTestId('kind-source')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(palette.getByTestId('kind-source')).toBeVisible();
  expect(complaints).toEqual([]);
});
