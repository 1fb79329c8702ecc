import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { pick } from './lists';
import { expect, serve, test } from './server';

const LONG = 'قيمة المبيعات الشهرية بعد الخصم monthly_sales_after_discount (AED, incl. VAT 5%) '
  .repeat(3)
  .slice(0, 200);
const COLUMNS = 5000;

function wide(): string {
  const names = Array.from({ length: COLUMNS }, (_, index) => (index === 1 ? `"${LONG}"` : `c${index}`));
  const row = (seed: number) => Array.from({ length: COLUMNS }, (_, index) => (seed * 31 + index * 7) % 97).join(',');
  return [names.join(','), ...Array.from({ length: 260 }, (_, index) => row(index)), ''].join('\n');
}

async function choose(page: Page, name: string, content: string) {
  await page.getByTestId('import').first().click();
  await page.getByTestId('choose-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

async function importFile(page: Page, name: string, content: string, dataset?: string) {
  await choose(page, name, content);
  if (dataset) await page.getByTestId('import-name').fill(dataset);
  // The preview makes the dialog grow: the button is where it stays from then on.
  await expect(page.getByTestId('import-preview').locator('table')).toBeVisible();
  await page.getByTestId('import-run').click();
  await expect(page.getByTestId('import-dialog')).toHaveCount(0, { timeout: 30_000 });
}

test('a file shows its first rows before it is imported, and a wrong option keeps what was typed', async ({
  studio: page,
}) => {
  await choose(page, 'sales.csv', 'city;amount;when\nالعين;12,5;2024-01-01\nDubai;3,25;2024-01-02\n');
  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText('Semicolon');
  await expect(preview.locator('tbody tr')).toHaveCount(2);
  await page.getByTestId('import-name').fill('My sales');
  await page.getByTestId('missing').fill('-, none');

  // A delimiter that makes no sense is refused in place, and the hint can be taken with one click.
  await pick(page, 'delimiter', 'tab');
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'csv_delimiter');
  await page.getByTestId('import-run').click();
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'csv_delimiter');
  await expect(page.getByTestId('import-name')).toHaveValue('My sales');
  await expect(page.getByTestId('missing')).toHaveValue('-, none');
  await page.getByTestId('take-hint').click();
  await expect(page.getByTestId('error')).toHaveCount(0);
  await expect(page.getByTestId('delimiter')).toHaveAttribute('data-value', ';');

  // Without a header, the first line is a row.
  await page.getByTestId('header').uncheck();
  await expect(preview.locator('tbody tr')).toHaveCount(3);
  await expect(preview).toContainText('column_1');
  await page.getByTestId('header').check();
  await expect(preview.locator('tbody tr')).toHaveCount(2);
  await page.getByTestId('import-run').click();
  await expect(page).toHaveURL(/#\/data\/My%20sales$/);
  await expect(page.getByTestId('column-row')).toHaveCount(3);
});

test('a name that can’t be used is refused, and the form stays for another one', async ({ studio: page }) => {
  await choose(page, 'named.csv', 'a,b\n1,2\n');
  await page.getByTestId('import-name').fill('a/b');
  await page.getByTestId('import-run').click();
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'name_invalid');
  await expect(page.getByTestId('import-name')).toHaveValue('a/b');
  await page.getByTestId('import-name').fill('named');
  await page.getByTestId('import-run').click();
  await expect(page).toHaveURL(/#\/data\/named$/);
});

test('a table of 5,000 columns with a long mixed name stays quick', async ({ studio: page, complaints }) => {
  test.setTimeout(180_000);
  await importFile(page, 'wide.csv', wide());
  await expect(page.getByTestId('column-row').first()).toBeVisible({ timeout: 60_000 });
  // Only what is in view is drawn, and the last column can be reached.
  expect(await page.getByTestId('column-row').count()).toBeLessThan(120);
  const profile = page.getByRole('region', { name: 'Profile' });
  await profile.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(page.getByTestId('column-row').last()).toContainText(`c${COLUMNS - 1}`);

  await page.getByTestId('tab-rows').click();
  const rows = page.getByTestId('rows');
  await expect(rows.getByRole('row').nth(1)).toContainText('7');
  expect(await rows.getByRole('columnheader').count()).toBeLessThan(60);

  // The long name is cut in its head and read out whole beside the table, by pointer and by keyboard.
  const head = rows.getByRole('columnheader').nth(2);
  const box = await head.boundingBox();
  expect(box?.width ?? 999).toBeLessThan(300);
  await head.hover();
  await expect(page.getByTestId('full-name')).toHaveText(LONG.trim());
  await rows.getByRole('columnheader').nth(1).locator('[data-head]').focus();
  await expect(page.getByTestId('full-name')).toHaveText('c0');

  // Far to the right and far down.
  await rows.evaluate((grid) => grid.scrollTo(grid.scrollWidth, grid.scrollHeight));
  await expect(rows.getByRole('columnheader').last()).toContainText(`c${COLUMNS - 1}`);
  const last = (259 * 31 + (COLUMNS - 1) * 7) % 97;
  await expect(rows.getByRole('row').last()).toContainText(String(last));
  expect(complaints).toEqual([]);
});

test('every row can be reached, copied and opened', async ({ studio: page }) => {
  const lines = Array.from({ length: 1234 }, (_, index) => `${index},name ${index}`);
  await importFile(page, 'long.csv', ['id,name', ...lines, ''].join('\n'));
  await page.getByTestId('tab-rows').click();
  const rows = page.getByTestId('rows');
  await expect(rows.getByRole('row').nth(1)).toContainText('name 0');
  await rows.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('End');
  await expect(page.getByTestId('rows-range')).toContainText('1,234 of 1,234');
  await expect(rows).toContainText('name 1233');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('Control+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('id\tname\n1233\tname 1233\n');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('row-dialog')).toContainText('name 1233');
});

test('two versions are compared column by column', async ({ studio: page }) => {
  const grow = (count: number, low: number) => Array.from({ length: count }, (_, index) => low + (index % 40));
  const first = grow(200, 0).map((value, index) => `${value},x,${index % 2}`);
  const second = grow(250, 60).map((value, index) => `${value},${index % 2 ? 'one' : 'two'},new`);
  await importFile(page, 'v1.csv', ['amount,gone,kind', ...first, ''].join('\n'), 'moving');
  await page.getByTestId('tab-versions').click();
  await expect(page.getByTestId('version-row')).toHaveCount(1);
  await importFile(page, 'v2.csv', ['amount,kind,fresh', ...second, ''].join('\n'), 'moving');
  await page.getByTestId('compare-versions').click();
  await expect(page.getByTestId('version-row')).toHaveCount(2);
  await expect(page.getByTestId('comparison-summary')).toContainText('Rows from 200 to 250 (+25');
  const fates = page.getByTestId('difference');
  await expect(fates).toHaveCount(4);
  await expect(page.locator('[data-fate="added"]')).toContainText('fresh');
  await expect(page.locator('[data-fate="removed"]')).toContainText('gone');
  await expect(page.locator('[data-fate="retyped"]')).toContainText('kind');
  await expect(page.locator('[data-fate="kept"]')).toContainText('1.00');
  // An older version can be looked at, and says that it is one.
  await page.getByTestId('version-row').nth(1).getByRole('link').click();
  await expect(page).toHaveURL(/moving%401$/);
  await expect(page.getByText('Version 1, not the newest')).toBeVisible();
});

test('a column says what it goes with, and what to do about it', async ({ studio: page }) => {
  const lines = Array.from({ length: 300 }, (_, index) => `${index},${index * 2 + (index % 3)},k${index % 4},same`);
  await importFile(page, 'pairs.csv', ['a,b,kind,one', ...lines, ''].join('\n'));
  await page.getByTestId('column-row').first().getByRole('button').click();
  await expect(page.getByTestId('goes-with')).toContainText('b');
  await expect(page.getByTestId('column-row').nth(0)).toContainText('Correlated');
  await expect(page.getByTestId('column-row').nth(3)).toContainText('Constant');
  await page.getByTestId('with-alerts').click();
  await expect(page.getByTestId('column-row')).toHaveCount(3);
  await page.getByRole('button', { name: 'See that column' }).click();
  await expect(page.getByTestId('column-row').nth(1).getByRole('button')).toHaveAttribute('aria-expanded', 'true');
});

test('the list of datasets is searched by name and column', async ({ studio: page }) => {
  await page.getByTestId('nav-data').click();
  await page.getByTestId('dataset-search').fill('arr_delay');
  await expect(page.getByTestId('dataset').first()).toContainText('flights');
  await expect(page.getByTestId('dataset').first()).toContainText('arr_delay');
  await page.getByTestId('dataset-search').fill('nothing has this name');
  await expect(page.getByTestId('dataset')).toHaveCount(0);
});

test('an empty workspace teaches the way and leads on', async ({ page }) => {
  const program = process.env['FALAJ_BIN'];
  test.skip(!program, 'needs a workspace of its own');
  const folder = mkdtempSync(join(tmpdir(), 'falaj-empty-'));
  const workspace = join(folder, 'workspace');
  execFileSync(program ?? '', ['workspace', 'init', workspace, '--json'], { stdio: 'pipe' });
  const server = await serve(program ?? '', workspace);
  try {
    await page.addInitScript(() => localStorage.setItem('falaj-lang', 'en'));
    await page.goto(server.open);
    await expect(page.getByTestId('welcome')).toContainText('Import a table');
    await expect(page.getByTestId('needs')).toHaveCount(0);
    await page.getByTestId('nav-data').click();
    await expect(page.getByTestId('empty')).toBeVisible();
    await page.getByTestId('nav-home').click();
    await page.getByTestId('welcome-import').click();
    await page
      .getByTestId('choose-file')
      .setInputFiles({ name: 'first.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,x\n2,y\n') });
    await page.getByTestId('import-run').click();
    await expect(page).toHaveURL(/#\/data\/first$/);
    await page.getByTestId('nav-home').click();
    await expect(page.getByTestId('welcome')).toHaveCount(0);
    await expect(page.getByTestId('start-train')).toBeVisible();
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what failed says why on Home, leads to its node, and can be laid aside', async ({ studio: page }) => {
  const rows = (late: (index: number) => string) =>
    ['amount,channel,late', ...Array.from({ length: 200 }, (_, i) => `${i % 17},${i % 3},${late(i)}`), ''].join('\n');
  await importFile(
    page,
    'orders.csv',
    rows((index) => (index % 3 ? 'no' : 'yes')),
    'orders',
  );
  await page.getByTestId('use-in-pipeline').click();
  await pick(page, 'predict-column', 'late');
  await page.getByTestId('create-pipeline').click();
  await expect(page).toHaveURL(/#\/pipelines\/.+/);
  const pipeline = page.url();
  await page.getByTestId('nav-data').click();
  await importFile(
    page,
    'orders.csv',
    rows(() => 'no'),
    'orders',
  );
  await page.goto(pipeline);
  await page.getByTestId('run').click();
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-shape', 'bad', { timeout: 60_000 });
  await page.getByTestId('nav-home').click();
  const need = page.getByTestId('need').filter({ hasText: 'orders' });
  await expect(need).toContainText('there is nothing to learn');
  await expect(need).toHaveAttribute('data-kind', 'node');
  await need.getByTestId('lay-aside').click();
  await expect(need).toHaveCount(0);
  await page.reload();
  await expect(page.getByTestId('take-back')).toBeVisible();
  await expect(need).toHaveCount(0);
  await page.getByTestId('take-back').click();
  await need.getByRole('link').click();
  await expect(page.getByTestId('node-failure')).toBeVisible();
});
