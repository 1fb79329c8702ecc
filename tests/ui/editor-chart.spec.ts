import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { violations } from './axe';
import { call } from './calls';
import { open, testOver } from './own';
import { expect, type Server } from './server';

// What a node gave, looked at closely: as a chart, with rows that were never written, and with expressions tried on it.

const test = testOver({ sample: true });

const derive = (id: string, from: string, columns: { name: string; expression: string }[]) => ({
  id,
  kind: 'derive',
  params: { columns },
  inputs: { table: from },
});

/** Nodes over the penguins; `ran` are run, each with all that it needs. */
async function graph(
  page: Page,
  server: Server,
  nodes: object[],
  ran: string[],
  look: { lang?: 'en' | 'ar'; theme?: 'light' | 'dark' } = {},
) {
  const { id } = await call<{ id: string }>(server, 'pipeline.create', { name: 'charts' });
  const { digest } = await call<{ digest: string }>(server, 'pipeline.open', { file: id });
  const source = { id: 'birds', kind: 'source', params: { dataset: 'penguins' }, inputs: {} };
  const pipeline = { falaj_pipeline: 1, name: 'charts', description: '', nodes: [source, ...nodes] };
  const layout = { falaj_layout: 1, nodes: {}, notes: [] };
  await call(server, 'pipeline.save', { file: id, pipeline, layout, base: digest });
  for (const to of ran) await call(server, 'pipeline.run', { file: id, to, wait: true });
  await open(page, server, { ...look, place: `pipelines/${id}` });
  await expect(page.getByTestId('node-birds')).toBeVisible();
  return id;
}

/** What an open list offers; the palette has options, too. */
const options = (page: Page) => page.locator('.choices').getByRole('option');

async function choose(page: Page, field: string, column: string) {
  await page.getByTestId(field).fill(column);
  await options(page).filter({ hasText: column }).first().click();
}

/** A choice of few, by its number. */
async function select(page: Page, field: string, at: number) {
  await page.getByTestId(field).click();
  await options(page).nth(at).click();
}

const plot = (page: Page, kind: string) => page.locator(`[data-testid="plot"][data-kind="${kind}"]`);

async function leave(page: Page, way: string): Promise<Download> {
  const begun = page.waitForEvent('download');
  await page.getByTestId('pane').getByTestId('chart-menu').click();
  await page.getByTestId(`chart-${way}`).click();
  return begun;
}
const bytesOf = async (download: Download) => readFileSync((await download.path()) ?? '');

