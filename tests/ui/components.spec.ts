import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { call } from './calls';
import { pick } from './lists';
import { go, open, testOver, type Own } from './own';
import { expect, type Server } from './server';

interface Inner {
  id: string;
  kind: string;
  params?: Record<string, unknown>;
  inputs?: Record<string, string>;
}

interface File {
  pipeline: {
    nodes: Inner[];
    parameters?: { name: string; of: string }[];
    components?: Record<string, { version: number; nodes: Inner[]; inputs: { name: string }[] }>;
  };
}

const source = { id: 'penguins', kind: 'source', params: { dataset: 'penguins' } };
const heavy = {
  id: 'heavy',
  kind: 'filter',
  params: { where: 'body_mass_g > 3500' },
  inputs: { table: 'penguins' },
};
const few = { id: 'few', kind: 'sample', params: { rows: 50 }, inputs: { table: 'heavy' } };

function write({ workspace }: Own, name: string, nodes: object[]) {
  const pipeline = { falaj_pipeline: 1, name, nodes };
  writeFileSync(join(workspace, 'pipelines', `${name}.json`), JSON.stringify(pipeline));
}

/** A component in a component. */
const nested = {
  falaj_pipeline: 3,
  name: 'nested',
  nodes: [source, { id: 'outer', kind: 'component:outer', inputs: { table: 'penguins' } }],
  components: {
    outer: {
      version: 0,
      title: 'Outer',
      inputs: [{ name: 'table', port: 'table' }],
      outputs: [{ name: 'out', of: 'inner.few' }],
      nodes: [
        { id: 'first', kind: 'sort', params: { by: ['year'] }, inputs: { table: 'table' } },
        { id: 'inner', kind: 'component:inner', inputs: { table: 'first' } },
      ],
    },
    inner: {
      version: 0,
      title: 'Inner',
      inputs: [{ name: 'table', port: 'table' }],
      outputs: [{ name: 'few', of: 'few' }],
      nodes: [{ ...heavy, inputs: { table: 'table' } }, few],
    },
  },
};

const test = testOver({ sample: true }, (own) => {
  for (const name of ['first', 'inside', 'asked-en', 'asked-ar']) write(own, name, [source, heavy, few]);
  write(own, 'second', [source]);
  const open = { falaj_pipeline: 3, name: 'open', parameters: [{ name: 'data', of: 'any.dataset' }] };
  const nodes = [{ id: 'any', kind: 'source' }];
  writeFileSync(join(own.workspace, 'pipelines', 'open.json'), JSON.stringify({ ...open, nodes }));
  writeFileSync(join(own.workspace, 'pipelines', 'nested.json'), JSON.stringify(nested));
});

const node = (page: Page, id: string) => page.getByTestId(`node-${id}`);
const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
const file = async (server: Server, id: string) => (await call<File>(server, 'pipeline.open', { file: id })).pipeline;
const rowsInside = async (server: Server, id: string) =>
  (await file(server, id)).components?.['heavy_ones']?.nodes.find((one) => one.id === 'few')?.params?.['rows'];

async function ran(page: Page) {
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-shape', 'ok', { timeout: 30_000 });
}

/** Makes the two steps after the source a component, by keys. */
async function group(page: Page, title: string) {
  await node(page, 'heavy').click();
  await node(page, 'few').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+g');
  await page.getByTestId('group-name').fill(title);
  await page.keyboard.press('Enter');
}

/** Publishes the component of the node that is chosen. */
async function publish(page: Page) {
  await page.getByTestId('component-publish').click();
  await page.getByTestId('publish-act').click();
  await expect(page.getByTestId('publish-dialog')).toHaveCount(0);
}

