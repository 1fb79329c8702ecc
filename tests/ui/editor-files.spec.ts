import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './axe';
import { open, testOver } from './own';
import { expect } from './server';

// Files that were written elsewhere: with a mistake, by a newer Falaj, with nodes that this build does not know.

const test = testOver({ sample: true });
const fileOf = (workspace: string, id: string) => join(workspace, 'pipelines', `${id}.json`);

for (const [lang, theme] of [
  ['en', 'light'],
  ['ar', 'dark'],
] as const)
  test(`a mistake in a file is shown where it is, and the last good version is taken (${lang})`, async ({
    page,
    server,
  }) => {
    const id = `broken-${lang}`;
    const path = fileOf(server.workspace, id);
    const good = readFileSync(fileOf(server.workspace, 'penguins-species'), 'utf8');
    writeFileSync(path, good);
    server.falaj('pipeline', 'history', id);
    await open(page, server, { lang, theme, place: `pipelines/${id}` });
    await expect(page.getByTestId('node-species')).toBeVisible();
    await open(page, server, { lang, theme, place: 'home' });

    const broken = good.replace('"kind": "label",', '"kind": "label",,');
    expect(broken).not.toBe(good);
    writeFileSync(path, broken);
    await open(page, server, { lang, theme, place: `pipelines/${id}` });
    const screen = page.getByTestId('unreadable');
    await expect(screen).toContainText(path);
    await expect(page.getByTestId('wrong-line')).toContainText('"kind": "label",,');
    await expect(page.getByTestId('wrong-line').locator('mark')).toHaveText(',');
    expect(await violations(page), 'unreadable').toEqual([]);
    await page.getByTestId('check-again').click();
    await expect(screen.getByRole('status')).not.toBeEmpty();
    await page.getByTestId('take-good').click();
    await expect(page.getByTestId('node-species')).toBeVisible();
    expect(readFileSync(path, 'utf8')).toBe(good);
    expect(readFileSync(`${path}.bak`, 'utf8')).toBe(broken);
  });

test('a file that was mended elsewhere opens; one without an earlier version offers none', async ({ page, server }) => {
  const path = fileOf(server.workspace, 'never-good');
  writeFileSync(path, '{\n  "falaj_pipeline": 1,\n  "name": "x"\n  "nodes": []\n}\n');
  await open(page, server, { place: 'pipelines/never-good' });
  await expect(page.getByTestId('wrong-line')).toContainText('"nodes"');
  await expect(page.getByTestId('take-good')).toHaveCount(0);
  writeFileSync(path, '{\n  "falaj_pipeline": 1,\n  "name": "x",\n  "nodes": []\n}\n');
  await page.getByTestId('check-again').click();
  await expect(page.getByTestId('graph-empty')).toBeVisible();
});

test('a file that is broken while it is open is told of, until it is mended', async ({ page, server }) => {
  const path = fileOf(server.workspace, 'open-file');
  const good = readFileSync(fileOf(server.workspace, 'penguins-species'), 'utf8');
  writeFileSync(path, good);
  await open(page, server, { place: 'pipelines/open-file' });
  await expect(page.getByTestId('node-species')).toBeVisible();
  writeFileSync(path, good.slice(0, 400));
  const error = page.getByTestId('editor').locator('[data-testid="error"][data-code="json_invalid"]');
  await expect(error).toContainText(path, { timeout: 20_000 });
  // What is on screen stays, and nothing is written over the file.
  await expect(page.getByTestId('node-species')).toBeVisible();
  expect(readFileSync(path, 'utf8')).toBe(good.slice(0, 400));
  writeFileSync(path, good);
  await expect(error).toHaveCount(0, { timeout: 20_000 });
});

test('a file of a newer Falaj is left as it is', async ({ page, server }) => {
  const path = fileOf(server.workspace, 'newer');
  const text = '{"falaj_pipeline": 99, "name": "newer", "steps": []}\n';
  writeFileSync(path, text);
  await open(page, server, { place: 'pipelines/newer' });
  await expect(page.getByTestId('unreadable')).toHaveAttribute('data-code', 'pipeline_newer');
  await expect(page.getByTestId('unreadable')).toContainText('99');
  await expect(page.getByTestId('take-good')).toHaveCount(0);
  expect(await violations(page), 'newer').toEqual([]);
  expect(readFileSync(path, 'utf8')).toBe(text);
  expect(existsSync(`${path}.bak`)).toBe(false);
});

test('a node of a kind that is not known is shown and stays as it is', async ({ page, server }) => {
  const path = fileOf(server.workspace, 'unknown-kind');
  const params = { where: 'there', deep: { list: [1, 2.5, null], on: true } };
  const nodes = [
    { id: 'birds', kind: 'source', params: { dataset: 'penguins' }, inputs: {} },
    { id: 'beam', kind: 'teleport', params, inputs: { table: 'birds' } },
    { id: 'few', kind: 'sample', params: { rows: 5 }, inputs: { table: 'beam' } },
  ];
  writeFileSync(path, JSON.stringify({ falaj_pipeline: 1, name: 'unknown', nodes }));
  await open(page, server, { place: 'pipelines/unknown-kind' });
  await page.getByTestId('node-beam').click();
  await expect(page.getByTestId('unknown-kind')).toContainText('teleport');
  await expect(page.getByTestId('unknown-kind').locator('pre')).toContainText('2.5');
  expect(await violations(page), 'unknown kind').toEqual([]);
  await page.getByTestId('node-few').click();
  await page.getByTestId('field-rows').fill('7');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  const written = JSON.parse(readFileSync(path, 'utf8')) as { nodes: typeof nodes };
  expect(written.nodes[1]).toEqual(nodes[1]);
  expect(written.nodes[2]).toMatchObject({ params: { rows: 7 }, inputs: { table: 'beam' } });
});
