import type { Page } from '@playwright/test';
import { violations } from './axe';
import { call, penguins } from './calls';
import { testOver } from './own';
import { expect } from './server';

const test = testOver({ sample: true });

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

const NAME = 'penguins-species';
const READY = { timeout: 60_000 };
const row = { island: 'Dream', bill_length_mm: 45, bill_depth_mm: 17, flipper_length_mm: 200, body_mass_g: 4000 };

async function open(page: Page) {
  await page.getByTestId('nav-deployments').click();
  await expect(page.getByTestId('deployment-status')).toBeVisible();
}

test.beforeAll(async ({ server }) => penguins(server, 2));
test.afterAll(async ({ server }) => {
  await call(server, 'deploy.stop', { name: NAME }).catch(() => undefined);
});

test('a model is deployed at an address that is told before', async ({ studio: page }) => {
  await page.getByTestId('nav-models').click();
  await page.getByTestId('model-version').last().click();
  await page.getByTestId('deploy').click();
  await expect(page.getByTestId('deploy-address')).toContainText(`/v2/models/${NAME}`);
  await page.getByTestId('deployment-port').fill('70000');
  await expect(page.getByTestId('port-hint')).toContainText('65535');
  await expect(page.getByTestId('deploy-run')).toBeDisabled();
  await page.getByTestId('deployment-port').fill('');
  await page.getByTestId('deploy-run').click();
  await expect(page.getByTestId('deployment-status')).toHaveAttribute('data-shape', 'ok', READY);
  const url = await page.getByTestId('deployment-url').innerText();

  // Its port is taken from now on, and its name means a change of version.
  await page.getByTestId('nav-models').click();
  await page.getByTestId('deploy').click();
  await expect(page.getByTestId('deploy-effect')).toHaveAttribute('data-effect', 'replaces');
  await expect(page.getByTestId('deploy-address')).toContainText(url);
  await page.getByTestId('deployment-name').fill('another');
  await page.getByTestId('deployment-port').fill(url.split(':').at(-1) ?? '');
  await expect(page.getByTestId('port-hint')).toContainText(NAME);
  await expect(page.getByTestId('deploy-run')).toBeDisabled();
});

test('wrong values are refused in their place and stay as they were typed', async ({ studio: page, complaints }) => {
  await open(page);
  const before = await page.getByTestId('requests').innerText();
  await page.getByTestId('field-body_mass_g').fill('four kilos');
  await page.getByTestId('ask').click();
  await expect(page.getByTestId('field-body_mass_g')).toHaveValue('four kilos');
  await expect(page.getByTestId('field-body_mass_g')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByTestId('field-body_mass_g')).toBeFocused();
  await expect(page.getByTestId('faults')).toBeVisible();
  await expect(page.getByTestId('prediction')).toHaveCount(0);
  await expect(page.getByTestId('requests')).toHaveText(before);

  // What is unusual can be asked, and is noted in the language of the moment.
  await page.getByTestId('field-body_mass_g').fill('4000000');
  await page.getByTestId('ask').click();
  await expect(page.getByTestId('prediction')).not.toBeEmpty();
  await expect(page.getByTestId('note')).toContainText('outside the range seen in training');
  await page.getByTestId('reply-curl').click();
  await expect(page.getByTestId('exchange')).toContainText('4000000');
  await page.getByTestId('reply-response').click();
  await expect(page.getByTestId('exchange')).toContainText('"probabilities"');
  await page.getByTestId('reply-answer').click();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Arabic');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.getByTestId('note')).toContainText('body_mass_g');
  await expect(page.getByTestId('note')).toContainText(/[\u0621-\u064a]{3}/);
  await expect(page.getByTestId('field-body_mass_g')).toHaveValue('4000000');
  expect(complaints).toEqual([]);
});

test('a row of the data fills the form', async ({ studio: page }) => {
  await open(page);
  await page.getByTestId('sample').click();
  await expect(page.getByTestId('sample-from')).toContainText('penguins@1');
  await page.getByTestId('ask').click();
  await expect(page.getByTestId('prediction')).toHaveText(/Adelie|Gentoo|Chinstrap/);
  await expect(page.getByTestId('log')).toContainText('ready');
  await expect(page.getByTestId('live')).toBeVisible();
});

test('the version changes while the deployment answers, at the same address', async ({ studio: page, server }) => {
  await open(page);
  const url = await page.getByTestId('deployment-url').innerText();
  await expect(page.getByTestId('deployed-version')).toContainText('v1');
  let asking = true;
  const versions = new Set<string>();
  const refused: unknown[] = [];
  const asked = (async () => {
    while (asking) {
      const answer = call<{ version: string }>(server, 'deploy.ask', { name: NAME, rows: [row] });
      await answer.then(
        ({ version }) => versions.add(version),
        (error: unknown) => refused.push(error),
      );
    }
  })();
  await page.getByTestId('change').click();
  await expect(page.getByTestId('change-run')).toBeDisabled();
  await page.getByTestId('change-to-2').check();
  await page.getByTestId('change-run').click();
  await expect(page.getByTestId('change-dialog')).toHaveCount(0, READY);
  await expect(page.getByTestId('deployed-version')).toContainText('v2');
  await expect(page.getByTestId('deployment-url')).toHaveText(url);
  await expect.poll(() => versions.has('2')).toBe(true);
  asking = false;
  await asked;
  expect(refused).toEqual([]);
  expect([...versions].sort()).toEqual(['1', '2']);
});

test('stopping asks first, and what was stopped starts again where it was', async ({ studio: page }) => {
  await open(page);
  const url = await page.getByTestId('deployment-url').innerText();
  await page.getByTestId('stop').click();
  await expect(page.getByTestId('stop-dialog')).toContainText(url);
  await page.getByTestId('stop-not').click();
  await expect(page.getByTestId('stop-dialog')).toHaveCount(0);
  await expect(page.getByTestId('deployment-status')).toHaveAttribute('data-shape', 'ok');
  await page.getByTestId('stop').click();
  await page.getByTestId('stop-run').click();
  await expect(page.getByTestId('deployment-status')).toHaveAttribute('data-shape', 'idle', READY);
  await expect(page.getByTestId('stopped-note')).toContainText(url);
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('start').click();
  await expect(page.getByTestId('deployment-status')).toHaveAttribute('data-shape', 'ok', READY);
  await expect(page.getByTestId('deployment-url')).toHaveText(url);
});
