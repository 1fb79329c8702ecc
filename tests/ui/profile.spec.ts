import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { violations } from './axe';
import { call } from './calls';
import { pick } from './lists';
import { go, open, testOver } from './own';
import { expect } from './server';

/** Orders: an amount and its copy, a tax that follows it, whether they came late, and how many days. */
function orders(): string {
  const lines = Array.from({ length: 400 }, (_, index) => {
    const amount = ((index * 37) % 101) + (index % 50 === 0 ? 900 : 0.5);
    const late = (index * 7) % 5 === 0;
    const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(index / 10) + (index >= 200 ? 9 : 0)))
      .toISOString()
      .slice(0, 10);
    const days = late ? 1 + (index % 6) : 0;
    return [
      `AE-${100 + (index % 89)}`,
      day,
      amount,
      amount,
      amount * 2 + (index % 3),
      late ? 'yes' : 'no',
      days,
      '',
      'العين',
    ].join(',');
  });
  // The last twenty again.
  return ['code,day,amount,again,tax,late,days_late,unused,city', ...lines, ...lines.slice(-20), ''].join('\n');
}

/** Columns of noise, of which the last two go together. */
function wide(): string {
  const names = Array.from({ length: 130 }, (_, index) => `c${index}`);
  const noise = (seed: number) => Math.floor((Math.abs(Math.sin(seed) * 43_758.5453) % 1) * 997);
  const row = (seed: number) =>
    names.map((_, index) =>
      index < 128 ? noise(seed * 12.9898 + index * 78.233) : seed * 3 + (index % 2) * (seed % 2),
    );
  return [names.join(','), ...Array.from({ length: 200 }, (_, index) => row(index).join(',')), ''].join('\n');
}

const test = testOver({ sample: true }, (own) => {
  const files = { orders: orders(), wide: wide(), tiny: 'a,b\n1,x\n' };
  for (const [name, content] of Object.entries(files)) {
    const path = join(own.workspace, '..', `${name}.csv`);
    writeFileSync(path, content);
    own.falaj('data', 'import', path);
  }
});
test.setTimeout(120_000);

/** Parts whose content is wider than they are. */
const tooWide = (part: Locator) =>
  part.evaluateAll((all) =>
    all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML.slice(0, 90)),
  );

async function choose(page: Page, column: string) {
  await page.getByTestId('target-choice').click();
  await page.getByTestId('target-choice').fill(column);
  await page.getByRole('option', { name: column, exact: false }).first().click();
}

const words = {
  en: { method: 'Spearman', beyond: 'Above', copies: 'Columns with the same values', suspect: 'may give “late” away' },
  ar: { method: 'سبيرمان', beyond: 'فوق', copies: 'أعمدة قيمها واحدة', suspect: 'قد يكشف' },
} as const;

