import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './server';

const SCREENS = ['home', 'data', 'quality', 'pipelines', 'runs', 'models', 'deployments', 'settings'];
const LANGUAGES = [
  { lang: 'en', dir: 'ltr', home: 'Home' },
  { lang: 'ar', dir: 'rtl', home: 'الرئيسية' },
];

async function speak(page: Page, lang: string, theme = 'light') {
  await page.getByTestId('nav-settings').click();
  await page.getByTestId(`lang-${lang}`).click();
  await page.getByTestId(`theme-${theme}`).click();
}

/** Waits until a screen has its answers: the skeleton comes after 150 ms and goes with the answer. */
async function settled(page: Page) {
  await page.waitForTimeout(300);
  await expect(page.getByTestId('loading')).toHaveCount(0);
}

for (const { lang, dir, home } of LANGUAGES) {
  test(`every screen opens in ${lang}`, async ({ studio: page, complaints }) => {
    await speak(page, lang);
    await expect(page.locator('html')).toHaveAttribute('dir', dir);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.getByTestId('nav-home')).toHaveText(home);
    for (const screen of SCREENS) {
      await page.getByTestId(`nav-${screen}`).click();
      await expect(page.getByTestId(`screen-${screen}`)).toBeVisible();
      await expect(page.getByTestId(`nav-${screen}`)).toHaveAttribute('aria-current', 'page');
      await settled(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide, `${screen} is wider than the window`).toBe(false);
      expect(await page.getByTestId('error').count(), `${screen} shows an error`).toBe(0);
    }
    expect(complaints).toEqual([]);
  });

  for (const theme of ['light', 'dark']) {
    test(`every screen meets WCAG AA in ${lang}, ${theme}`, async ({ studio: page }) => {
      await speak(page, lang, theme);
      for (const screen of SCREENS) {
        await page.getByTestId(`nav-${screen}`).click();
        await expect(page.getByTestId(`screen-${screen}`)).toBeVisible();
        await settled(page);
        expect(await violations(page), screen).toEqual([]);
      }
    });
  }
}

test('the language changes at once and stays after a reload', async ({ studio: page }) => {
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('lang-ar').click();
  await expect(page.getByTestId('nav-data')).toHaveText('البيانات');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.getByTestId('lang-en').click();
  await expect(page.getByTestId('nav-data')).toHaveText('Data');
});

test('a file that can’t be read says where, why and what to do, in both languages', async ({ studio: page }) => {
  for (const lang of ['en', 'ar']) {
    await speak(page, lang);
    await page.getByTestId('nav-home').click();
    await page.getByTestId('import').first().click();
    await page.getByTestId('choose-file').setInputFiles({
      name: 'bad.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a,b,c\n1,2,3\n4,5\n6,7,8\n9\n'),
    });
    await page.getByTestId('import-run').click();
    const error = page.getByTestId('error');
    await expect(error).toHaveAttribute('data-code', 'csv_ragged');
    await expect(error).toContainText('bad.csv');
    await expect(error).toContainText('3');
    await expect(page.getByTestId('error-hint')).not.toBeEmpty();
    if (lang === 'ar') await expect(error).toContainText(/[\u0621-\u064a]{3}/);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('import-dialog')).toHaveCount(0);
  }
});

test('a page without the token says how to get one', async ({ page, server }) => {
  await page.goto(server.open.replace(/#.*/, ''));
  await expect(page.getByTestId('refused')).toBeVisible();
});

test('the token leaves the address', async ({ studio: page }) => {
  expect(page.url()).not.toContain('token');
  await page.reload();
  await expect(page.getByTestId('screen-home')).toBeVisible();
});

test('when the host is gone the page says so, and takes up again when it is back', async ({ studio: page }) => {
  await page.route('**/api/v1/**', (route) => route.abort());
  await page.reload();
  await expect(page.getByTestId('host-lost')).toBeVisible();
  await page.unroute('**/api/v1/**');
  await expect(page.getByTestId('host-lost')).toHaveCount(0, {
    timeout: 20_000,
  });
  await expect(page.getByTestId('count-data')).toBeVisible();
});

test('everything on a screen can be reached with the keyboard', async ({ studio: page }) => {
  await page.keyboard.press('Tab');
  await expect(page.getByText('Skip to content')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('import').first()).toBeFocused();
});
