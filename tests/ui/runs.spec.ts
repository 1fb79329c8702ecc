import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { testOver } from './own';
import { expect } from './server';

import { visits } from './visits';

const test = testOver({ sample: true });

test.describe.configure({ mode: 'serial' });
test.setTimeout(90_000);

/** Calls the host as the page does, with the page's token. */
async function call<T>(page: Page, command: string, request: unknown): Promise<T> {
  return page.evaluate(
    async ([name, body]) => {
      const answer = await fetch(`/api/v1/${name}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${sessionStorage.getItem('falaj-token') ?? ''}`,
        },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
      return answer.json();
    },
    [command, request] as const,
  );
}

const rows = (page: Page) => page.getByTestId('run-row');
const names = (page: Page) => rows(page).evaluateAll((found) => found.map((row) => row.getAttribute('data-run')));

let pipeline = '';
const RATES = [0.003, 0.01, 0.0001, 0.03];

/** Four runs of one pipeline, which differ by their learning rate. */
async function prepare(page: Page) {
  if (pipeline) return;
  await page.getByTestId('import').first().click();
  const buffer = Buffer.from(visits(400), 'utf8');
  await page.getByTestId('choose-file').setInputFiles({ name: 'visits.csv', mimeType: 'text/csv', buffer });
  await page.getByTestId('import-run').click();
  await expect(page).toHaveURL(/#\/data\/visits$/);
  const request = { data: 'visits', predict: 'bought', template: 'mlp' };
  const made = await call<{ pipeline: { id: string } }>(page, 'pipeline.new', request);
  pipeline = made.pipeline.id;
  for (const rate of RATES)
    await call(page, 'pipeline.run', {
      file: pipeline,
      set: { 'train.learning_rate': rate, 'train.epochs': 4 },
      wait: true,
    });
}

async function open(page: Page) {
  await prepare(page);
  await page.getByTestId('nav-runs').click();
  await expect(rows(page)).toHaveCount(RATES.length);
}

test('a filter that is not one yet says so, keeps what was typed and leaves the table', async ({ studio: page }) => {
  await open(page);
  const filter = page.getByTestId('filter');
  await filter.fill('params.train.learning_rate < ');
  const problem = page.getByTestId('filter-error');
  await expect(problem).toHaveAttribute('data-code', 'filter_invalid');
  await expect(rows(page)).toHaveCount(RATES.length);
  await filter.fill('metrics.nonsense > 1');
  await expect(problem).toHaveAttribute('data-code', 'filter_field');
  await expect(problem).toContainText('metrics.roc_auc');
  await expect(filter).toHaveValue('metrics.nonsense > 1');
  await filter.fill('params.train.learning_rate < 0.01 and metrics.roc_auc');
  await expect(problem).toHaveCount(0);
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByTestId('match-count')).toContainText('2 of 4');
  await filter.fill('params.train.learning_rate > 99');
  await expect(rows(page)).toHaveCount(0);
  await page.getByText('Show all runs').click();
  await expect(rows(page)).toHaveCount(RATES.length);
  await expect(filter).toHaveValue('');
});

test('states and pipelines narrow beside the filter, and a view keeps it all', async ({ studio: page }) => {
  await open(page);
  await page.getByTestId('filter-menu').click();
  await page.getByTestId('filter-status-done').check();
  await page.getByTestId(`filter-pipeline-${pipeline}`).check();
  await page.keyboard.press('Escape');
  await page.getByTestId('filter').fill('params.learning_rate >= 0.01');
  await expect(rows(page)).toHaveCount(2);
  await page.getByTestId('view-save').click();
  await page.getByTestId('view-name').fill('سريعة');
  await page.getByTestId('view-save-run').click();
  await expect(page.getByTestId('view-سريعة')).toHaveAttribute('aria-selected', 'true');
  await page.reload();
  await page.getByTestId('nav-runs').click();
  await expect(rows(page)).toHaveCount(RATES.length);
  await page.getByTestId('view-سريعة').click();
  await expect(rows(page)).toHaveCount(2);
  await page.getByTestId('chip-status-done').click();
  await page.getByTestId('view-update').click();
  await page.getByTestId('view-remove').click();
  await expect(page.getByTestId('view-سريعة')).toHaveCount(0);
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('view-سريعة')).toBeVisible();
});