for (const look of [
  { lang: 'en', theme: 'light' },
  { lang: 'ar', theme: 'dark' },
] as const)
  test(`a node's table is drawn, read, saved and remembered (${look.lang})`, async ({ page, server, complaints }) => {
    await graph(
      page,
      server,
      [derive('heavy', 'birds', [{ name: 'heavy', expression: 'body_mass_g > 4000' }])],
      ['heavy'],
      look,
    );
    await page.getByTestId('node-heavy').click();
    await page.getByTestId('data-view-chart').click();

    // What is new is drawn first, as suits its type.
    await expect(plot(page, 'bars')).toBeVisible();
    await expect(page.getByTestId('plot-x')).toHaveValue('heavy');
    await expect(page.getByTestId('chart-rows')).toContainText('344');
    expect(await violations(page), 'bars').toEqual([]);

    // Of each species the mean mass; what is left out is said.
    await choose(page, 'plot-x', 'species');
    await choose(page, 'plot-y', 'body_mass_g');
    await expect(plot(page, 'bars').locator('[data-row]')).toHaveCount(3);
    await expect(page.getByTestId('chart-rows')).toContainText(look.lang === 'en' ? '2 rows are left out' : 'صفان');

    // By the keyboard, value after value.
    await page.getByTestId('plot').focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByTestId('plot-read')).toContainText('Gentoo');
    await expect(page.getByTestId('plot-read')).toContainText('5,076');
    await page.keyboard.press('End');
    await expect(page.getByTestId('plot')).toHaveAttribute('aria-valuetext', /^Adelie: /);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('plot-read')).not.toContainText('Adelie');

    // Colours are named, and stand beside each other where they do not add up.
    await choose(page, 'plot-color', 'sex');
    await expect(plot(page, 'groups')).toBeVisible();
    await expect(page.getByTestId('plot-read')).toContainText('female');
    expect(await violations(page), 'groups').toEqual([]);

    // Points, a line, bins, boxes.
    await choose(page, 'plot-x', 'flipper_length_mm');
    await expect(plot(page, 'points').locator('circle')).toHaveCount(333);
    const [first] = await plot(page, 'points').locator('circle').all();
    await first?.hover();
    await expect(page.getByTestId('plot-read')).not.toBeEmpty();
    expect(await violations(page), 'points').toEqual([]);
    await select(page, 'plot-kind', 2);
    await expect(plot(page, 'lines').locator('.ch-line')).toHaveCount(2);
    await select(page, 'plot-aggregate', 5);
    await expect(page.getByTestId('pane').locator('h3')).toContainText(look.lang === 'en' ? 'Rows by' : 'عدد الصفوف');
    await select(page, 'plot-kind', 4);
    await expect(plot(page, 'stacks')).toBeVisible();
    const bins = await plot(page, 'stacks').locator('.over').count();
    await page.getByTestId('plot-bins').fill('5');
    await expect(async () => expect(await plot(page, 'stacks').locator('.over').count()).toBeLessThan(bins)).toPass();
    await page.getByTestId('plot-bins').fill('0');
    await expect(page.getByTestId('pane').getByTestId('field-error')).toBeVisible();
    expect(await violations(page), 'bins').toEqual([]);
    await select(page, 'plot-kind', 5);
    await expect(plot(page, 'boxes')).toBeVisible();
    expect(await violations(page), 'boxes').toEqual([]);

    // Another node and back: the same chart.
    await page.getByTestId('node-birds').click();
    await expect(plot(page, 'bars')).toBeVisible();
    await page.getByTestId('node-heavy').click();
    await expect(plot(page, 'boxes')).toBeVisible();

    // Its values leave as numbers and as a picture.
    await select(page, 'plot-kind', 1);
    await choose(page, 'plot-x', 'species');
    await expect(plot(page, 'groups')).toBeVisible();
    const csv = (await bytesOf(await leave(page, 'csv'))).toString('utf8').replace('\ufeff', '');
    expect(csv.split('\r\n')[0]).toBe('species,male,female');
    expect(csv).toContain('Gentoo');
    const svg = (await bytesOf(await leave(page, 'svg'))).toString('utf8');
    expect(svg).toMatch(/^<svg /);
    expect(svg).toContain('Gentoo');
    expect((await bytesOf(await leave(page, 'png'))).subarray(1, 4).toString()).toBe('PNG');
    await page.getByTestId('pane').getByTestId('chart-menu').click();
    await page.getByTestId('chart-table').click();
    await expect(page.getByTestId('chart-values').locator('tbody tr')).toHaveCount(3);
    expect(complaints).toEqual([]);
  });

test('odd columns have a picture or say why not', async ({ page, server, complaints }) => {
  const long = `قياس ${'x'.repeat(195)}`;
  const odd = derive('odd', 'birds', [
    { name: long, expression: 'body_mass_g / 1000' },
    { name: 'nothing', expression: 'if(body_mass_g > 0, null, null) + 1' },
  ]);
  const none = { id: 'none', kind: 'filter', params: { where: 'body_mass_g < 0' }, inputs: { table: 'odd' } };
  const one = { id: 'one', kind: 'sample', params: { rows: 1 }, inputs: { table: 'odd' } };
  await graph(page, server, [odd, none, one], ['odd', 'none', 'one']);
  await page.getByTestId('node-odd').click();
  await page.getByTestId('data-view-chart').click();
  await expect(plot(page, 'histogram')).toBeVisible();
  await choose(page, 'plot-x', 'nothing');
  await expect(page.getByTestId('pane').getByTestId('error')).toHaveAttribute('data-code', 'no_values');
  await page.getByTestId('node-none').click();
  await expect(page.getByTestId('pane').getByTestId('error')).toHaveAttribute('data-code', 'no_rows');
  await page.getByTestId('node-one').click();
  await expect(plot(page, 'bars').locator('[data-row]')).toHaveCount(1);
  expect(await violations(page), 'odd').toEqual([]);
  expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
});

