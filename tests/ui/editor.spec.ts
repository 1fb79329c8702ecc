import type { Page } from '@playwright/test';
import { violations } from './axe';
import { call } from './calls';
import { pick } from './lists';
import { open, testOver } from './own';
import { expect, type Server } from './server';

interface File {
  pipeline: {
    nodes: {
      id: string;
      kind: string;
      params?: Record<string, unknown>;
      inputs?: Record<string, string>;
    }[];
  };
  layout: {
    nodes: Record<string, [number, number]>;
    notes?: { text: string }[];
  };
}

const test = testOver({ sample: true });

const node = (page: Page, id: string) => page.getByTestId(`node-${id}`);
const file = (server: Server, id: string) => call<File>(server, 'pipeline.open', { file: id });
const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
const inputs = async (server: Server, id: string) =>
  Object.fromEntries((await file(server, id)).pipeline.nodes.map((one) => [one.id, one.inputs ?? {}]));

/** An empty pipeline on screen. */
async function empty(page: Page, server: Server, name: string, lang: 'en' | 'ar' = 'en') {
  const { id } = await call<{ id: string }>(server, 'pipeline.create', {
    name,
  });
  await open(page, server, { lang, place: `pipelines/${id}` });
  await expect(page.getByTestId('graph-empty')).toBeVisible();
  return id;
}

/** Drags from the middle of one element to the middle of another, or beside it. */
async function drag(page: Page, from: string, to: string, beside: [number, number] = [0, 0]) {
  const [start, end] = [await page.getByTestId(from).boundingBox(), await page.getByTestId(to).boundingBox()];
  if (!start || !end) throw new Error('Nothing to drag');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2 + beside[0], end.y + end.height / 2 + beside[1], { steps: 12 });
  await page.mouse.up();
}

async function ran(page: Page) {
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-shape', 'ok', { timeout: 60_000 });
}

