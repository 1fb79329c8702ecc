import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from '@playwright/test';
import { expect, test } from './server';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

async function openColumn(page: Page): Promise<Locator> {
  await page.getByTestId('nav-data').click();
  await page.getByTestId('dataset').filter({ hasText: 'penguins' }).click();
  await page.getByTestId('column-row').filter({ hasText: 'body_mass_g' }).getByRole('button').first().click();
  const chart = page.getByTestId('column-detail').getByTestId('chart').first();
  await expect(chart).toBeVisible();
  return chart;
}

async function leave(page: Page, chart: Locator, way: string): Promise<Download> {
  const begun = page.waitForEvent('download');
  await chart.getByTestId('chart-menu').click();
  await page.getByTestId(`chart-${way}`).click();
  return begun;
}

const bytesOf = async (download: Download) => readFileSync((await download.path()) ?? '');

test('a chart leaves as PNG, SVG and CSV that show what is on screen', async ({ studio: page, complaints }) => {
  const chart = await openColumn(page);

  const png = await leave(page, chart, 'png');
  expect(png.suggestedFilename()).toMatch(/body_mass_g.*\.png$/);
  const pixels = await bytesOf(png);
  expect(pixels.subarray(0, 8)).toEqual(PNG);
  // Twice the size of the chart, from the file's own header.
  expect(pixels.readUInt32BE(16)).toBeGreaterThan(1000);
  expect(pixels.length).toBeGreaterThan(5000);

  const svg = (await bytesOf(await leave(page, chart, 'svg'))).toString('utf8');
  expect(svg).toMatch(/^<svg /);
  expect(svg).toContain('body_mass_g</title>');
  const bars = await chart.locator('svg rect').count();
  // As many bars as on screen; the ground is one more. Empty bins have none.
  const filled = await chart
    .locator('svg rect')
    .evaluateAll((all) => all.filter((one) => Number(one.getAttribute('height')) > 0).length);
  expect(svg.match(/<rect /g)).toHaveLength(filled + 1);

  const csv = (await bytesOf(await leave(page, chart, 'csv'))).toString('utf8');
  const lines = csv.replace('\ufeff', '').trimEnd().split('\r\n');
  expect(lines[0]).toBe('From,Below,Rows');
  expect(lines).toHaveLength(bars + 1);
  const counted = lines.slice(1).reduce((sum, line) => sum + Number(line.split(',')[2]), 0);
  expect(counted, 'penguins that were weighed').toBe(342);
  expect(complaints).toEqual([]);
});

test('the same values stand in a table, reached and left by the keyboard', async ({ studio: page }) => {
  const chart = await openColumn(page);
  await chart.getByTestId('chart-menu').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('chart-table')).toBeFocused();
  await page.keyboard.press('Enter');
  const table = chart.getByTestId('chart-values');
  await expect(table.getByRole('columnheader')).toHaveText(['From', 'Below', 'Rows']);
  await expect(chart.getByRole('img')).toHaveCount(0);
  await chart.getByTestId('chart-menu').click();
  await page.getByTestId('chart-table').click();
  await expect(chart.getByRole('img')).toBeVisible();
});

test('an Arabic picture is Arabic, and dark like the screen', async ({ studio: page }) => {
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('lang-ar').click();
  await page.getByTestId('theme-dark').click();
  const chart = await openColumn(page);
  const svg = (await bytesOf(await leave(page, chart, 'svg'))).toString('utf8');
  expect(svg).toContain('xml:lang="ar"');
  expect(svg).toMatch(/<title>[^<]*[\u0621-\u064a]{3}/);
  expect(svg).toContain('fill="#151C21"');
});

test('a picture that can’t be drawn says so and leaves the chart', async ({ studio: page }) => {
  const chart = await openColumn(page);
  await page.route('**/api/v1/charts.render', (route) => route.abort());
  await chart.getByTestId('chart-menu').click();
  await page.getByTestId('chart-png').click();
  await expect(chart.getByTestId('error')).toBeVisible();
  await expect(chart.getByRole('img')).toBeVisible();
});

test('a chart is printed alone and in light; a screen without what works it', async ({ studio: page }) => {
  await page.evaluate(() => (window.print = () => {}));
  const chart = await openColumn(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('nav-home')).toBeHidden();
  await expect(page.getByTestId('column-detail')).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await chart.getByTestId('chart-menu').click();
  await page.getByTestId('chart-print').click();
  const sheet = page.locator('.print-sheet');
  await expect(sheet).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  await expect(sheet.locator('svg')).toBeVisible();
  await expect(page.getByTestId('column-detail')).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(sheet).toHaveCount(0);
});
