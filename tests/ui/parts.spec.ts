import type { Locator } from '@playwright/test';
import { expect, test } from './gallery';

/** The number of the row that the keyboard is at, from 1. */
async function currentRow(table: Locator): Promise<number> {
  return table.evaluate((grid) => {
    const row = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
    return Number(row?.getAttribute('aria-rowindex')) - 1;
  });
}

const selectedRows = (table: Locator) => table.locator('[role=row][aria-selected=true]');

test('a table is worked by keyboard alone', async ({ open, complaints }) => {
  const page = await open({ query: '?rows=10000' });
  const table = page.getByTestId('table');
  await table.focus();
  for (const key of ['ArrowDown', 'j', 'j', 'k']) await page.keyboard.press(key);
  expect(await currentRow(table)).toBe(3);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('opened')).toHaveText('sweep-0002');
  await page.keyboard.press('Escape');
  await expect(selectedRows(table)).toHaveCount(0);
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+J');
  await expect(selectedRows(table)).toHaveCount(3);
  await page.keyboard.press('Shift+ArrowUp');
  await expect(selectedRows(table)).toHaveCount(2);
  await page.keyboard.press('End');
  await expect(table.getByText('sweep-9999')).toBeVisible();
  expect(await currentRow(table)).toBe(10_000);
  await expect(table).toHaveAttribute('aria-rowcount', '10001');
  expect(await table.locator('[role=row]').count()).toBeLessThan(40);
  expect(complaints).toEqual([]);
});

test('heads sort, and their width is kept, in both directions', async ({ open }) => {
  for (const lang of ['en', 'ar'] as const) {
    const page = await open({ lang });
    const head = page.getByTestId('table').getByTestId('sort-seconds');
    await head.click();
    await expect(page.getByTestId('table').locator('[aria-sort=descending]')).toHaveCount(1);
    await head.press('Enter');
    await expect(page.getByTestId('table').locator('[aria-sort=ascending]')).toHaveCount(1);
    const width = () =>
      head.evaluate((element) => element.closest('[role=columnheader]')!.getBoundingClientRect().width);
    const before = await width();
    await head.press(lang === 'ar' ? 'Shift+ArrowLeft' : 'Shift+ArrowRight');
    expect(await width()).toBe(before + 8);
    const grip = (await page.getByTestId('table').getByTestId('resize-seconds').boundingBox())!;
    await page.mouse.move(grip.x + 4, grip.y + 10);
    await page.mouse.down();
    await page.mouse.move(grip.x + 4 + (lang === 'ar' ? -40 : 40), grip.y + 10);
    await page.mouse.up();
    expect(await width()).toBe(before + 48);
    await page.reload();
    await head.waitFor();
    expect(await width()).toBe(before + 48);
    await page.evaluate(() => localStorage.clear());
  }
});

test('columns are chosen, and the choice is kept', async ({ open }) => {
  const page = await open();
  const heads = page.getByTestId('table').locator('[data-head]');
  const before = await heads.count();
  await page.getByTestId('choice').click();
  await page.getByRole('searchbox').last().fill('metric_6');
  await page.getByRole('checkbox', { name: 'metric_6' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('choice')).toBeFocused();
  await expect(heads).toHaveCount(before + 1);
  await page.reload();
  await expect(heads).toHaveCount(before + 1);
});

test('rows that arrive do not move what is read', async ({ open }) => {
  const page = await open();
  const table = page.getByTestId('table');
  await table.evaluate((grid) => (grid.scrollTop = 3200));
  const row = table.getByText('sweep-0104');
  const place = async () => (await row.boundingBox())!.y - (await table.boundingBox())!.y;
  const before = await place();
  await page.getByTestId('arrive').click();
  await expect(table).toHaveAttribute('aria-rowcount', '1002');
  expect(Math.abs((await place()) - before)).toBeLessThan(2);
});

test('twelve million rows and five thousand columns do not hang', async ({ open, complaints }) => {
  const page = await open({ query: '?rows=10000&columns=5000' });
  const endless = page.getByTestId('endless');
  await endless.focus();
  await page.keyboard.press('End');
  await expect(endless.getByText('sweep-11999999')).toBeVisible();
  await page.keyboard.press('Home');
  await expect(endless.getByText('sweep-0000')).toBeVisible();
  const table = page.getByTestId('table');
  expect(await table.locator('[role=gridcell]').count()).toBeLessThan(600);
  const last = await table.evaluate(async (grid) => {
    grid.scrollLeft = grid.scrollWidth;
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    return [...grid.querySelectorAll('[data-head]')].at(-1)?.textContent?.trim();
  });
  expect(last).toBe('metric_4999');
  expect(complaints).toEqual([]);
});

test('rows that could not be had say why and can be asked for again', async ({ open }) => {
  const page = await open();
  const error = page.getByTestId('gallery-tables').getByTestId('error');
  await expect(error).toHaveAttribute('data-code', 'not_ready');
  const before = Number(await page.getByTestId('asked').textContent());
  await error.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('asked')).toHaveText(String(before + 1));
});