for (const lang of ['en', 'ar'] as const)
  test(`a pipeline is built by mouse, run, broken, mended, and taken back (${lang})`, async ({
    page,
    server,
    complaints,
  }) => {
    test.setTimeout(60_000);
    const id = await empty(page, server, `mouse ${lang}`, lang);
    await page.getByTestId('kind-source').last().click();
    await pick(page, 'field-dataset', 'penguins');
    await expect(page.getByTestId('field-error')).toHaveCount(0);

    // A wire that ends on nothing asks what is to follow.
    await drag(page, 'port-source-out', 'port-source-out', [160, 70]);
    await expect(page.getByTestId('quick-add')).toBeVisible();
    await page.getByTestId('quick-search').fill('label');
    await page.keyboard.press('Enter');
    await expect(node(page, 'label')).toBeFocused();
    await pick(page, 'field-column', 'species');
    for (const kind of ['split', 'prepare', 'train_linear', 'evaluate']) {
      await page.getByTestId(`kind-${kind}`).first().click();
      await expect(node(page, kind)).toBeVisible();
      if (kind === 'prepare') await pick(page, 'field-target', 'species');
    }
    await saved(page);
    expect(await inputs(server, id)).toEqual({
      source: {},
      label: { table: 'source' },
      split: { table: 'label' },
      prepare: { parts: 'split' },
      train_linear: { prepared: 'prepare' },
      evaluate: { model: 'train_linear' },
    });
    await page.getByTestId('arrange').click();
    await saved(page);
    expect(await violations(page), 'editor').toEqual([]);

    // A wire that does not fit is refused with the reason, and nothing changes.
    await page.getByTestId('zoom').locator('..').getByRole('button').last().click();
    await page.waitForTimeout(300);
    await drag(page, 'port-source-out', 'port-prepare-parts');
    await expect(page.getByTestId('toast').first()).toContainText('prepare');
    expect((await inputs(server, id))['prepare']).toEqual({ parts: 'split' });

    await page.getByTestId('run').click();
    await ran(page);
    await expect(node(page, 'evaluate')).toHaveAttribute('data-status', /done|cached/);
    await node(page, 'split').click();
    await expect(page.getByTestId('node-rows-count')).toContainText('2', {
      timeout: 20_000,
    });
    await expect(page.getByTestId('rows-part')).toBeVisible();

    // A value that is none never enters a run: it is told at its field, on its tab and in the strip.
    await page.getByTestId('field-train').fill('1.7');
    await expect(page.getByTestId('field-error')).toBeVisible();
    await expect(page.getByTestId('run')).toBeDisabled();
    await node(page, 'label').click();
    await page.getByTestId('go-to-field').click();
    await expect(page.getByTestId('field-train')).toBeFocused();
    await expect(page.getByTestId('field-train')).toHaveValue('1.7');
    await page.getByTestId('field-train').fill('0.6');
    await expect(page.getByTestId('field-error')).toHaveCount(0);
    await saved(page);
    await expect(node(page, 'split')).toHaveAttribute('data-status', /stale|ready/);
    expect((await file(server, id)).pipeline.nodes.find((one) => one.id === 'split')?.params).toEqual({ train: 0.6 });
    await page.getByTestId('reset-train').click();

    // What the host finds stands at the field as well.
    await node(page, 'source').click();
    await pick(page, 'field-dataset', 'airports');
    await expect(page.getByTestId('problems')).toContainText('species');
    await page.getByTestId('go-to-field').first().click();
    await expect(page.getByTestId('inspector').getByTestId('field-error')).toContainText('species');
    await page.getByTestId('editor-undo').click();
    await expect(page.getByTestId('run')).toBeEnabled();

    // All of it is taken back, and done again.
    while (await page.getByTestId('editor-undo').isEnabled()) await page.getByTestId('editor-undo').click();
    await expect(page.getByTestId('graph-empty')).toBeVisible();
    await saved(page);
    expect((await file(server, id)).pipeline.nodes).toEqual([]);
    while (await page.getByTestId('editor-redo').isEnabled()) await page.getByTestId('editor-redo').click();
    await saved(page);
    expect(Object.keys(await inputs(server, id))).toHaveLength(6);
    expect(complaints).toEqual([]);
  });

