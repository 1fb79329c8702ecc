import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { call } from './calls';
import { pick } from './lists';
import { go, open, testOver, type Own } from './own';
import { expect, type Server } from './server';

interface File {
  pipeline: {
    nodes: { id: string; kind: string; params?: Record<string, unknown>; inputs?: Record<string, string> }[];
    parameters?: { name: string; of: string }[];
    components?: Record<string, { version: number; inputs: { name: string }[] }>;
  };
}

interface Words {
  table: string;
  few: string;
  rows: string;
}

const source = { id: 'penguins', kind: 'source', params: { dataset: 'penguins' } };
const OLD: Words = { table: 'table', few: 'few', rows: 'rows' };
const NEW: Words = { table: 'birds', few: 'chosen', rows: 'count' };

const clean = (version: number, words: Words, rows: number) => ({
  version,
  title: 'Clean the birds',
  description: 'Heavy ones, and only a few.',
  inputs: [{ name: words.table, port: 'table' }],
  outputs: [{ name: words.few, of: 'sample' }],
  parameters: [{ name: words.rows, of: 'sample.rows', title: 'How many' }],
  nodes: [
    { id: 'heavy', kind: 'filter', params: { where: 'body_mass_g > 3500' }, inputs: { table: words.table } },
    { id: 'sample', kind: 'sample', params: { rows }, inputs: { table: 'heavy' } },
  ],
});

function write({ workspace }: Own, name: string, version: number, words: Words, rows = 50) {
  const nodes = [
    source,
    { id: 'clean', kind: 'component:clean', params: { [words.rows]: 40 }, inputs: { [words.table]: 'penguins' } },
    { id: 'split', kind: 'split', inputs: { table: `clean.${words.few}` } },
  ];
  const parameters = [{ name: 'many', of: `clean.${words.rows}` }];
  const pipeline = { falaj_pipeline: 3, name, nodes, parameters, components: { clean: clean(version, words, rows) } };
  writeFileSync(join(workspace, 'pipelines', `${name}.json`), JSON.stringify(pipeline));
}

/** Three versions: the second does the same with fewer rows, the third has other names. */
function versions(own: Own) {
  write(own, 'old', 0, OLD);
  own.falaj('component', 'publish', 'old', 'clean');
  write(own, 'made', 1, OLD, 30);
  own.falaj('component', 'publish', 'made', 'clean');
  write(own, 'made', 2, NEW, 30);
  own.falaj('component', 'publish', 'made', 'clean');
  const empty = { falaj_pipeline: 1, name: 'empty', nodes: [source] };
  writeFileSync(join(own.workspace, 'pipelines', 'empty.json'), JSON.stringify(empty));
}

const test = testOver({ sample: true }, versions);

const node = (page: Page, id: string) => page.getByTestId(`node-${id}`);
const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
const file = async (server: Server, id: string) => (await call<File>(server, 'pipeline.open', { file: id })).pipeline;
const at = (page: Page) => page.evaluate(() => location.hash);

for (const lang of ['en', 'ar'] as const)
  test(`the library is a screen: what it has, what is inside, and what changed (${lang})`, async ({
    page,
    server,
    complaints,
  }) => {
    await open(page, server, { lang, place: 'pipelines' });
    await page.getByTestId('section-components').click();
    await expect.poll(() => at(page)).toBe('#/components/clean');
    const detail = page.getByTestId('component-detail');
    await expect(detail).toContainText('v3');
    await expect(detail.getByTestId('component-use')).toHaveCount(2);
    await expect(page.getByTestId('component-graph').locator('[data-node]')).toHaveCount(4);
    await expect(page.getByTestId('component-settings').last()).toContainText('How many');
    expect(await violations(page), 'component').toEqual([]);

    // Between the second and the third, names alone differ; between the first and the second, one value.
    await expect(page.getByTestId('component-changes')).toContainText('birds');
    await page.getByTestId('component-version-2').click();
    await expect.poll(() => at(page)).toBe('#/components/clean%402');
    await expect(page.getByTestId('component-changes').getByTestId('diff')).toContainText('50');
    await page.getByTestId('inside-list').click();
    await expect(page.getByTestId('inside-nodes')).toContainText('heavy');
    expect(await violations(page), 'list').toEqual([]);
    await page.getByTestId('find-component').fill('nothing like it');
    await expect(page.getByTestId('component-clean')).toHaveCount(0);
    expect(complaints).toEqual([]);
  });

test('it is reached by keys and by the palette', async ({ page, server, complaints }) => {
  await open(page, server, { place: 'home' });
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect.poll(() => at(page)).toBe('#/components/clean');
  await expect(page.getByTestId('nav-pipelines')).toHaveAttribute('aria-current', 'page');
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('clean the birds');
  await page.keyboard.press('Enter');
  await expect.poll(() => at(page)).toBe('#/components/clean');
  expect(complaints).toEqual([]);
});

