import { readFileSync } from 'node:fs';
import { violations } from './axe';
import { call } from './calls';
import { testOver } from './own';
import { expect } from './server';

const test = testOver({ sample: true });

test('the record is found by its words and exported whole', async ({ studio: page, server }) => {
  await call(server, 'deploy.stop', { name: 'no-such-thing' }).catch(() => undefined);
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('audit-find').fill('no-such-thing');
  const table = page.getByTestId('audit-table');
  await expect(table).toContainText('deployment_missing');
  // Making the workspace is in every record.
  await expect(table).not.toContainText('workspace.init');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('audit-export').click()]);
  const text = readFileSync(await download.path(), 'utf8');
  const lines = text.trimEnd().split('\r\n');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.slice(1).filter((line) => !line.includes('no-such-thing'))).toEqual([]);
  await page.getByTestId('audit-find').fill('nobody did this');
  await expect(page.getByTestId('audit')).toContainText('Nothing matches');
});

test('the machine, the programs and the licences of their parts are told', async ({ studio: page }) => {
  await page.getByTestId('nav-settings').click();
  await expect(page.getByTestId('programs')).toContainText('falaj-runner');
  await expect(page.getByTestId('programs')).not.toContainText('Missing');
  // There is no desktop around this page that could open a folder.
  await expect(page.getByTestId('show-in-folder')).toHaveCount(0);
  await page.getByTestId('open-keys').click();
  await page.keyboard.press('Escape');
  await page.getByTestId('open-licences').click();
  await page.getByTestId('licences-find').fill('OFL');
  await expect(page.getByTestId('licences')).toContainText('inter');
  expect(await violations(page)).toEqual([]);
});