for (const [lang, theme] of [
  ['en', 'light'],
  ['ar', 'dark'],
] as const)
  test.describe(lang, () => {
    test.use({ viewport: { width: 1280, height: 800 } });
    const say = words[lang];

    test('a column shows its figures, and nothing is wider than its place', async ({ page, server, complaints }) => {
      await open(page, server, { lang, theme, place: 'data/orders/profile/amount' });
      const figures = page.getByTestId('column-figures');
      await expect(figures).toContainText(say.beyond);
      for (const column of ['code', 'day', 'amount', 'unused']) {
        await go(page, `data/orders/profile/${column}`);
        await expect(page.getByTestId('column-detail')).toHaveCount(1);
        expect(
          await tooWide(page.locator('[data-testid="column-detail"], [data-testid="column-figures"]')),
          column,
        ).toEqual([]);
        expect(await violations(page), column).toEqual([]);
      }
      expect(complaints).toEqual([]);
    });

    test('every pair of columns has a colour and a number', async ({ page, server, complaints }) => {
      await open(page, server, { lang, theme, place: 'data/orders/relations' });
      const matrix = page.getByTestId('matrix');
      await expect(matrix.locator('thead th')).toHaveText(['amount', 'again', 'tax', 'days_late']);
      await expect(matrix.locator('tbody tr').first()).toContainText('1.00');

      // Under the pointer, and by the keyboard.
      await matrix.locator('[data-at="0 2"]').hover();
      const readout = page.getByTestId('readout');
      await expect(readout).toContainText('tax');
      await matrix.focus();
      await page.keyboard.press('ArrowRight');
      await expect(readout).toContainText('days_late');
      await page.keyboard.press('ArrowDown');
      await expect(readout).toContainText('again');

      await page.getByTestId('method-spearman').click();
      await expect(matrix.locator('thead th')).toHaveCount(5);
      await expect(readout).toContainText(say.method);
      await page.getByTestId('method-cramer').click();
      await expect(matrix).toContainText('late');
      await page.getByTestId('order-alike').click();
      const download = page.waitForEvent('download');
      await page.getByTestId('matrix-save').click();
      expect(readFileSync(await (await download).path(), 'utf8')).toContain('late');
      await expect(page.getByTestId('duplicates')).toContainText(say.copies);
      await expect(page.getByTestId('duplicates')).toContainText('again');
      expect(await tooWide(page.getByTestId('relations'))).toEqual([]);
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('a target says what tells of it, and what may give it away', async ({ page, server, complaints }) => {
      await open(page, server, { lang, theme, place: 'data/orders/target' });
      await expect(page.getByTestId('empty')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await choose(page, 'late');
      await expect(page.getByTestId('balance')).toContainText('yes');
      await expect(page.getByTestId('told').first()).toContainText('days_late');
      await expect(page.getByTestId('told')).toHaveCount(8);
      await expect(page.getByTestId('suspects')).toContainText(say.suspect);
      expect(await tooWide(page.getByTestId('target'))).toEqual([]);
      expect(await violations(page)).toEqual([]);

      // It leads to the column, which says it as well; the choice outlives a new start of the page.
      await page.getByTestId('suspects').getByRole('link').click();
      await expect(page).toHaveURL(/profile\/days_late$/);
      await expect(page.getByTestId('column-figures')).toContainText('AUC');
      await page.reload();
      await go(page, 'data/orders/target');
      await expect(page.getByTestId('suspects')).toBeVisible();
      await page.getByTestId('target-clear').click();
      await expect(page.getByTestId('empty')).toBeVisible();
      expect(complaints).toEqual([]);
    });

    test('a pipeline is made without what may give its target away', async ({ page, server, complaints }) => {
      await open(page, server, { lang, theme, place: 'data/orders/target' });
      await choose(page, 'late');
      await page.getByTestId('use-without').click();
      await expect(page.getByTestId('predict-column')).toHaveValue('late');
      const names = page.getByTestId('leave-out-name');
      await expect(names).toHaveText(['days_late']);
      expect(await violations(page)).toEqual([]);
      // It is a proposal: one is taken back in, and another one left out as well.
      await names.getByRole('button').click();
      await expect(names).toHaveCount(0);
      await pick(page, 'leave-out', 'days_late');
      await pick(page, 'leave-out', 'tax');
      await expect(names).toHaveText(['days_late', 'tax']);
      await page.getByTestId('create-pipeline').click();
      await expect(page).toHaveURL(/#\/pipelines\/orders-late/);
      const file = decodeURIComponent(page.url().split('/').at(-1) ?? '');
      const { pipeline } = await call<{ pipeline: { nodes: { id: string; params: { keep?: string[] } }[] } }>(
        server,
        'pipeline.show',
        { file },
      );
      const keep = pipeline.nodes.find((node) => node.id === 'columns')?.params.keep;
      expect(keep).toContain('amount');
      expect(keep).not.toContain('days_late');
      expect(keep).not.toContain('tax');
      await go(page, 'data/orders/target');
      await page.getByTestId('target-clear').click();
      expect(complaints).toEqual([]);
    });

    test('the report is a file in the language that was chosen', async ({ page, server, complaints }) => {
      await open(page, server, { lang, theme, place: 'data/orders' });
      await page.getByTestId('report').click();
      await expect(page.getByTestId(`report-lang-${lang}`)).toHaveAttribute('aria-checked', 'true');
      const other = lang === 'en' ? 'ar' : 'en';
      await page.getByTestId(`report-lang-${other}`).click();
      await choose(page, 'late');
      expect(await violations(page)).toEqual([]);
      const download = page.waitForEvent('download');
      await page.getByTestId('report-write').click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(
        other === 'ar' ? /^تقرير عن orders v1\.html$/ : /^Report on orders v1\.html$/,
      );
      const html = readFileSync(await file.path(), 'utf8');
      expect(html).toContain(`lang="${other}"`);
      expect(html).toContain('days_late');
      expect(html).not.toContain('<script');
      await expect(page.getByTestId('report-done')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.getByTestId('report-close').click();
      await expect(page.getByTestId('report-dialog')).toHaveCount(0);
      expect(complaints).toEqual([]);
    });
  });

test('of many columns some are shown, and a strong pair of others comes in', async ({ page, server, complaints }) => {
  await open(page, server, { place: 'data/wide/relations' });
  const matrix = page.getByTestId('matrix');
  await expect(matrix.locator('thead th')).toHaveCount(60);
  await expect(page.getByTestId('matrix-columns')).toContainText('60 of 130');
  await expect(page.getByTestId('relations')).toContainText('the first 60 of 130 columns');
  await expect(page.getByTestId('matrix-numbers')).not.toBeChecked();

  await page.getByTestId('pairs').getByRole('button', { name: 'c129' }).first().click();
  await expect(matrix.locator('thead th').last()).toHaveText('c129');
  await expect(matrix.locator('thead th')).toHaveCount(60);
  await expect(page.getByTestId('readout')).toContainText('c128');

  // Others can be chosen; they are related once all of them are.
  await page.getByTestId('matrix-columns').click();
  await page.getByRole('button', { name: 'None', exact: true }).click();
  await page.getByRole('checkbox', { name: 'c3', exact: true }).check();
  await page.getByRole('checkbox', { name: 'c40', exact: true }).check();
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('matrix-take').click();
  await expect(matrix.locator('thead th')).toHaveText(['c3', 'c40']);
  await page.getByTestId('matrix-columns').click();
  await page.getByRole('button', { name: 'As at first' }).click();
  await expect(matrix.locator('thead th')).toHaveCount(60);
  expect(complaints).toEqual([]);
});

test('a table of one row and a column without any value say what they lack', async ({ page, server, complaints }) => {
  await open(page, server, { place: 'data/tiny/relations' });
  await expect(page.getByTestId('empty')).toContainText('No two columns to relate');
  await go(page, 'data/tiny/target');
  await choose(page, 'b');
  await expect(page.getByTestId('target')).toContainText('nothing to predict');
  await go(page, 'data/orders/profile/unused');
  await expect(page.getByTestId('column-detail')).toContainText('No row has a value');
  await go(page, 'data/orders/target');
  await choose(page, 'unused');
  await expect(page.getByTestId('target')).toContainText('nothing to learn from');
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