test('a component is made, opened, changed, published, used elsewhere, updated, and taken apart', async ({
  page,
  server,
  complaints,
}) => {
  test.setTimeout(120_000);
  const { keyboard } = page;
  await open(page, server, { place: 'pipelines/first' });
  await group(page, 'Heavy ones');
  await expect(node(page, 'heavy_ones')).toBeFocused();
  await saved(page);
  expect((await file(server, 'first')).nodes.map((one) => [one.id, one.kind, one.inputs])).toEqual([
    ['penguins', 'source', undefined],
    ['heavy_ones', 'component:heavy_ones', { table: 'penguins' }],
  ]);

  // It runs, and what runs are the steps inside.
  await keyboard.press('Control+Enter');
  await ran(page);
  await expect(node(page, 'heavy_ones')).toHaveAttribute('data-status', 'done');
  await keyboard.press('Enter');
  await expect(page.getByTestId('level-here')).toHaveText('Heavy ones');
  await expect(node(page, 'few')).toHaveAttribute('data-status', 'done');
  expect(await violations(page), 'inside').toEqual([]);
  await node(page, 'few').click();
  await expect(page.getByTestId('node-rows-count')).toContainText('50');

  // Changed inside, and taken back from outside: one sees where it was.
  await page.getByTestId('field-rows').fill('20');
  await saved(page);
  expect(await rowsInside(server, 'first')).toBe(20);
  await page.getByTestId('level-up').click();
  await expect(node(page, 'heavy_ones')).toBeFocused();
  await keyboard.press('Control+z');
  await expect(page.getByTestId('level-here')).toHaveText('Heavy ones');
  await saved(page);
  expect(await rowsInside(server, 'first')).toBe(50);
  await keyboard.press('Shift+Control+z');
  await saved(page);
  await keyboard.press('Escape');
  await expect(page.getByTestId('level-bar')).toHaveCount(0);
  await expect(node(page, 'heavy_ones')).toBeFocused();
  await publish(page);
  await expect(page.getByTestId('component-state')).toContainText('version 1');
  await expect(page.getByTestId('component-publish')).toHaveCount(0);

  // Another pipeline takes it from the library.
  await go(page, 'pipelines/second');
  await node(page, 'penguins').click();
  await page.getByTestId('kind-component:heavy_ones').last().click();
  await expect(node(page, 'heavy_ones')).toBeFocused();
  await keyboard.press('Control+Enter');
  await ran(page);
  await saved(page);
  expect((await file(server, 'second')).nodes[1]?.inputs).toEqual({ table: 'penguins' });
  expect(await rowsInside(server, 'second')).toBe(20);

  // A newer version waits until it is asked for.
  await node(page, 'heavy_ones').dblclick();
  await node(page, 'few').click();
  await page.getByTestId('field-rows').fill('30');
  await saved(page);
  await page.getByTestId('level-0').click();
  await expect(page.getByTestId('component-state')).toContainText('Changed here');
  await publish(page);
  await go(page, 'pipelines/first');
  await node(page, 'heavy_ones').click();
  await page.getByTestId('component-update').click();
  await expect(page.getByTestId('diff').first()).toContainText('rows');
  expect(await violations(page), 'update').toEqual([]);
  await page.getByTestId('update-act').click();
  await saved(page);
  expect(await rowsInside(server, 'first')).toBe(30);
  await expect(page.getByTestId('component-state')).toContainText('version 2');

  await node(page, 'heavy_ones').focus();
  await keyboard.press('Shift+Control+g');
  await expect(node(page, 'few')).toBeVisible();
  await saved(page);
  const apart = await file(server, 'first');
  expect(apart.nodes.map((one) => one.id).sort()).toEqual(['few', 'heavy', 'penguins']);
  expect(apart.components).toBeUndefined();
  expect(complaints).toEqual([]);
});

test('a component does not go into itself, and its ports are changed inside', async ({ page, server, complaints }) => {
  await open(page, server, { place: 'pipelines/inside' });
  await group(page, 'Part');
  await saved(page);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('level-here')).toHaveText('Part');
  await page.getByTestId('kind-component:part').last().click();
  await expect(page.getByTestId('toast').first()).toContainText('Part → Part');

  // A port that is renamed keeps its wires; one that is taken out takes them along.
  await page.getByTestId('port-name-table').fill('rows');
  await page.keyboard.press('Enter');
  await expect(node(page, 'rows')).toBeVisible();
  await saved(page);
  expect((await file(server, 'inside')).nodes[1]?.inputs).toEqual({ rows: 'penguins' });
  await page.getByTestId('kind-in:table').first().click();
  await expect(node(page, 'table')).toBeVisible();
  await page.getByTestId('level-0').click();
  await expect(page.getByTestId('port-part-table')).toBeVisible();
  await page.keyboard.press('Control+z');
  await page.getByTestId('level-0').click();
  await expect(page.getByTestId('port-part-table')).toHaveCount(0);
  await saved(page);
  expect(complaints).toEqual([]);
});

