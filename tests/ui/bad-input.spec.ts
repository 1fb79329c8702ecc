import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { pick } from './lists';
import { furnish, go, open, settled, testOver } from './own';
import { SCREENS } from './places';
import { expect } from './server';
import { visits } from './visits';

const test = testOver({ sample: true }, furnish);

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') });

/** Lets a command fail as the host would, once. */
async function failOnce(page: Page, command: string, code: string) {
  const error = { code, message: 'as the host says it', hint: 'a hint', where: { file: '/data/lake' }, params: {} };
  await page.route(`**/api/v1/${command}`, (route) => route.fulfill({ status: 500, json: { error } }), { times: 1 });
}

async function importFile(page: Page, name: string, text: string) {
  await go(page, 'home');
  await page.getByTestId('import').first().click();
  await page.getByTestId('choose-file').setInputFiles(file(name, text));
  await page.getByTestId('import-run').click();
  await expect(page).toHaveURL(new RegExp(`#/data/${name.replace(/\.csv$/, '')}$`), { timeout: 30_000 });
  await settled(page);
}

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

test('a command that fails in the middle of a form says so and keeps what was typed', async ({ page, server }) => {
  await open(page, server);
  const error = page.getByRole('dialog').getByTestId('error');

  await page.getByTestId('import').first().click();
  await page.getByTestId('choose-file').setInputFiles(file('kept.csv', visits(60)));
  const name = page.getByTestId('import-name');
  await name.fill('kept-name');
  await failOnce(page, 'data.import', 'disk_full');
  await page.getByTestId('import-run').click();
  await expect(error).toHaveAttribute('data-code', 'disk_full');
  await expect(name).toHaveValue('kept-name');
  await page.getByTestId('import-run').click();
  await expect(page).toHaveURL(/#\/data\/kept-name$/);

  await page.getByTestId('use-in-pipeline').click();
  await pick(page, 'predict-column', 'bought');
  await page.getByTestId('template-mlp').check();
  await failOnce(page, 'pipeline.new', 'read_only');
  await page.getByTestId('create-pipeline').click();
  await expect(error).toHaveAttribute('data-code', 'read_only');
  await expect(page.getByTestId('predict-column')).toHaveValue('bought');
  await expect(page.getByTestId('template-mlp')).toBeChecked();
  await page.keyboard.press('Escape');

  await go(page, 'pipelines/penguins-species');
  await page.getByTestId('tune').click();
  const rate = page.getByTestId('tune-dialog').locator('input[data-testid$=".learning_rate"]');
  await rate.fill('0.0123');
  await failOnce(page, 'pipeline.run', 'workspace_busy');
  await page.getByTestId('tune-run').click();
  await expect(error).toHaveAttribute('data-code', 'workspace_busy');
  await expect(rate).toHaveValue('0.0123');
  await page.keyboard.press('Escape');

  await go(page, 'models/penguins-species@1');
  await page.getByTestId('deploy').click();
  await page.getByTestId('deployment-name').fill('typed-name');
  await failOnce(page, 'deploy.create', 'port_in_use');
  await page.getByTestId('deploy-run').click();
  await expect(page.getByTestId('port-hint')).toBeVisible();
  await expect(page.getByTestId('deployment-name')).toHaveValue('typed-name');
  await page.keyboard.press('Escape');

  await go(page, 'deployments/penguins');
  await page.getByTestId('field-bill_length_mm').fill('41.5');
  await failOnce(page, 'deploy.ask', 'server_died');
  await page.getByTestId('ask').click();
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'server_died');
  await expect(page.getByTestId('field-bill_length_mm')).toHaveValue('41.5');
});

test('a column name of 200 letters in two directions is cut, whole in its tooltip, and breaks nothing', async ({
  page,
  server,
  complaints,
}) => {
  const long = 'Revenue إيرادات الربع الأول (AED) per customer لكل عميل '.repeat(4).slice(0, 200).trim();
  const rows = Array.from({ length: 40 }, (_, row) => `${row % 7},${row % 2 ? 'yes' : 'no'},${row}`);
  for (const lang of ['en', 'ar'] as const) {
    const name = `long-${lang}`;
    await open(page, server, { lang });
    await importFile(page, `${name}.csv`, [`"${long}",answer,other`, ...rows, ''].join('\n'));
    expect(await isWide(page)).toBe(false);
    const row = page.getByTestId('column-row').first();
    await expect(row).toContainText('Revenue');
    await expect(row.getByTitle(long)).toBeVisible();
    expect((await row.boundingBox())?.height, 'the name takes one line').toBeLessThan(60);
    await row.getByRole('button').first().click();
    await expect(page.getByTestId('column-detail')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('tab-rows').click();
    await settled(page);
    expect(await isWide(page)).toBe(false);
    await page.getByTestId('use-in-pipeline').click();
    const dialog = page.getByRole('dialog');
    await pick(page, 'predict-column', long);
    const [box, field] = [await dialog.boundingBox(), await page.getByTestId('predict-column').boundingBox()];
    expect((field?.x ?? 0) + (field?.width ?? 0)).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0));
    expect(field?.x).toBeGreaterThanOrEqual(box?.x ?? 0);
  }
  expect(complaints).toEqual([]);
});

