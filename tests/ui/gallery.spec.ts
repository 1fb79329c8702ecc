import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './axe';
import { expect, test } from './gallery';

// Pictures of every part. After a change that is meant: npx playwright test gallery --update-snapshots
const near = { maxDiffPixelRatio: 0.005 };
const VARIANTS = (['en', 'ar'] as const).flatMap((lang) =>
  (['light', 'dark'] as const).map((theme) => ({ lang, theme })),
);

for (const { lang, theme } of VARIANTS) {
  test(`the gallery in ${lang}, ${theme}: looks as it did, and axe finds nothing`, async ({ open, complaints }) => {
    const page = await open({ lang, theme });
    await page.setViewportSize({ width: 1240, height: 1640 });
    await expect(page.getByTestId('loading')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    // Letters are drawn a little differently by each system.
    if (process.platform === 'linux') await expect(page).toHaveScreenshot(`gallery-${lang}-${theme}.png`, near);
    expect(complaints).toEqual([]);
  });
}

for (const { lang, theme } of [VARIANTS[0]!, VARIANTS[3]!]) {
  test(`what floats in ${lang}, ${theme}: looks as it did, and axe finds nothing`, async ({ open, complaints }) => {
    const page = await open({ lang, theme });
    await page.getByTestId('open-menu').click();
    await expect(page.getByTestId('menu')).toBeVisible();
    if (process.platform === 'linux')
      await expect(page.getByTestId('menu')).toHaveScreenshot(`menu-${lang}-${theme}.png`, near);
    await page.keyboard.press('Escape');
    await page.getByTestId('open-confirm').click();
    await page.getByTestId('confirm-act').click();
    await expect(page.getByTestId('field-error').last()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    if (process.platform === 'linux')
      await expect(page.getByTestId('confirm')).toHaveScreenshot(`confirm-${lang}-${theme}.png`, near);
    expect(complaints).toEqual([]);
  });
}

test('the shipped interface has no gallery', () => {
  const assets = join(import.meta.dirname, '../../ui/dist/assets');
  test.skip(!existsSync(assets), 'the interface is not built');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  for (const script of scripts) expect(readFileSync(join(assets, script), 'utf8')).not.toContain('gallery-few');
});