for (const lang of ['en', 'ar'] as const)
  test(`a setting that is chosen at each run, and one where a component is used (${lang})`, async ({
    page,
    server,
    complaints,
  }) => {
    test.setTimeout(90_000);
    const id = `asked-${lang}`;
    await open(page, server, { lang, place: `pipelines/${id}` });
    await group(page, 'Few');
    await page.keyboard.press('Enter');
    await node(page, 'few').click();
    await page.getByTestId('param-rows').hover();
    await page.getByTestId('expose-rows').click();
    await page.getByTestId('exposed-title').fill('How many');
    expect(await violations(page), 'exposed').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('level-0').click();

    // Outside, it is a setting of the component, with the value that stands inside.
    await expect(page.getByTestId('param-rows')).toContainText('How many');
    await expect(page.getByTestId('field-rows')).toHaveAttribute('placeholder', /50/);
    await page.getByTestId('field-rows').fill('12');
    await page.getByTestId('param-rows').hover();
    await page.getByTestId('expose-rows').click();
    await page.keyboard.press('Escape');
    await saved(page);
    expect((await file(server, id)).parameters).toEqual([{ name: 'rows', of: 'few.rows' }]);
    expect((await file(server, id)).nodes[1]?.params).toEqual({ rows: 12 });

    // The run asks, and the file stays as it is.
    await page.getByTestId('run').click();
    const asked = page.getByTestId('inputs-dialog');
    await expect(asked.getByTestId('field-rows')).toHaveAttribute('placeholder', /12/);
    expect(await violations(page), 'inputs').toEqual([]);
    await asked.getByTestId('field-rows').fill('7');
    await page.getByTestId('inputs-run').click();
    await ran(page);
    await node(page, 'few').dblclick();
    await expect(page.getByTestId('level-here')).toHaveText('Few');
    const run = await call<{ runs: { id: string }[] }>(server, 'runs.list', { pipeline: id });
    const shown = await call<{ run: { nodes: { id: string; rows: number }[] } }>(server, 'runs.show', {
      id: run.runs[0]?.id,
    });
    expect(shown.run.nodes.find((one) => one.id === 'few/few')?.rows).toBe(7);
    expect((await file(server, id)).nodes[1]?.params).toEqual({ rows: 12 });
    expect(complaints).toEqual([]);
  });

test('a setting that is asked for at each run may be missing in the file', async ({ page, server, complaints }) => {
  await open(page, server, { place: 'pipelines/open' });
  await expect(page.getByTestId('run')).toBeEnabled();
  await page.getByTestId('run').click();
  await expect(page.getByTestId('inputs-run')).toBeDisabled();
  await pick(page, 'field-data', 'penguins');
  await page.getByTestId('inputs-run').click();
  await ran(page);
  expect((await file(server, 'open')).nodes).toEqual([{ id: 'any', kind: 'source' }]);
  expect(complaints).toEqual([]);
});

for (const lang of ['en', 'ar'] as const)
  test(`the nodes of a run stand below their component, which folds (${lang})`, async ({
    page,
    server,
    complaints,
  }) => {
    const { run } = await call<{ run: { name: string } }>(server, 'pipeline.run', { file: 'nested', wait: true });
    await open(page, server, { lang, place: `runs/${run.name}` });
    const row = (id: string) => page.getByTestId('nodes').locator(`[data-node="${id}"]`);
    await expect(row('outer')).toContainText('3');
    await expect(row('outer/inner')).toContainText('2');
    await expect(row('outer/inner/heavy')).toContainText('heavy');
    expect(await violations(page), 'run').toEqual([]);
    await page.getByTestId('fold-outer/inner').click();
    await expect(row('outer/inner/heavy')).toHaveCount(0);
    await expect(row('outer/first')).toBeVisible();
    await page.getByTestId('fold-outer').focus();
    await page.keyboard.press('Enter');
    await expect(row('outer')).toBeVisible();
    await expect(row('outer/inner')).toHaveCount(0);
    await expect(page.getByTestId('fold-outer')).toHaveAttribute('aria-expanded', 'false');
    expect(complaints).toEqual([]);
  });