test('rows that flowed into the next node are shown, and its chart makes its table', async ({
  page,
  server,
  complaints,
}) => {
  const few = { id: 'few', kind: 'filter', params: { where: 'body_mass_g > 4000' }, inputs: { table: 'birds' } };
  const nodes = [few, derive('tons', 'few', [{ name: 'tons', expression: 'body_mass_g / 1000000' }])];
  await graph(page, server, nodes, ['tons']);
  await page.getByTestId('node-few').click();
  await expect(page.getByTestId('node-rows-count')).toContainText('172');
  await expect(page.getByTestId('rows-together')).toBeVisible();
  await expect(page.getByTestId('node-rows').getByRole('row').nth(1)).toContainText('Adelie');
  expect(await violations(page), 'rows').toEqual([]);
  await page.getByTestId('data-view-chart').click();
  await expect(plot(page, 'bars')).toBeVisible();
  await expect(page.getByTestId('chart-rows')).toContainText('172');
  await page.getByTestId('data-view-rows').click();
  await expect(page.getByTestId('node-rows-count')).toContainText('172');
  await expect(page.getByTestId('rows-together')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('an expression is tried on what enters its node', async ({ page, server, complaints }) => {
  const nodes = [
    { id: 'few', kind: 'filter', params: { where: 'body_mass_g > 4000' }, inputs: { table: 'birds' } },
    derive('more', 'few', [
      { name: 'kilos', expression: 'body_mass_g / 1000' },
      { name: 'twice', expression: 'kilos * 2' },
    ]),
    { id: 'sorted', kind: 'sort', params: { by: ['kilos'] }, inputs: { table: 'more' } },
    { id: 'light', kind: 'filter', params: { where: 'kilos < 4.5' }, inputs: { table: 'sorted' } },
  ];
  await graph(page, server, nodes, []);
  // Nothing has run: the rows flow from the dataset. The second expression reads what the first one makes.
  await page.getByTestId('node-more').click();
  const shown = (path: string) => page.locator(`[data-param="${path}"]`).getByTestId('expression-preview');
  await expect(shown('columns.0.expression')).toContainText('4.2');
  await expect(shown('columns.1.expression')).toContainText('8.4');
  await page.getByTestId('field-columns.1.expression').fill('kilos * 10');
  await expect(shown('columns.1.expression')).toContainText('42');
  // Sorting sees every row first.
  await page.getByTestId('node-light').click();
  await expect(page.getByTestId('expression-wants')).toContainText('sorted');
  expect(await violations(page), 'to run').toEqual([]);
  await page.getByTestId('expression-run').click();
  await expect(page.getByTestId('expression-preview')).toContainText('true', { timeout: 30_000 });
  expect(complaints.filter((one) => !one.includes('409') && !one.includes('422'))).toEqual([]);
});

test('long work in the pane tells how far it is and can be ended', async ({ page, server, complaints }) => {
  test.setTimeout(120_000);
  const { id } = await call<{ id: string }>(server, 'pipeline.create', { name: 'long' });
  const { digest } = await call<{ digest: string }>(server, 'pipeline.open', { file: id });
  const twice = (name: string, from: string) => ({
    id: name,
    kind: 'union',
    params: {},
    inputs: { top: from, bottom: from },
  });
  const nodes = [
    { id: 'flights', kind: 'source', params: { dataset: 'flights' }, inputs: {} },
    twice('two', 'flights'),
    twice('four', 'two'),
    twice('eight', 'four'),
    twice('sixteen', 'eight'),
    // Long enough for a person to press a button, on a quick machine as well.
    twice('many', 'sixteen'),
  ];
  const pipeline = { falaj_pipeline: 1, name: 'long', description: '', nodes };
  await call(server, 'pipeline.save', {
    file: id,
    pipeline,
    layout: { falaj_layout: 1, nodes: {}, notes: [] },
    base: digest,
  });
  await call(server, 'pipeline.run', { file: id, to: 'many', wait: true });
  await open(page, server, { place: `pipelines/${id}` });
  await page.getByTestId('node-many').click();
  await page.getByTestId('data-view-profile').click();
  const working = page.getByTestId('pane').getByTestId('pane-working');
  await expect(working.getByRole('progressbar')).toBeVisible();
  await page.getByTestId('pane-cancel').click();
  await expect(page.getByTestId('pane').getByTestId('error')).toHaveAttribute('data-code', 'cancelled');
  expect(await violations(page), 'ended').toEqual([]);
  await page.getByTestId('pane').getByTestId('error').getByRole('button').last().click();
  await expect(working).toBeVisible();
  // The second time it may be over before anybody can end it.
  await page
    .getByTestId('pane-cancel')
    .click({ timeout: 3_000 })
    .catch(() => undefined);
  await expect(working).toHaveCount(0, { timeout: 30_000 });
  // Work that just ended by itself can't be ended any more, which is no failure.
  expect(complaints.filter((one) => !one.includes('409') && !one.includes('404'))).toEqual([]);
});
