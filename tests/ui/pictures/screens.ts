import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { go, open, settled } from '../own';
import { PICTURES, type Picture } from './places';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

for (const viewport of SIZES)
  for (const lang of ['en', 'ar'] as const)
    for (const theme of ['light', 'dark'] as const)
      test(`${lang} ${theme} ${viewport.width}`, async ({ page }) => {
        const complaints: string[] = [];
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(String(error)));
        await page.setViewportSize(viewport);
        await open(page, { open: process.env['FALAJ_PICTURES_URL'] ?? '' }, { lang, theme });
        for (const picture of PICTURES) {
          const file = `${picture.name}.${lang}.${theme}.${viewport.width}.png`;
          await take(page, picture, join(process.env['FALAJ_PICTURES'] ?? '', file));
          expect.soft(complaints.splice(0), file).toEqual([]);
        }
      });

async function take(page: Page, { name, place, first, failed }: Picture, path: string) {
  // From anew, so that nothing of the picture before is left open.
  await page.evaluate(() => (location.hash = '#/'));
  await page.reload();
  await page.getByRole('main').waitFor();
  await go(page, place);
  if (first && !(await first(page))) {
    test.info().annotations.push({ type: 'absent', description: name });
    return;
  }
  await settled(page);
  await quiet(page);
  await page.mouse.move(0, 0);
  await page.screenshot({ path });
  const main = page.getByRole('main');
  expect.soft((await main.innerText()).trim().length, `${name} is empty`).toBeGreaterThan(40);
  if (!failed) expect.soft(await page.getByTestId('error').count(), `${name} shows an error`).toBe(0);
}

/** Waits until the page has not changed for a while: charts are drawn after their data is there. */
async function quiet(page: Page) {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const done = () => {
          watch.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        };
        let timer = setTimeout(done, 300);
        const longest = setTimeout(done, 3000);
        const watch = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(() => (clearTimeout(longest), done()), 300);
        });
        watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
  );
}