test('a click on a head sorts, and columns are chosen', async ({ studio: page }) => {
  await open(page);
  await page.getByTestId('sort-params.train.learning_rate').click();
  const order = RATES.map((rate, index) => ({
    rate,
    name: `${pipeline}-${index + 1}`,
  })).sort((a, b) => a.rate - b.rate);
  await expect.poll(() => names(page)).toEqual(order.map(({ name }) => name));
  await page.getByTestId('sort-params.train.learning_rate').click();
  await expect.poll(() => names(page)).toEqual(order.map(({ name }) => name).reverse());
  await expect(page.getByTestId('sort-actor')).toHaveCount(0);
  await page.getByTestId('columns').click();
  await page.getByRole('checkbox', { name: 'Started by' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('sort-actor')).toBeVisible();
  // Settings that are the same in all runs are columns only when they are asked for.
  await expect(page.getByTestId('sort-params.train.epochs')).toHaveCount(0);
  await page.getByTestId('only-differing').uncheck();
  await expect(page.getByTestId('sort-params.train.epochs')).toBeAttached();
});

test('three runs are picked, compared and held against a baseline, by keyboard', async ({
  studio: page,
  complaints,
}) => {
  await open(page);
  await page.getByTestId('runs').getByRole('grid').or(page.getByTestId('runs')).first().focus();
  for (const key of ['Home', 'Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await expect(page.getByTestId('comparison')).toContainText('Comparing 3 runs');
  await expect(page.getByTestId('curve').locator('path[stroke-width="1.75"]')).toHaveCount(6);
  const differs = page.getByTestId('differs-params');
  await expect(differs).toContainText('learning_rate');
  await expect(page.getByTestId('confusion-change')).toBeVisible();

  const saved = page.waitForEvent('download');
  await page.getByTestId('compare-export').click();
  const table = await readFile(await (await saved).path(), 'utf8');
  expect(table).toContain(`${pipeline}-2`);
  expect(table).toMatch(/learning_rate.*0\.01/);

  // The baseline is remembered, here and beside a run.
  await page.getByTestId('baseline').click();
  await page.getByRole('option', { name: `${pipeline}-3` }).click();
  await expect(page.getByTestId('what-differs')).toContainText(`${pipeline}-3`);
  await page.getByRole('separator').first().focus();
  const before = (await page.getByTestId('comparison').boundingBox())?.y ?? 0;
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => (await page.getByTestId('comparison').boundingBox())?.y).toBeLessThan(before);
  await page.getByTestId('compare').click();
  await expect(page).toHaveURL(/compare/);
  await page.reload();
  await page.goto(page.url().replace(/#.*/, `#/runs/${pipeline}-1`));
  await page.getByTestId('compare-baseline').click();
  await expect(page.getByTestId('what-differs')).toContainText(`${pipeline}-3`);
  await expect(page.getByTestId(`key-${pipeline}-3`)).toBeDisabled();

  // The values at the cross-hair are read by keyboard too.
  await page.getByTestId('readout').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByTestId('readout')).toContainText('Epoch 3');
  await page.getByTestId('smoothing').getByRole('slider').focus();
  await page.keyboard.press('End');
  await expect(page.getByTestId('curve').locator('path[stroke-opacity="0.22"]')).toHaveCount(4);
  expect(complaints).toEqual([]);
});

test('a run that begins elsewhere is counted and moves nothing until it is taken in', async ({ studio: page }) => {
  await open(page);
  const before = await names(page);
  const place = await rows(page).first().boundingBox();
  await call(page, 'pipeline.run', {
    file: pipeline,
    set: { 'train.epochs': 3 },
  });
  await expect(page.getByTestId('take-in')).toContainText('1 new');
  expect(await names(page)).toEqual(before);
  expect(await rows(page).first().boundingBox()).toEqual(place);
  await page.getByTestId('take-in').click();
  await expect(rows(page)).toHaveCount(RATES.length + 1);
  await expect(rows(page).first()).toHaveAttribute('data-run', `${pipeline}-${RATES.length + 1}`);
  // It ends where it stands.
  await expect(rows(page).first()).toHaveAttribute('data-status', 'done', {
    timeout: 60_000,
  });
  await expect(rows(page).first()).toContainText('0.');
});

test('a run is started again with one setting changed', async ({ studio: page }) => {
  await prepare(page);
  await page.getByTestId('nav-runs').click();
  await page.getByRole('link', { name: `${pipeline}-2` }).click();
  await expect(page.getByTestId('params')).toContainText('0.01');
  await page.getByTestId('run-again').click();
  await expect(page.getByTestId('tune-train.learning_rate')).toHaveValue('0.01');
  await page.getByTestId('tune-train.epochs').fill('2');
  await page.getByTestId('tune-run').click();
  await expect(page).toHaveURL(new RegExp(`${pipeline}-6$`));
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-shape', 'ok', { timeout: 60_000 });
  const { run } = await call<{ run: { params: Record<string, unknown> } }>(page, 'runs.show', { id: `${pipeline}-6` });
  expect([run.params['train.learning_rate'], run.params['train.epochs']]).toEqual([0.01, 2]);
});

test('runs in groups are folded beneath their heads, by mouse and by key', async ({ studio: page }) => {
  // A group of its own beside the other.
  await call(page, 'pipeline.run', { file: 'penguins-species', set: { 'train.epochs': 2 }, wait: true });
  await page.getByTestId('nav-runs').click();
  await page.getByTestId('group').check();
  const groups = page.getByTestId('run-group');
  await expect(groups).toHaveCount(2);
  const all = await rows(page).count();
  expect(all).toBeGreaterThan(RATES.length);
  const visited = groups.filter({ hasText: pipeline });
  await visited.getByTestId('fold-group').click();
  await expect(visited.getByTestId('fold-group')).toHaveAttribute('aria-expanded', 'false');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(all);
  await page.getByTestId('fold-groups').click();
  await expect(rows(page)).toHaveCount(0);
  await expect(groups).toHaveCount(2);
  await page.getByTestId('fold-groups').click();
  await expect(rows(page)).toHaveCount(all);
});
