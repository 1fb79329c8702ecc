import { violations } from './axe';
import { call } from './calls';
import { open, testOver } from './own';
import { expect } from './server';

// How a graph differs from an earlier version is drawn on it, and told in words.

const test = testOver({ sample: true });

for (const look of [
  { lang: 'en', theme: 'light' },
  { lang: 'ar', theme: 'dark' },
] as const)
  test(`the graph is compared with an earlier version (${look.lang})`, async ({ page, server, complaints }) => {
    // A version that ran is kept, so that what is edited afterwards is another.
    await call(server, 'pipeline.run', { file: 'penguins-species', to: 'split', wait: true });
    const { version } = await call<{ version: number }>(server, 'pipeline.open', { file: 'penguins-species' });
    await open(page, server, { ...look, place: 'pipelines/penguins-species' });
    const saved = () => expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
    const pixels = async () => (await page.getByTestId('graph').screenshot()).toString('base64');
    await page.getByTestId('node-split').click();
    await page.getByTestId('field-train').fill(look.lang === 'en' ? '0.5' : '0.55');
    await page.getByTestId('node-species').click();
    await page.getByTestId('kind-filter').last().click();
    await expect(page.getByTestId('node-filter')).toBeVisible();
    await page.getByTestId('node-register').click();
    await page.keyboard.press('Delete');
    await saved();
    await page.keyboard.press('Escape');
    await page.mouse.move(5, 5);
    const plain = await pixels();

    await page.getByTestId('open-history').click();
    await page.getByTestId(`version-${version}`).click();
    await page.getByTestId('show-on-graph').click();
    await expect(page.getByTestId('compared')).toContainText(String(version));
    const counts = page.getByTestId('compared').locator('.tag');
    await expect(counts).toHaveCount(3);
    await expect(counts.nth(0)).toHaveAttribute('title', 'filter');
    await expect(counts.nth(1)).toHaveAttribute('title', /split/);
    await expect(counts.nth(2)).toHaveAttribute('title', 'register');
    expect(await violations(page), 'compared').toEqual([]);
    await page.waitForTimeout(300);
    expect(await pixels()).not.toBe(plain);

    // It is with what the graph is now: what is taken back differs no more.
    await page.keyboard.press('Control+z');
    await expect(counts).toHaveCount(2);
    await page.getByTestId('compared-end').click();
    await expect(page.getByTestId('compared')).toHaveCount(0);
    await page.getByTestId('editor-undo').click();
    await page.getByTestId('editor-undo').click();
    await saved();
    expect(complaints).toEqual([]);
  });