test('Escape closes a list in a dialog first, then the dialog, and gives the focus back', async ({ open }) => {
  const page = await open();
  await page.getByTestId('open-dialog').click();
  await page.getByTestId('dialog-name').fill('kept');
  await page.getByTestId('dialog-model').press('Enter');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.getByRole('option').last().click();
  await expect(page.getByTestId('dialog-model')).toHaveAttribute('data-value', 'network');
  await page.getByTestId('dialog-model').press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(page.getByTestId('dialog-name')).toHaveValue('kept');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('dialog')).toHaveCount(0);
  await expect(page.getByTestId('open-dialog')).toBeFocused();
});

test('an act that asks for a reason goes on with one only, and keeps it when the act fails', async ({ open }) => {
  const page = await open();
  await page.getByTestId('open-confirm').click();
  await page.getByTestId('confirm-act').click();
  await expect(page.getByTestId('confirm').getByTestId('field-error')).toBeVisible();
  await page.getByTestId('reason').fill('too slow');
  await page.getByTestId('confirm-act').click();
  await expect(page.getByTestId('confirm').getByTestId('error')).toBeVisible();
  await expect(page.getByTestId('reason')).toHaveValue('too slow');
  await page.getByTestId('confirm-act').click();
  await expect(page.getByTestId('confirm')).toHaveCount(0);
  await expect(page.getByTestId('last')).toHaveText('too slow');
});

test('notes are reached by keyboard, wait for a person, and undo', async ({ open }) => {
  const page = await open();
  await page.clock.install();
  await page.getByTestId('toast-undo').click();
  await page.keyboard.press('F6');
  await expect(page.getByTestId('undo')).toBeFocused();
  await page.clock.runFor(60_000);
  await expect(page.getByTestId('toast')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('undone')).toHaveText('1');
  await expect(page.getByTestId('toast')).toHaveCount(0);
  await page.getByTestId('toast-plain').click();
  await page.clock.runFor(10_000);
  await expect(page.getByTestId('toast')).toHaveCount(0);
});

test('fields keep what was typed and say what it lacks', async ({ open }) => {
  const page = await open();
  const epochs = page.getByTestId('field-epochs');
  await expect(epochs).toHaveAttribute('aria-invalid', 'true');
  await expect(epochs).toHaveAccessibleDescription(/no number/);
  await epochs.fill('٤٢');
  await expect(epochs).not.toHaveAttribute('aria-invalid', 'true');
  await epochs.press('ArrowUp');
  await expect(epochs).toHaveValue('43');
  const target = page.getByTestId('field-target');
  await target.click();
  await target.fill('column_23');
  await expect(page.getByRole('option')).toHaveCount(11);
  await target.press('ArrowDown');
  await target.press('Enter');
  await expect(target).toHaveValue(/column_23/);
});

test('a pane is resized by keyboard in both directions, and its size is kept', async ({ open }) => {
  for (const lang of ['en', 'ar'] as const) {
    const page = await open({ lang });
    const handle = page.getByTestId('split-gallery');
    await handle.press(lang === 'ar' ? 'ArrowLeft' : 'ArrowRight');
    await expect(handle).toHaveAttribute('aria-valuenow', '216');
    await page.reload();
    await expect(handle).toHaveAttribute('aria-valuenow', '216');
    await page.evaluate(() => localStorage.clear());
  }
});
