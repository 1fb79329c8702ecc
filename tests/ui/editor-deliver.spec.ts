import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './axe';
import { pick } from './lists';
import { open, testOver } from './own';
import { expect } from './server';

const test = testOver({ sample: true }, (own) => void own.falaj('pipeline', 'run', 'penguins-species'));

test('a dataset is scored with a model of the registry, and the file is found', async ({
  page,
  server,
  complaints,
}) => {
  await open(page, server, { place: 'data/penguins' });
  await page.getByTestId('use-in-pipeline').first().click();
  await page.getByTestId('purpose-score').click();
  expect(await violations(page), 'dialog').toEqual([]);
  await pick(page, 'score-model', 'penguins-species');
  await page.getByTestId('create-pipeline').click();
  await page.getByTestId('node-scores').waitFor();
  await page.getByTestId('run').click();
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-shape', 'ok', { timeout: 30_000 });
  await page.getByTestId('node-scores').click();
  await expect(page.getByTestId('written')).toContainText('outputs/penguins-penguins-species.csv');
  const text = readFileSync(join(server.workspace, 'outputs', 'penguins-penguins-species.csv'), 'utf8');
  expect(text.split('\n')[0]).toContain('prediction,probability_Adelie');

  // Every column of what the node before gave, by its distribution and as a profile.
  await page.getByTestId('node-predict').click();
  await expect(page.getByTestId('node-rows').locator('svg.chart').first()).toBeVisible();
  await page.getByTestId('data-view').getByRole('radio', { name: 'Profile' }).click();
  await expect(page.getByTestId('profile')).toContainText('probability_Gentoo');
  expect(await violations(page), 'profile').toEqual([]);
  expect(complaints).toEqual([]);
});

test('a report looks at every column, and is saved as a page', async ({ page, server, complaints }) => {
  await open(page, server, { lang: 'ar', place: 'data/penguins' });
  await page.getByTestId('use-in-pipeline').first().click();
  await page.getByTestId('purpose-report').click();
  await pick(page, 'predict-column', 'species');
  await page.getByTestId('create-pipeline').click();
  await page.locator('[data-testid="node-report"][data-node]').waitFor();
  await page.getByTestId('run').click();
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-shape', 'ok', { timeout: 30_000 });
  await page.locator('[data-testid="node-report"][data-node]').click();
  await expect(page.getByTestId('profile')).toContainText('bill_length_mm');
  const download = page.waitForEvent('download');
  await page.getByTestId('save-report').click();
  const path = await (await download).path();
  expect(readFileSync(path, 'utf8')).toContain('dir="rtl"');
  expect(complaints).toEqual([]);
});
