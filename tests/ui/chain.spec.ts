import type { Page } from '@playwright/test';
import { pick } from './lists';
import { expect, test } from './server';
import { visits } from './visits';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

const RUN = 120_000;

async function finishRun(page: Page): Promise<string> {
  const status = page.getByTestId('run-status');
  await expect(status).toHaveAttribute('data-shape', 'ok', { timeout: RUN });
  return (await page.getByTestId('current-run').innerText()).trim();
}

test('from a file to a prediction, with nothing but the interface', async ({ studio: page, complaints }) => {
  // Import.
  await page.getByTestId('import').first().click();
  await page.getByTestId('choose-file').setInputFiles({
    name: 'visits.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(visits(800), 'utf8'),
  });
  await page.getByTestId('import-run').click();
  await expect(page).toHaveURL(/#\/data\/visits$/);
  await expect(page.getByTestId('column-row')).toHaveCount(4);

  // The profile opens a column, the rows are there.
  await page.getByTestId('column-row').first().getByRole('button').click();
  await expect(page.getByTestId('column-detail')).toBeVisible();
  await page.getByTestId('tab-rows').click();
  await page.getByTestId('rows').focus();
  await page.keyboard.press('End');
  await expect(page.getByTestId('rows-range')).toContainText('800 of 800');

  // A pipeline that predicts a column.
  await page.getByTestId('use-in-pipeline').click();
  await pick(page, 'predict-column', 'bought');
  await page.getByTestId('template-mlp').check();
  await page.getByTestId('create-pipeline').click();
  await expect(page).toHaveURL(/#\/pipelines\/.+/);
  const pipeline = page.url();
  await expect(page.getByTestId('graph').getByRole('button').first()).toBeVisible();

  // Run it, then run it with other settings.
  await page.getByTestId('run').click();
  const first = await finishRun(page);
  await page.getByTestId('tune').click();
  const dialog = page.getByTestId('tune-dialog');
  await dialog.locator('input[data-testid$=".learning_rate"]').fill('0.003');
  await dialog.locator('input[data-testid$=".epochs"]').fill('12');
  await page.getByTestId('tune-run').click();
  await expect(page.getByTestId('current-run')).not.toHaveText(first);
  const second = await finishRun(page);

  // Compare the two.
  await page.getByTestId('nav-runs').click();
  await page.getByTestId(`pick-${first}`).check();
  await page.getByTestId(`pick-${second}`).check();
  await page.getByTestId('compare').click();
  const settings = page.getByTestId('compare-params');
  await expect(settings).toContainText('learning_rate');
  await expect(settings).toContainText('0.003');
  await expect(page.getByTestId('compare-metrics').locator('tbody tr').first()).toBeVisible();
  // Two runs in two panels.
  await expect(page.getByTestId('curve').locator('path[stroke-width="1.75"]')).toHaveCount(4);
  await page.getByTestId('only-differences').click();
  await expect(settings).toContainText('seed');

  // The run leads to its model, the model to a deployment.
  await page.goto(pipeline);
  await page.getByTestId('current-run').click();
  await expect(page.getByTestId('metric-roc_auc')).toHaveText(/^0\.\d{4}$|^1\.0000$/);
  await page.getByTestId('open-model').click();
  await expect(page.getByTestId('lineage')).toContainText('visits');
  await expect(page.getByTestId('files')).toContainText('weights.safetensors');
  await page.getByTestId('deploy').click();
  await page.getByTestId('deployment-name').fill('visits');
  await page.getByTestId('deploy-run').click();
  await expect(page).toHaveURL(/#\/deployments\/visits$/, { timeout: 60_000 });
  await expect(page.getByTestId('deployment-status')).toHaveAttribute('data-shape', 'ok', { timeout: 60_000 });

  // Ask it: somebody who stays long and reads much buys.
  await page.getByTestId('field-minutes').fill('60');
  await page.getByTestId('field-pages').fill('20');
  await page.getByTestId('field-city').fill('Dubai');
  await page.getByTestId('ask').click();
  await expect(page.getByTestId('prediction')).toHaveText('yes');
  await page.getByTestId('field-minutes').fill('0.5');
  await page.getByTestId('field-pages').fill('1');
  await page.getByTestId('field-city').fill('Al Ain');
  await page.getByTestId('ask').click();
  await expect(page.getByTestId('prediction')).toHaveText('no');

  // Stop it.
  await page.getByTestId('stop').click();
  await page.getByTestId('stop-run').click();
  await expect(page.getByTestId('deployment-status')).toHaveAttribute('data-shape', 'idle', { timeout: 30_000 });

  // All of it is on record.
  await page.getByTestId('nav-settings').click();
  for (const command of ['data.import', 'pipeline.run', 'deploy.create', 'deploy.stop'])
    await expect(page.getByTestId('audit')).toContainText(command);
  expect(complaints).toEqual([]);
});
