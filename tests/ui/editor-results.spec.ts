import type { Page } from '@playwright/test';
import { violations } from './axe';
import { call } from './calls';
import { open, testOver } from './own';
import { expect, type Server } from './server';

// What nodes gave: pinned, set aside and brought back, and one node of a run cancelled.

const test = testOver({ sample: true });

interface Run {
  status: string;
  nodes: { id: string; status: string }[];
}

// Each pipeline has results of its own: equal work is done once in a workspace.
let least = 4000;

async function graph(page: Page, server: Server, look: { lang: 'en' | 'ar'; theme: 'light' | 'dark' }, slow = false) {
  const { id } = await call<{ id: string }>(server, 'pipeline.create', { name: `results ${look.lang} ${slow}` });
  const { digest } = await call<{ digest: string }>(server, 'pipeline.open', { file: id });
  const nodes = [
    { id: 'birds', kind: 'source', params: { dataset: 'penguins' }, inputs: {} },
    { id: 'heavy', kind: 'filter', params: { where: `body_mass_g > ${++least}` }, inputs: { table: 'birds' } },
    { id: 'sorted', kind: 'sort', params: { by: ['body_mass_g'] }, inputs: { table: 'heavy' } },
    ...(slow
      ? [
          { id: 'parts', kind: 'split', params: {}, inputs: { table: 'birds' } },
          { id: 'ready', kind: 'prepare', params: { target: 'species' }, inputs: { parts: 'parts' } },
          {
            id: 'train',
            kind: 'train_mlp',
            params: { epochs: 100000, patience: 0 },
            inputs: { prepared: 'ready' },
          },
          { id: 'judge', kind: 'evaluate', params: {}, inputs: { model: 'train' } },
          { id: 'quick', kind: 'train_linear', params: { epochs: 2 }, inputs: { prepared: 'ready' } },
        ]
      : []),
  ];
  const pipeline = { falaj_pipeline: 1, name: 'results', description: '', nodes };
  await call(server, 'pipeline.save', {
    file: id,
    pipeline,
    layout: { falaj_layout: 1, nodes: {}, notes: [] },
    base: digest,
  });
  await open(page, server, { ...look, place: `pipelines/${id}` });
  await expect(page.getByTestId('node-sorted')).toBeVisible();
  return id;
}

const light = (page: Page, node: string) => page.getByTestId(`node-${node}`).getAttribute('data-status');

async function act(page: Page, node: string, testid: string) {
  await page.getByTestId(`node-${node}`).click();
  await page.getByTestId('node-acts').click();
  await page.getByTestId(testid).click();
}

for (const look of [
  { lang: 'en', theme: 'light' },
  { lang: 'ar', theme: 'dark' },
] as const)
  test(`a result is pinned, and what comes before it may be anything (${look.lang})`, async ({ page, server }) => {
    const id = await graph(page, server, look);
    // Nothing can be pinned before there is a result.
    await page.getByTestId('node-sorted').click();
    await page.getByTestId('node-acts').click();
    await expect(page.getByTestId('pin-node')).toBeDisabled();
    await page.keyboard.press('Escape');
    await page.getByTestId('run').click();
    await expect.poll(() => light(page, 'sorted')).toMatch(/done|cached/);
    await act(page, 'sorted', 'pin-node');
    await expect.poll(() => light(page, 'sorted')).toBe('pinned');
    expect(await violations(page), 'pinned').toEqual([]);

    // What comes before it is changed, then wrong: the pin is told to differ, and the pipeline still runs.
    const word = page.getByTestId('node-sorted').locator('.word');
    const said = await word.textContent();
    const opened = await call<{ digest: string; pipeline: { nodes: { params: Record<string, unknown> }[] } }>(
      server,
      'pipeline.open',
      { file: id },
    );
    const heavy = opened.pipeline.nodes[1];
    if (heavy) heavy.params['where'] = 'no_such_column > 4500';
    const layout = { falaj_layout: 1, nodes: {}, notes: [] };
    await call(server, 'pipeline.save', { file: id, pipeline: opened.pipeline, layout, base: opened.digest });
    await expect(word).not.toHaveText(said ?? '');
    await expect(page.getByTestId('run')).toBeEnabled();
    await page.getByTestId('run').click();
    const newest = () => call<{ runs: Run[] }>(server, 'runs.list', { pipeline: id, limit: 1 });
    await expect.poll(async () => (await newest()).runs[0]?.status).toBe('done');
    await page.getByTestId('node-sorted').click();
    await expect(page.getByTestId('node-rows-count')).toBeVisible();
    await expect(page.getByTestId('pinned')).toBeVisible();

    // Taken back and done again like any edit; unpinned by key, it can't work any more.
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => light(page, 'sorted')).not.toBe('pinned');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect.poll(() => light(page, 'sorted')).toBe('pinned');
    await page.getByTestId('unpin').click();
    await expect(page.getByTestId('run')).toBeDisabled();
  });

test('results are set aside, brought back, and made anew', async ({ page, server }) => {
  const id = await graph(page, server, { lang: 'en', theme: 'light' });
  await page.getByTestId('run').click();
  await expect.poll(() => light(page, 'sorted')).toMatch(/done|cached/);
  await act(page, 'heavy', 'reset-node');
  await expect(page.getByTestId('toast')).toContainText('2 results');
  for (const node of ['heavy', 'sorted']) await expect.poll(() => light(page, node)).toBe('ready');
  await page.getByTestId('undo').click();
  await expect.poll(() => light(page, 'sorted')).toMatch(/done|cached/);
  // By keyboard, all of them.
  await page.getByTestId('node-birds').click();
  await page.keyboard.press('Shift+R');
  await expect.poll(() => light(page, 'birds')).toBe('ready');
  await page.getByTestId('run').click();
  await expect.poll(() => light(page, 'sorted')).toMatch(/done|cached/);
  const { runs } = await call<{ runs: { id: string }[] }>(server, 'runs.list', { pipeline: id, limit: 1 });
  const { run } = await call<{ run: Run }>(server, 'runs.show', { id: runs[0]?.id });
  expect(run.nodes.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
});

test('one node of a run is cancelled, and the rest goes on', async ({ page, server }) => {
  const id = await graph(page, server, { lang: 'en', theme: 'light' }, true);
  await page.getByTestId('run').click();
  await expect.poll(() => light(page, 'train'), { timeout: 30_000 }).toBe('running');
  await page.getByTestId('node-train').click();
  await page.getByTestId('cancel-this').click();
  const newest = async () => (await call<{ runs: Run[] }>(server, 'runs.list', { pipeline: id, limit: 1 })).runs[0];
  await expect.poll(async () => (await newest())?.status, { timeout: 30_000 }).toBe('cancelled');
  const { runs } = await call<{ runs: { id: string }[] }>(server, 'runs.list', { pipeline: id, limit: 1 });
  const { run } = await call<{ run: Run }>(server, 'runs.show', { id: runs[0]?.id });
  const status = Object.fromEntries(run.nodes.map((node) => [node.id, node.status]));
  expect(status).toMatchObject({ train: 'cancelled', judge: 'skipped', quick: 'done', sorted: 'done' });
  await expect.poll(() => light(page, 'train')).toBe('cancelled');
  await expect.poll(() => light(page, 'judge')).toBe('skipped');
});
