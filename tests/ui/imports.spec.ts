import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { pick } from './lists';
import { expect, test } from './server';

const BOOKS = join(dirname(fileURLToPath(import.meta.url)), '../../crates/data/tests/fixtures/excel');

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'falaj-imports-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const go = (page: Page, place: string) => page.evaluate((hash) => void (location.hash = hash), place);

async function choose(page: Page, name: string, content: Buffer) {
  await page.getByTestId('import').first().click();
  await page.getByTestId('choose-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
}

async function choosePath(page: Page, path: string) {
  await page.getByTestId('import').first().click();
  await page.getByTestId('type-path').click();
  await page.getByTestId('import-path').fill(path);
  await page.getByTestId('import-path-look').click();
}

for (const lang of ['en', 'ar'] as const) {
  test(`a sheet of a workbook is chosen, and the row that names its columns (${lang})`, async ({ studio: page }) => {
    if (lang === 'ar') {
      await go(page, '#/settings');
      await page.getByTestId('lang-ar').click();
    }
    await go(page, '#/data');
    await choose(page, 'headers.xlsx', readFileSync(join(BOOKS, 'headers.xlsx')));
    const preview = page.getByTestId('import-preview');
    // The first row is a title, not a header: the sheet is shown as it is, so that the right row can be named.
    await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'sheet_header');
    await expect(page.getByTestId('sheet')).toHaveAttribute('data-value', 'Title');
    await expect(preview).toContainText('Sales of 2024');
    await page.getByTestId('header-row').fill('3');
    await expect(preview.locator('tbody tr')).toHaveCount(2);
    await expect(preview).toContainText('sold');

    // A sheet that names a column twice is refused in place; another one is taken.
    await page.getByTestId('header-row').fill('');
    await pick(page, 'sheet', 'Twice');
    await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'sheet_header');
    await pick(page, 'sheet', 'Rows');
    await page.getByTestId('header').uncheck();
    await expect(page.getByTestId('error')).toHaveCount(0);
    await expect(preview).toContainText('column_1');
    await pick(page, 'sheet', 'Title');
    await page.getByTestId('header').check();
    await page.getByTestId('header-row').fill('3');
    await expect(preview.locator('tbody tr')).toHaveCount(2);
    await expect(preview).toHaveAttribute('aria-busy', 'false');
    await page.getByTestId('import-name').fill(`sold ${lang}`);
    expect(await violations(page), lang).toEqual([]);
    await page.getByTestId('import-run').click();
    await expect(page).toHaveURL(new RegExp(`#/data/sold%20${lang}$`));
    await expect(page.getByTestId('column-row')).toHaveCount(2);
  });
}

test('a type is corrected before the import, and values that do not fit are shown and may be left out', async ({
  studio: page,
}) => {
  await go(page, '#/data');
  const lines = ['{"id":"007","n":"1"}', '{"id":"008","n":"2"}', '{"id":"x9","n":"3"}', ''];
  await choose(page, 'rows.ndjson.gz', gzipSync(lines.join('\n')));
  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText('gzip');
  await preview.locator('th', { hasText: 'id' }).getByTestId('retype').click();
  await page.locator('[role="option"][data-value="integer"]').click();
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'type_misfit');
  await page.getByTestId('take-hint').click();
  await expect(page.getByTestId('error')).toHaveCount(0);
  await expect(page.getByTestId('lenient')).toBeChecked();
  await page.getByTestId('import-run').click();
  await expect(page.getByTestId('import-warnings')).toContainText('id');
  await page.getByTestId('import-open').click();
  await expect(page).toHaveURL(/#\/data\/rows$/);
});

test('a folder of files becomes one table, and is read again when it has changed', async ({ studio: page }) => {
  const sales = join(folder, 'sales');
  for (const [year, body] of [
    ['2023', 'city,sold\nDubai,1\n'],
    ['2024', 'city,sold,returned\nAjman,2,1\n'],
  ] as const) {
    mkdirSync(join(sales, `year=${year}`), { recursive: true });
    writeFileSync(join(sales, `year=${year}`, 'part.csv'), body);
  }
  await go(page, '#/data');
  await choosePath(page, sales);
  await expect(page.getByTestId('preview-files')).toContainText('year=2024');
  await page.getByTestId('import-run').click();
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'files_differ');
  await page.getByTestId('take-hint').click();
  await expect(page.getByTestId('union')).toBeChecked();
  await page.getByTestId('import-run').click();
  await expect(page).toHaveURL(/#\/data\/sales$/);
  await expect(page.getByTestId('column-row')).toHaveCount(4);

  const again = page.getByTestId('read-again');
  await again.click();
  await expect(page.getByTestId('toast')).toContainText('as it was');
  writeFileSync(join(sales, 'year=2024', 'second.csv'), 'city,sold,returned\nAl Ain,5,0\n');
  await again.click();
  await expect(page.getByTestId('toast').last()).toContainText('+1 row');
  await page.getByTestId('tab-versions').click();
  await expect(page.getByTestId('version-row')).toHaveCount(2);

  rmSync(sales, { recursive: true });
  await again.click();
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'file_missing');
});

test('a followed folder becomes a new version by itself, until it is followed no more', async ({ studio: page }) => {
  const drops = join(folder, 'drops');
  mkdirSync(drops);
  writeFileSync(join(drops, 'a.csv'), 'city,sold\nDubai,1\n');
  await go(page, '#/data');
  await choosePath(page, drops);
  await page.getByTestId('follow').check();
  await page.getByTestId('import-run').click();
  await expect(page).toHaveURL(/#\/data\/drops$/);
  await expect(page.getByTestId('following')).toBeVisible();
  await page.getByTestId('tab-versions').click();
  await expect(page.getByTestId('version-row')).toHaveCount(1);
  writeFileSync(join(drops, 'b.csv'), 'city,sold\nAjman,2\n');
  await expect(page.getByTestId('version-row')).toHaveCount(2, { timeout: 30_000 });

  // A file that does not fit makes no version: the reason is told, and goes when the file does.
  writeFileSync(join(drops, 'c.csv'), 'town\nAjman\n');
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'files_differ', { timeout: 30_000 });
  await expect(page.getByTestId('version-row')).toHaveCount(2);
  rmSync(join(drops, 'c.csv'));
  await expect(page.getByTestId('error')).toHaveCount(0, { timeout: 30_000 });
  await page.getByTestId('unfollow').click();
  await expect(page.getByTestId('following')).toHaveCount(0);
});

test('a table of Delta Lake says which version it is, and an older one can be taken', async ({ studio: page }) => {
  await go(page, '#/data');
  await choosePath(page, join(BOOKS, '../lake/delta/sales'));
  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText('Delta Lake');
  await page.getByTestId('table-version').fill('0');
  await expect(preview).toContainText('version 0, the newest is');
  await page.getByTestId('table-version').fill('99');
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'table_version');
  await page.getByTestId('table-version').fill('0');
  await expect(page.getByTestId('error')).toHaveCount(0);
  await page.getByTestId('import-run').click();
  await expect(page.getByTestId('import-warnings')).toContainText('0');
});