for (const lang of ['en', 'ar'] as const)
  test(`the same is done without a mouse (${lang})`, async ({ page, server, complaints }) => {
    test.setTimeout(60_000);
    const id = await empty(page, server, `keys ${lang}`, lang);
    const keys = page.keyboard;
    const add = async (kind: string) => {
      await keys.press('/');
      await expect(page.getByTestId('palette-search')).toBeFocused();
      await keys.type(kind);
      await keys.press('Enter');
      await expect(node(page, kind)).toBeFocused();
    };
    const choose = async (field: string, value: string) => {
      await page.getByTestId(field).focus();
      await keys.type(value);
      await expect(page.getByRole('option', { name: value }).first()).toBeVisible();
      await keys.press('ArrowDown');
      await keys.press('Enter');
      await expect(page.getByTestId(field)).toHaveValue(value);
    };
    await add('source');
    await choose('field-dataset', 'penguins');
    await node(page, 'source').focus();
    await add('label');
    await choose('field-column', 'species');
    await node(page, 'label').focus();
    await add('split');
    await add('prepare');
    await choose('field-target', 'species');
    await node(page, 'prepare').focus();
    await add('train_linear');

    // Another way out of the split, wired by name, then taken out again.
    await keys.press('ArrowLeft');
    await expect(node(page, 'prepare')).toBeFocused();
    await keys.press('ArrowLeft');
    await expect(node(page, 'split')).toBeFocused();
    await keys.press('Control+d');
    await expect(node(page, 'split_2')).toBeFocused();
    await keys.press('c');
    await expect(page.getByTestId('connect-search')).toBeFocused();
    expect(await violations(page), 'connect').toEqual([]);
    await expect(page.getByTestId('connect-search')).toBeFocused();
    await keys.press('Enter');
    await expect(page.getByTestId('said')).toContainText('split_2');
    await saved(page);
    expect((await inputs(server, id))['prepare']).toEqual({ parts: 'split_2' });
    await keys.press('Control+z');
    await keys.press('Control+z');
    await expect(node(page, 'split_2')).toHaveCount(0);

    // Moved, switched off and on, renamed, copied and pasted.
    await node(page, 'label').focus();
    await keys.press('Shift+ArrowDown');
    await keys.press('Shift+ArrowDown');
    await saved(page);
    const [, y] = (await file(server, id)).layout.nodes['label'] ?? [];
    await keys.press('Control+z');
    await saved(page);
    const [, back] = (await file(server, id)).layout.nodes['label'] ?? [];
    expect((y ?? 0) - (back ?? 0)).toBe(32);
    await keys.press('e');
    await expect(node(page, 'label')).toHaveAttribute('data-status', 'disabled');
    await keys.press('e');
    await keys.press('F2');
    await keys.type('kind of penguin');
    await keys.press('Enter');
    await expect(page.getByTestId('toast').first()).toContainText('kind of penguin');
    await page.getByTestId('node-id').selectText();
    await keys.type('penguin_kind');
    await keys.press('Enter');
    await expect(node(page, 'penguin_kind')).toBeVisible();
    await saved(page);
    expect((await inputs(server, id))['split']).toEqual({
      table: 'penguin_kind',
    });
    await node(page, 'penguin_kind').focus();
    await keys.press('Control+c');
    await keys.press('Control+v');
    await expect(node(page, 'penguin_kind_2')).toBeFocused();
    await keys.press('Delete');
    await expect(node(page, 'penguin_kind_2')).toHaveCount(0);

    // The graph as a list; run to a node; all chosen at once.
    await keys.press('l');
    await expect(page.getByTestId('graph-list')).toBeVisible();
    expect(await violations(page), 'list').toEqual([]);
    await page.getByTestId('row-prepare').focus();
    await keys.press('Enter');
    await keys.press('Shift+Enter');
    await ran(page);
    await keys.press('l');
    await expect(node(page, 'prepare')).toHaveAttribute('data-status', /done|cached/);
    await expect(node(page, 'train_linear')).toHaveAttribute('data-status', /ready|stale|cached/);
    await keys.press('Control+a');
    await keys.press('Delete');
    await expect(page.getByTestId('graph-empty')).toBeVisible();
    await keys.press('Control+z');
    await expect(node(page, 'train_linear')).toBeVisible();
    await keys.press('?');
    await expect(page.getByTestId('cheat-sheet')).toContainText('F2');
    await keys.press('Escape');
    expect(complaints).toEqual([]);
  });

test('a node is dropped onto a wire, and wires heal when it goes', async ({ page, server }) => {
  await open(page, server, { place: 'pipelines/penguins-species' });
  await expect(node(page, 'species')).toBeVisible();
  const [left, right] = [
    await page.getByTestId('port-penguins-out').boundingBox(),
    await page.getByTestId('port-species-table').boundingBox(),
  ];
  const graph = await page.getByTestId('graph').boundingBox();
  await page
    .getByTestId('kind-filter')
    .last()
    .dragTo(page.getByTestId('graph'), {
      targetPosition: {
        x: ((left?.x ?? 0) + (right?.x ?? 0)) / 2 + 8 - (graph?.x ?? 0),
        y: (left?.y ?? 0) + 8 - (graph?.y ?? 0),
      },
    });
  await expect(node(page, 'filter')).toBeVisible();
  await saved(page);
  expect(await inputs(server, 'penguins-species')).toMatchObject({
    filter: { table: 'penguins' },
    species: { table: 'filter' },
  });
  await page.getByTestId('node-acts').click();
  await page.getByTestId('remove-node').click();
  await saved(page);
  expect((await inputs(server, 'penguins-species'))['species']).toEqual({
    table: 'penguins',
  });
});

