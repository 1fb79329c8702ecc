import { violations } from './axe';
import { go, open, testOver } from './own';
import { SCREENS } from './places';
import { expect } from './server';

const test = testOver({ sample: false });

test('each screen of an empty workspace teaches and leads on, in both languages', async ({
  page,
  server,
  complaints,
}) => {
  const found: Record<string, string[]> = {};
  for (const lang of ['en', 'ar'] as const) {
    await open(page, server, { lang });
    for (const screen of SCREENS) {
      await go(page, screen);
      const main = page.getByTestId(`screen-${screen}`);
      await expect(main).toBeVisible();
      expect(await page.getByTestId('error').count(), screen).toBe(0);
      await expect(main).not.toContainText(/NaN|undefined|Infinity/);
      if (!['home', 'settings'].includes(screen)) {
        const empty = main.getByTestId('empty');
        await expect(empty, screen).toBeVisible();
        // One sentence, and one thing to do next.
        await expect(empty.locator('a, button').first(), screen).toBeVisible();
      }
      for (const violation of await violations(page)) (found[violation] ??= []).push(`${screen}, ${lang}`);
    }
  }
  expect(found).toEqual({});
  // What is not there is said, and leads nowhere wrong.
  for (const place of [
    'data/none',
    'pipelines/none',
    'runs/none',
    'models/none',
    'deployments/none',
    'runs/compare/x,y',
  ]) {
    await go(page, place);
    await expect(page.getByRole('main')).not.toBeEmpty();
    const said = page.getByRole('main').locator('[data-testid="empty"], [data-testid="error"]');
    await expect(said.first(), place).toBeVisible();
  }
  expect(complaints.filter((line) => !/Failed to load resource.*status of 4\d\d/.test(line))).toEqual([]);
});