test('a pipeline begins with a version that was chosen', async ({ page, server, complaints }) => {
  await open(page, server, { place: 'components/clean@1' });
  await page.getByTestId('component-start').click();
  await page.getByTestId('new-with-name').fill('Begun');
  expect(await violations(page), 'new with').toEqual([]);
  await page.keyboard.press('Enter');
  await expect(node(page, 'clean')).toBeVisible();
  const made = await file(server, 'begun');
  expect([made.nodes.map(({ kind }) => kind), made.components?.['clean']?.version]).toEqual([['component:clean'], 1]);
  expect(complaints).toEqual([]);
});

test('the palette of nodes has older versions for whoever types', async ({ page, server, complaints }) => {
  await open(page, server, { place: 'pipelines/empty' });
  await node(page, 'penguins').click();
  await expect(page.getByTestId('kind-component:clean').last()).toBeVisible();
  await expect(page.getByTestId('kind-component:clean@2')).toHaveCount(0);
  await page.getByTestId('palette-search').fill('birds');
  await page.getByTestId('kind-component:clean@2').click();
  await expect(node(page, 'clean')).toBeFocused();
  await saved(page);
  const made = await file(server, 'empty');
  expect([made.nodes[1]?.inputs, made.components?.['clean']?.version]).toEqual([{ table: 'penguins' }, 2]);

  // Back to an older one, which has everything that the pipeline hangs on.
  await page.getByTestId('component-other').click();
  await pick(page, 'update-version', '1');
  await expect(page.getByTestId('diff').first()).toContainText('50');
  expect(await violations(page), 'another version').toEqual([]);
  await page.getByTestId('update-act').click();
  await saved(page);
  await expect(page.getByTestId('component-state')).toContainText('version 1');
  expect((await file(server, 'empty')).components?.['clean']?.version).toBe(1);
  expect(complaints).toEqual([]);
});

test('wires and values follow ports and settings that have another name', async ({ page, server, complaints }) => {
  await open(page, server, { place: 'pipelines/old' });
  await node(page, 'clean').click();
  await page.getByTestId('component-update').click();
  const dialog = page.getByTestId('update-dialog');
  await expect(dialog.getByTestId('rename-inputs-table')).toHaveAttribute('data-value', 'birds');
  await expect(dialog.getByTestId('rename-outputs-few')).toHaveAttribute('data-value', 'chosen');
  await expect(dialog.getByTestId('rename-parameters-rows')).toHaveAttribute('data-value', 'count');
  await expect(dialog.getByTestId('update-lost')).toHaveCount(0);
  expect(await violations(page), 'renames').toEqual([]);

  // Told that it falls, it is among what is lost.
  await dialog.getByTestId('rename-outputs-few').click();
  await page.getByRole('option').last().click();
  await expect(dialog.getByTestId('update-lost')).toContainText('split.table');
  await pick(page, 'rename-outputs-few', 'chosen');
  await expect(dialog.getByTestId('update-lost')).toHaveCount(0);
  await page.getByTestId('update-act').click();
  await saved(page);
  const now = await file(server, 'old');
  expect(now.nodes[1]).toMatchObject({ params: { count: 40 }, inputs: { birds: 'penguins' } });
  expect(now.nodes[2]?.inputs).toEqual({ table: 'clean.chosen' });
  expect(now.parameters).toEqual([{ name: 'many', of: 'clean.count' }]);
  await page.keyboard.press('Control+z');
  await saved(page);
  expect((await file(server, 'old')).nodes[2]?.inputs).toEqual({ table: 'clean.few' });
  expect(complaints).toEqual([]);
});

// The last: nothing comes after it.
test('what is removed stays in pipelines, and can be published again', async ({ page, server, complaints }) => {
  await open(page, server, { place: 'components/clean' });
  await page.getByTestId('component-more').click();
  await page.getByTestId('remove-version').click();
  const question = page.getByTestId('question');
  await expect(question).toContainText('made');
  await expect(question).not.toContainText('old');
  expect(await violations(page), 'question').toEqual([]);
  await page.getByTestId('question-yes').click();
  await expect(page.getByTestId('component-version-3')).toHaveCount(0);
  await expect(page.getByTestId('component-detail')).toContainText('v2');

  await go(page, 'pipelines/made');
  await node(page, 'clean').click();
  await expect(page.getByTestId('component-state')).toContainText('no longer in the library');
  await page.getByTestId('component-publish').click();
  await page.getByTestId('publish-act').click();
  await expect(page.getByTestId('component-state')).toContainText('version 4');

  await go(page, 'components/clean');
  await page.getByTestId('component-more').click();
  await page.getByTestId('remove-component').click();
  await page.getByTestId('question-yes').click();
  await expect(page.getByTestId('component-clean')).toHaveCount(0);
  expect((await file(server, 'made')).components?.['clean']?.version).toBe(4);
  expect(complaints).toEqual([]);
});