test('changes of two people come together; what contradicts is asked about', async ({ page, server }) => {
  const id = await empty(page, server, 'two people');
  await page.getByTestId('kind-source').last().click();
  await pick(page, 'field-dataset', 'penguins');
  await page.getByTestId('kind-sample').first().click();
  await saved(page);
  const elsewhere = async (seed: number) => {
    const { pipeline, layout, ...rest } = await call<File & { digest: string }>(server, 'pipeline.open', { file: id });
    const nodes = pipeline.nodes.map((one) =>
      one.kind === 'sample' ? { ...one, params: { ...one.params, seed } } : one,
    );
    await call(server, 'pipeline.save', {
      file: id,
      pipeline: { ...pipeline, nodes },
      layout,
      base: rest.digest,
    });
  };
  await elsewhere(41);
  await node(page, 'sample').click();
  await expect(page.getByTestId('field-seed')).toHaveValue('41', {
    timeout: 15_000,
  });
  // One's own step is taken back, not the other's.
  await page.getByTestId('field-rows').fill('20');
  await saved(page);
  await node(page, 'sample').focus();
  await page.keyboard.press('Control+z');
  await saved(page);
  const sample = async () => (await file(server, id)).pipeline.nodes.find((one) => one.kind === 'sample')?.params;
  await expect.poll(sample).toEqual({ seed: 41 });
});

test('the same setting changed twice is asked about, and without a host edits are kept', async ({ page, server }) => {
  const id = await empty(page, server, 'contradiction');
  await page.getByTestId('kind-source').last().click();
  await pick(page, 'field-dataset', 'penguins');
  await page.getByTestId('kind-sample').first().click();
  await page.getByTestId('field-rows').fill('5');
  await saved(page);
  const rows = async () =>
    (await file(server, id)).pipeline.nodes.find((one) => one.kind === 'sample')?.params?.['rows'];

  // While the answer is awaited, somebody else changes what is being saved.
  const contradict = (rows: number) =>
    page.route(
      '**/pipeline.save',
      async (route) => {
        const { pipeline, layout, digest } = await call<File & { digest: string }>(server, 'pipeline.open', {
          file: id,
        });
        const nodes = pipeline.nodes.map((one) => (one.kind === 'sample' ? { ...one, params: { rows } } : one));
        await call(server, 'pipeline.save', { file: id, pipeline: { ...pipeline, nodes }, layout, base: digest });
        await route.continue();
      },
      { times: 1 },
    );
  await contradict(70);
  await page.getByTestId('field-rows').fill('6');
  await expect(page.getByTestId('conflict')).toBeVisible();
  await page.getByTestId('conflict-look').click();
  await expect(page.getByTestId('diff')).toContainText('70');
  expect(await violations(page), 'conflict').toEqual([]);
  await page.getByTestId('conflict-mine').click();
  await saved(page);
  expect(await rows()).toBe(6);
  await contradict(80);
  await page.getByTestId('field-rows').fill('7');
  await page.getByTestId('conflict-theirs').click();
  await saved(page);
  await expect(page.getByTestId('field-rows')).toHaveValue('80');
  expect(await rows()).toBe(80);

  await page.route('**/pipeline.save', (route) => route.abort());
  await page.getByTestId('field-rows').fill('9');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'offline');
  // Leaving would lose it, so it is asked about.
  await page.getByTestId('nav-home').click();
  await page.getByTestId('question').getByRole('button').nth(1).click();
  await expect(page.getByTestId('field-rows')).toHaveValue('9');
  await page.unroute('**/pipeline.save');
  await saved(page);
  expect(await rows()).toBe(9);
});

