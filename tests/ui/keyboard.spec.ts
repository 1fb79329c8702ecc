import type { Locator, Page } from '@playwright/test';
import { open, testOver } from './own';
import { expect } from './server';
import { visits } from './visits';

const test = testOver({ sample: false });
test.setTimeout(180_000);

const MOST_STOPS = 150;

/** Why the place of the keyboard can't be seen; empty when it can. */
async function hidden(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    // After a dialog or another screen the page as a whole may have it for one stop.
    if (!at || at === document.body || at.matches('main')) return '';
    const box = at.getBoundingClientRect();
    const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    if (!inside) return `outside the window: ${at.outerHTML.slice(0, 160)}`;
    // A control that is not drawn, as a file field, may be shown by what stands around it; a grid by its current row.
    const row = document.getElementById(at.getAttribute('aria-activedescendant') ?? '');
    const shown = [at, at.parentElement, at.parentElement?.parentElement, row].filter((one) => one !== null);
    const ringed = shown.some((one) => {
      const style = one && getComputedStyle(one);
      return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    });
    const shadowed = getComputedStyle(at).boxShadow !== 'none';
    return ringed || shadowed ? '' : `no ring: ${at.outerHTML.slice(0, 160)}`;
  });
}

/** Goes to a control with Tab, and within a grid with arrows; focus has to be seen at each stop. */
async function reach(page: Page, target: Locator) {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    expect(await hidden(page), 'focus is not visible').toBe('');
    // Looked for at each stop: what is drawn anew is another element.
    const where = await target.first().evaluate((target) => {
      const at = document.activeElement;
      if (at === target) return 'there';
      if (at?.getAttribute('role') !== 'grid' || !at.contains(target)) return 'on';
      const row = document.getElementById(at.getAttribute('aria-activedescendant') ?? '');
      if (row?.contains(target)) return 'there';
      const before = row && row.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING;
      return before ? 'up' : 'down';
    });
    if (where === 'there') return;
    await page.keyboard.press({ down: 'ArrowDown', up: 'ArrowUp', on: 'Tab' }[where]);
  }
  throw new Error(`${MOST_STOPS} stops did not lead to ${target}`);
}

async function press(page: Page, target: Locator, key = 'Enter') {
  await reach(page, target);
  await page.keyboard.press(key);
}

async function type(page: Page, target: Locator, text: string) {
  await reach(page, target);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

async function finished(page: Page): Promise<string> {
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-shape', 'ok', { timeout: 60_000 });
  return (await page.getByTestId('current-run').innerText()).trim();
}

// In Arabic; chain.spec.ts goes the same way in English, by mouse.
test('from a file to a prediction by keys alone, focus in sight at each stop, in Arabic', async ({
  page,
  server,
  complaints,
}) => {
  const id = (name: string) => page.getByTestId(name);
  const dataset = 'visits';
  await open(page, server, { lang: 'ar' });

  // Import.
  await press(page, id('import'));
  await reach(page, id('choose-file'));
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (
    await chooser
  ).setFiles({ name: `${dataset}.csv`, mimeType: 'text/csv', buffer: Buffer.from(visits(400), 'utf8') });
  await press(page, id('import-run'));
  await expect(page).toHaveURL(new RegExp(`#/data/${dataset}$`));

  // Profile.
  await press(page, id('column-row').first().getByRole('button').first());
  await expect(id('column-detail')).toBeVisible();

  // Pipeline.
  await press(page, id('use-in-pipeline'));
  await reach(page, id('predict-column'));
  await page.keyboard.type('boug');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(id('predict-column')).toHaveValue('bought');
  await press(page, id('create-pipeline'));
  await expect(page).toHaveURL(/#\/pipelines\/.+/);

  // Two runs.
  await press(page, id('run'));
  const first = await finished(page);
  await press(page, id('tune'));
  await type(page, id('tune-dialog').locator('input[data-testid$=".learning_rate"]'), '0.02');
  await press(page, id('tune-run'));
  await expect(id('current-run')).not.toHaveText(first);
  const second = await finished(page);

  // Compare.
  await press(page, id('nav-runs'));
  for (const name of [first, second]) await press(page, id(`pick-${name}`), ' ');
  await press(page, id('compare'));
  await expect(id('compare-params')).toContainText('0.02');

  // Deploy.
  await press(page, id('nav-runs'));
  await press(page, page.getByRole('main').getByRole('link', { name: second, exact: true }));
  await press(page, id('open-model'));
  await press(page, id('deploy'));
  await type(page, id('deployment-name'), dataset);
  await press(page, id('deploy-run'));
  await expect(page).toHaveURL(new RegExp(`#/deployments/${dataset}$`), { timeout: 60_000 });
  await expect(id('deployment-status')).toHaveAttribute('data-shape', 'ok', { timeout: 60_000 });

  // Ask.
  await type(page, id('field-minutes'), '60');
  await press(page, id('ask'));
  await expect(id('prediction')).toHaveText(/^(yes|no)$/);
  expect(complaints).toEqual([]);
});

test('a stop whose place can not be seen is noticed', async ({ page, server }) => {
  await open(page, server);
  await page.addStyleTag({ content: '* { outline: none !important; box-shadow: none !important }' });
  await page.getByTestId('import').first().focus();
  expect(await hidden(page)).toContain('no ring');
  await page.addStyleTag({ content: '[data-testid="import"] { position: fixed; inset-block-start: -500px }' });
  expect(await hidden(page)).toContain('outside the window');
});
