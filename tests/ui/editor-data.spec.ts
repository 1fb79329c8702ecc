import type { Page } from '@playwright/test';
import { violations } from './axe';
import { call } from './calls';
import { open, testOver } from './own';
import { expect, type Server } from './server';

// The data at a node: rows of what it gives and of what comes in, both beside each other, and its columns.

const test = testOver({ sample: true });

/** A source, a node that changes, makes and leaves out columns, and a pivot whose columns only a run can tell. */
async function graph(page: Page, server: Server, look: { lang: 'en' | 'ar'; theme: 'light' | 'dark' }) {
  const { id } = await call<{ id: string }>(server, 'pipeline.create', { name: `data ${look.lang}` });
  const { digest } = await call<{ digest: string }>(server, 'pipeline.open', { file: id });
  const nodes = [
    { id: 'birds', kind: 'source', params: { dataset: 'penguins' }, inputs: {} },
    { id: 'few', kind: 'select', params: { keep: ['species', 'island', 'body_mass_g'] }, inputs: { table: 'birds' } },
    { id: 'typed', kind: 'cast', params: { columns: { body_mass_g: 'real' } }, inputs: { table: 'few' } },
    {
      id: 'heavy',
      kind: 'derive',
      params: { columns: [{ name: 'heavy', expression: 'body_mass_g > 4000' }] },
      inputs: { table: 'typed' },
    },
    {
      id: 'again',
      kind: 'join',
      params: { left_on: ['species'], right_on: ['species'] },
      inputs: { left: 'heavy', right: 'few' },
    },
  ];
  const pipeline = { falaj_pipeline: 1, name: 'data', description: '', nodes };
  const layout = { falaj_layout: 1, nodes: {}, notes: [] };
  await call(server, 'pipeline.save', { file: id, pipeline, layout, base: digest });
  // What is worked out in one go has rows of its last node only.
  for (const to of ['few', 'typed', 'heavy']) await call(server, 'pipeline.run', { file: id, to, wait: true });
  await open(page, server, { ...look, place: `pipelines/${id}` });
  await expect(page.getByTestId('node-heavy')).toBeVisible();
}

for (const look of [
  { lang: 'en', theme: 'light' },
  { lang: 'ar', theme: 'dark' },
] as const)
  test(`the data at a node is looked at on both sides (${look.lang})`, async ({ page, server, complaints }) => {
    await graph(page, server, look);
    const mark = (side: string, name: string) =>
      page
        .getByTestId(side)
        .locator('[role="columnheader"]', { hasText: name })
        .locator('[data-mark]')
        .getAttribute('data-mark');

    // Rows with the type under each name, and what is new.
    await page.getByTestId('node-heavy').click();
    await expect(page.getByTestId('node-rows-count')).toContainText('344');
    expect(await mark('pane', 'heavy')).toBe('new');
    expect(await violations(page), 'rows').toEqual([]);
    await page.getByTestId('data-place').getByRole('radio').nth(1).click();
    await expect(page.getByTestId('pane').getByRole('columnheader')).toHaveCount(4);

    // Both sides.
    await page.getByTestId('node-typed').click();
    await page.getByTestId('data-view-beside').click();
    await expect(page.getByTestId('before').getByTestId('node-rows')).toBeVisible();
    await expect(page.getByTestId('after').getByTestId('node-rows')).toBeVisible();
    expect(await mark('before', 'body_mass_g')).toBe('changed');
    expect(await mark('after', 'body_mass_g')).toBe('changed');
    expect(await violations(page), 'beside').toEqual([]);

    // The columns, with those that are gone.
    await page.getByTestId('node-few').click();
    await page.getByTestId('data-view-schema').click();
    await expect(page.getByTestId('schema').locator('tbody tr.out')).toHaveCount(5);
    await expect(page.getByTestId('schema')).toContainText('flipper_length_mm');
    expect(await violations(page), 'columns').toEqual([]);

    // How the data is looked at stays from node to node; a source has nothing before it.
    await page.getByTestId('node-birds').click();
    await expect(page.getByTestId('schema').locator('tbody tr')).toHaveCount(8);
    await expect(page.getByTestId('data-view-beside')).toHaveCount(0);
    await expect(page.getByTestId('data-place')).toHaveCount(0);
    // Of two inputs each can be looked at, where there is nothing of the node itself yet.
    await page.getByTestId('node-again').click();
    await page.getByTestId('data-view-rows').click();
    await expect(page.getByTestId('rows-none')).toBeVisible();
    await page.getByTestId('data-place').getByRole('radio').nth(2).click();
    await expect(page.getByTestId('node-rows-count')).toContainText('344');
    expect(complaints.filter((one) => !one.includes('409'))).toEqual([]);
  });