test('a graph of 600 nodes draws what is in view, and stays quick', async ({ page, server }) => {
  const { id } = await call<{ id: string }>(server, 'pipeline.create', { name: 'large' });
  const { digest } = await call<{ digest: string }>(server, 'pipeline.open', { file: id });
  const nodes = Array.from({ length: 600 }, (_, n) => ({
    id: `n${n}`,
    kind: n % 20 === 0 ? 'source' : 'deduplicate',
    params: n % 20 === 0 ? { dataset: 'penguins' } : {},
    inputs: n % 20 === 0 ? {} : { table: `n${n - 1}` },
  }));
  const places = nodes.map((one, n) => [one.id, [(n % 20) * 110, Math.floor(n / 20) * 120]]);
  const pipeline = { falaj_pipeline: 1, name: 'large', description: '', nodes };
  const layout = { falaj_layout: 1, nodes: Object.fromEntries(places), notes: [] };
  await call(server, 'pipeline.save', { file: id, pipeline, layout, base: digest });
  await open(page, server, { place: `pipelines/${id}` });
  await expect(page.locator('[data-node]').first()).toBeVisible();
  await page.getByTestId('zoom').locator('..').getByRole('button').nth(1).click({ clickCount: 6 });
  await page.waitForTimeout(500);
  expect(await page.locator('[data-node]').count()).toBeLessThan(200);
  await page.locator('[data-node]').first().focus();
  const began = Date.now();
  for (let n = 0; n < 5; n += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await saved(page);
  expect(Date.now() - began).toBeLessThan(6_000);
});

test('a pipeline begins empty from the dialog, and has a history', async ({ page, server, complaints }) => {
  await open(page, server, { place: 'pipelines' });
  await page.getByTestId('new-pipeline-open').click();
  await page.getByTestId('empty-name').fill('From the dialog');
  expect(await violations(page), 'new pipeline').toEqual([]);
  await page.getByTestId('empty-create').click();
  await expect(page.getByTestId('graph-empty')).toBeVisible();
  await page.getByTestId('add-note').click();
  await page.getByTestId('note').locator('textarea').fill('Late means 15 minutes');
  await saved(page);
  await page.getByTestId('pipeline-panel').or(page.getByTestId('inspector')).waitFor();
  await page.getByTestId('open-history').click();
  await expect(page.getByTestId('history')).toBeVisible();
  expect(await violations(page), 'history').toEqual([]);
  expect(complaints).toEqual([]);
});

test('what differs from an earlier version is shown, and it comes back as a step', async ({ page, server }) => {
  await call(server, 'pipeline.run', { file: 'penguins-species', wait: true });
  await open(page, server, { place: 'pipelines/penguins-species' });
  await node(page, 'split').click();
  await page.getByTestId('field-train').fill('0.5');
  await saved(page);
  await page.getByTestId('open-history').click();
  await expect(page.getByTestId('diff')).toContainText('0.5');
  await page.getByTestId('restore').click();
  await expect(page.getByTestId('field-train')).toHaveValue('');
  await saved(page);
  const train = async () =>
    (await file(server, 'penguins-species')).pipeline.nodes.find((one) => one.id === 'split')?.params?.['train'];
  expect(await train()).toBeUndefined();
  await page.getByTestId('editor-undo').click();
  await saved(page);
  expect(await train()).toBe(0.5);
});

test('several are chosen by a box and brought in line; whoever may not edit only looks', async ({ page, server }) => {
  await open(page, server, { place: 'pipelines/penguins-species' });
  const [first, third] = [await node(page, 'penguins').boundingBox(), await node(page, 'split').boundingBox()];
  await page.keyboard.down('Shift');
  await page.mouse.move((first?.x ?? 0) - 20, (first?.y ?? 0) - 40);
  await page.mouse.down();
  await page.mouse.move((third?.x ?? 0) + (third?.width ?? 0) + 4, (third?.y ?? 0) + 110, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(page.locator('[data-node][aria-pressed="true"]')).toHaveCount(3);
  await expect(page.getByTestId('align-top')).toBeVisible();
  await page.keyboard.press('Shift+ArrowDown');
  await saved(page);
  const body = { code: 'not_permitted', message: 'No', hint: '', where: {}, params: {} };
  await page.route('**/pipeline.save', (route) => route.fulfill({ status: 403, json: { error: body, ...body } }));
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByTestId('read-only')).toBeVisible();
  await expect(page.getByTestId('editor-undo')).toBeDisabled();
});