test('without its stylesheets or fonts the page can still be read and worked with', async ({ page, server }) => {
  await page.route(/\.(css|woff2?|ttf)(\?|$)/, (route) => route.abort());
  await open(page, server);
  await page.getByTestId('nav-data').click();
  await expect(page.getByTestId('dataset').first()).toBeVisible();
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('lang-ar').click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('a language and a theme that do not exist are passed over', async ({ page, server, complaints }) => {
  await page.addInitScript(() => {
    localStorage.setItem('falaj-lang', 'tlh');
    localStorage.setItem('falaj-theme', '{"neon":true}');
  });
  await page.goto(server.open);
  await expect(page.getByTestId('nav-home')).toHaveText('Home');
  await expect(page.locator('html')).toHaveAttribute('data-theme', /^(light|dark)$/);
  await go(page, 'settings');
  await page.getByTestId('theme-dark').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(complaints).toEqual([]);
});

for (const [where, timezoneId, locale] of [
  ['Abu Dhabi', 'Asia/Dubai', 'ar-AE'],
  ['Berlin', 'Europe/Berlin', 'de-DE'],
  ['Kiritimati', 'Pacific/Kiritimati', 'fa-IR'],
] as const)
  test.describe(`with the clock and the locale of ${where}`, () => {
    test.use({ timezoneId, locale });

    test('times are of that place and numbers stay Latin', async ({ page, server, complaints }) => {
      for (const lang of ['en', 'ar'] as const) {
        await open(page, server, { lang, place: 'runs/penguins-species-1' });
        const main = page.getByRole('main');
        await expect(main).not.toContainText(/NaN|Invalid|undefined/);
        await expect(main).not.toContainText(/[\u0660-\u0669\u06f0-\u06f9]/);
        const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hour12: false, timeZone: timezoneId });
        await go(page, 'home');
        await expect(main).toContainText(new RegExp(`${hour.format(Date.now())}:\\d\\d`));
      }
      expect(complaints).toEqual([]);
    });
  });

test('a clock that was put back or forward makes no negative and no absurd times', async ({ page, server }) => {
  for (const days of [-400, 3650]) {
    await page.clock.install({ time: Date.now() + days * 86_400_000 });
    await open(page, server);
    await page.clock.resume();
    for (const place of ['home', 'runs', 'data']) {
      await page.evaluate((hash) => (location.hash = hash), `#/${place}`);
      const main = page.getByTestId(`screen-${place}`);
      await expect(main).toContainText('penguins');
      await expect(main).not.toContainText(/NaN|Invalid|[-−]\d+ (min|h|s)\b/);
    }
  }
});

test('a workspace that is removed while it is open is named, and its return is noticed', async ({
  page,
  server,
  complaints,
}) => {
  await open(page, server);
  const away = join(server.workspace, '..', 'away');
  renameSync(server.workspace, away);
  try {
    const codes = new Set<string | null>();
    for (const screen of SCREENS) {
      await page.goto(page.url().replace(/#.*/, ''));
      await go(page, screen);
      await expect(page.getByRole('main')).not.toBeEmpty();
      for (const error of await page.getByTestId('error').all()) codes.add(await error.getAttribute('data-code'));
    }
    expect(codes.size, 'nobody said that the workspace is gone').toBeGreaterThan(0);
    expect([...codes], 'an expected failure is not a mistake of Falaj').not.toContain('internal');
    // An import is refused, and the form stays.
    await go(page, 'home');
    await page.getByTestId('import').first().click();
    await page.getByTestId('choose-file').setInputFiles(file('late.csv', visits(20)));
    await page.getByTestId('import-name').fill('kept-name');
    await page.getByTestId('import-run').click();
    await expect(page.getByRole('dialog').getByTestId('error')).toBeVisible();
    await expect(page.getByTestId('import-name')).toHaveValue('kept-name');
  } finally {
    renameSync(away, server.workspace);
  }
  await page.getByTestId('import-run').click();
  await expect(page).toHaveURL(/#\/data\/kept-name$/);
  expect(complaints.filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
});
