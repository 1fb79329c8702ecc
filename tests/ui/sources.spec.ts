import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './server';

const ORDERS = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute('CREATE TABLE orders (id INTEGER, city TEXT, amount REAL, day TEXT, photo BLOB)')
rows = [(i, 'العين' if i % 2 else 'Dubai', i / 4, f'2024-01-{i % 28 + 1:02}', b'x') for i in range(1, 1001)]
db.executemany('INSERT INTO orders VALUES (?, ?, ?, ?, ?)', rows)
db.execute('CREATE VIEW large AS SELECT * FROM orders WHERE amount > 200')
db.commit()
`;

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'falaj-sources-'));
  execFileSync('python3', ['-c', ORDERS, join(folder, 'orders.db')]);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const go = (page: Page, place: string) => page.evaluate((hash) => void (location.hash = hash), place);

async function add(page: Page, name: string, path: string) {
  await page.getByTestId('open-sources').click();
  await page.getByTestId('source-add').click();
  await page.getByTestId('source-name').fill(name);
  await page.getByTestId('source-kind').getByText('SQLite').click();
  await page.getByTestId('source-path').fill(path);
  await page.getByTestId('source-save').click();
}

for (const lang of ['en', 'ar'] as const) {
  test(`columns and rows of a table of a database are imported (${lang})`, async ({ studio: page, complaints }) => {
    if (lang === 'ar') {
      await go(page, '#/settings');
      await page.getByTestId('lang-ar').click();
    }
    await go(page, '#/data');
    await add(page, `orders ${lang}`, join(folder, 'orders.db'));
    await expect(page.getByTestId('reading')).toBeVisible();
    await page.getByTestId('source-tables').click();
    await page.getByTestId('source-tables').fill('ord');
    await page.getByRole('option', { name: 'orders' }).click();
    const dialog = page.getByTestId('sources');
    await expect(dialog.locator('tbody tr')).toHaveCount(8);
    await expect(dialog).toContainText('photo');

    // One column is left out, and a condition in the database's own SQL is tried before anything is imported.
    await dialog.locator('th', { hasText: 'day' }).getByTestId('take-column').uncheck();
    await page.getByTestId('source-filter').fill('amout > 200');
    await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'source_query');
    await page.getByTestId('source-filter').fill('amount > 249');
    await expect(dialog.locator('tbody tr')).toHaveCount(4);
    await expect(page.getByTestId('error')).toHaveCount(0);
    await page.getByTestId('source-dataset').fill(`few ${lang}`);
    expect(await violations(page), lang).toEqual([]);
    await page.getByTestId('source-import').click();
    await expect(page).toHaveURL(new RegExp(`#/data/few%20${lang}$`));
    const columns = page.getByTestId('column-row');
    await expect(columns).toHaveCount(3);
    // The condition that was refused is told on the page, and by the browser as an answer.
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
  });
}

test('a database that does not answer keeps what was typed, and can be forgotten', async ({ studio: page }) => {
  await go(page, '#/data');
  await page.getByTestId('open-sources').click();
  await page.getByTestId('source-add').click();
  await page.getByTestId('source-name').fill('away');
  await page.getByTestId('source-host').fill('127.0.0.1');
  await page.getByTestId('source-port').fill('99999');
  await page.getByTestId('source-database').fill('ops');
  await page.getByTestId('source-user').fill('reader');
  await expect(page.getByTestId('source-save')).toBeDisabled();
  await page.getByTestId('source-port').fill('1');
  await page.getByTestId('source-save').click();
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'source_unreachable');
  await expect(page.getByTestId('source-host')).toHaveValue('127.0.0.1');
  await page.getByTestId('source-form').getByRole('button', { name: 'Cancel' }).click();

  await page.getByTestId('source').filter({ hasText: 'away' }).click();
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'source_unreachable');
  await page.getByTestId('source-remove').click();
  await page.getByTestId('question-yes').click();
  await expect(page.getByTestId('source').filter({ hasText: 'away' })).toHaveCount(0);
});
