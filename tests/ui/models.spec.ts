import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { violations } from './axe';
import { penguins } from './calls';
import { testOver } from './own';
import { expect } from './server';

const test = testOver({ sample: true });

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

const HEADER = 'id,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year';
const ROWS = ['007,Torgersen,39.1,18.7,181,3750,male,2007', '008,Mars,39.5,17.4,186,3800,female,2007'];
const folder = mkdtempSync(join(tmpdir(), 'falaj-score-'));
const small = join(folder, 'new.csv');
const large = join(folder, 'large.csv');

test.beforeAll(async ({ server }) => {
  writeFileSync(small, [HEADER, ...ROWS, ''].join('\n'));
  await penguins(server, 2);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a version stands beside another, better and worse by the direction of each metric', async ({ studio: page }) => {
  await page.getByTestId('nav-models').click();
  await expect(page.getByTestId('model-version')).toHaveCount(2);
  await page.getByTestId('model-version').last().click();
  // The only other version is the newer one.
  await expect(page.getByTestId('base')).toHaveAttribute('data-value', '2');
  const loss = page.getByTestId('change-log_loss');
  const accuracy = page.getByTestId('change-accuracy');
  // Trained for longer, version 2 has less loss: version 1 is the worse one, by a change above nought.
  await expect(loss).toContainText('+');
  await expect(loss).toContainText('worse');
  await expect(accuracy).not.toContainText('NaN');
  await expect(page.getByTestId('input-changes')).toContainText('same inputs');
  await expect(page.getByTestId('lineage')).toContainText('penguins v1');
  await page.getByTestId('find-model').fill('nobody of that name');
  await expect(page.getByTestId('model-version')).toHaveCount(0);
  await page.getByTestId('find-model').fill('v2');
  await expect(page.getByTestId('model-version')).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
});

test('a file is scored with its ids, and what is unusual is said', async ({ studio: page, complaints }) => {
  await page.getByTestId('nav-models').click();
  await page.getByTestId('score').click();
  await page.getByTestId('score-path').fill(small);
  await page.getByTestId('score-columns').fill('idd');
  await page.getByTestId('score-run').click();
  // The column is not there: what was typed stays, to be put right.
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'column_missing');
  await expect(page.getByTestId('score-path')).toHaveValue(small);
  await page.getByTestId('score-columns').fill('id');
  await page.getByTestId('score-with-inputs').check();
  await page.getByTestId('score-run').click();
  await expect(page.getByTestId('scored')).toContainText('2 rows');
  await expect(page.getByTestId('score-warnings')).toContainText('island');
  expect(await violations(page)).toEqual([]);
  const path = (await page.getByTestId('scored-path').innerText()).trim();
  const [head, first] = readFileSync(path, 'utf8').split('\n');
  expect(head).toMatch(/^id,island,.*,prediction,probability_/);
  expect(first).toMatch(/^007,Torgersen,/);
  await page.getByTestId('score-close').click();
  await expect(page.getByTestId('score-dialog')).toHaveCount(0);
  // The browser itself notes the refused request.
  expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
});

test('a file that is there is replaced only when a person says so', async ({ studio: page }) => {
  const output = join(folder, 'precious.csv');
  writeFileSync(output, 'precious\n');
  await page.getByTestId('nav-models').click();
  await page.getByTestId('score').click();
  await page.getByTestId('score-path').fill(small);
  await page.getByTestId('score-output').fill(output);
  await page.getByTestId('score-run').click();
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'file_exists');
  expect(readFileSync(output, 'utf8')).toBe('precious\n');
  await page.getByTestId('score-replace').click();
  await expect(page.getByTestId('scored')).toBeVisible();
  expect(readFileSync(output, 'utf8')).toContain('prediction');
});

test('scoring is cancelled on the way, and leaves no file', async ({ studio: page }) => {
  // Long enough that a busy machine still presses the button before the end.
  writeFileSync(large, `${HEADER}\n${`${ROWS[0]}\n`.repeat(4_000_000)}`);
  const output = join(folder, 'never.csv');
  await page.getByTestId('nav-models').click();
  await page.getByTestId('score').click();
  await page.getByTestId('score-path').fill(large);
  await page.getByTestId('score-output').fill(output);
  await page.getByTestId('score-run').click();
  await page.getByTestId('score-cancel').click();
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'cancelled');
  expect(existsSync(output)).toBe(false);
  await expect(page.getByTestId('score-path')).toHaveValue(large);
  await expect(page.getByTestId('score-run')).toBeEnabled();
});
