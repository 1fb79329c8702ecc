import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { call } from './calls';
import { open, testOver, type Own } from './own';
import { expect } from './server';

// Graphs that are wrong, and names as people write them: told where it is, kept, and mended in the editor.

const test = testOver({ sample: true });

const source = (dataset = 'penguins') => ({ id: 'birds', kind: 'source', params: { dataset }, inputs: {} });
const filter = (id: string, table: string) => ({
  id,
  kind: 'filter',
  params: { where: 'body_mass_g > 4000' },
  inputs: { table },
});

/** A file that somebody wrote by hand, open in the editor. */
async function written(page: Page, server: Own, name: string, nodes: unknown[], lang: 'en' | 'ar' = 'en') {
  const file = join(server.workspace, 'pipelines', `${name}.json`);
  writeFileSync(file, JSON.stringify({ falaj_pipeline: 1, name, nodes }));
  await open(page, server, { lang, place: `pipelines/${name}` });
  await expect(page.getByTestId('node-birds')).toBeVisible();
  return file;
}

for (const lang of ['en', 'ar'] as const)
  test(`a cycle and an end that hangs are told, shown, and mended (${lang})`, async ({ page, server, complaints }) => {
    const nodes = [source(), filter('a', 'c'), filter('b', 'a'), filter('c', 'b'), filter('d', 'gone')];
    const file = await written(page, server, `wrong-${lang}`, nodes, lang);
    const problems = page.getByTestId('problems');
    await expect(problems.getByRole('listitem')).toHaveCount(2);
    await expect(problems).toContainText('a → b → c → a');
    await expect(problems).toContainText('gone');
    await expect(page.getByTestId('run')).toBeDisabled();
    expect(await violations(page), 'wrong').toEqual([]);
    // The way to the node, then what feeds it.
    await problems.getByRole('listitem').filter({ hasText: 'gone' }).getByTestId('go-to-field').click();
    await expect(page.getByTestId('node-id')).toHaveValue('d');
    await page.getByTestId('node-d').focus();
    await page.keyboard.press('Delete');
    await expect(problems.getByRole('listitem')).toHaveCount(1);
    await page.getByTestId('node-a').click();
    await page.keyboard.press('Delete');
    // What closed the cycle went; what is left has nothing at its input.
    await expect(problems).not.toContainText('→');
    const text = () => JSON.parse(readFileSync(file, 'utf8')) as { nodes: { id: string }[] };
    await expect.poll(() => text().nodes.map(({ id }) => id)).toEqual(['birds', 'b', 'c']);
    expect(complaints).toEqual([]);
  });

test('a dataset that is not there is told with the one that was most likely meant', async ({ page, server }) => {
  await written(page, server, 'lost', [source('pengins'), filter('heavy', 'birds')]);
  await expect(page.getByTestId('problems')).toContainText('penguins');
  await expect(page.getByTestId('node-birds')).toHaveAttribute('data-status', 'problem');
  await expect(page.getByTestId('run')).toBeDisabled();
});

test('what is pasted from elsewhere gets ids of its own and loses wires that lead nowhere', async ({
  page,
  server,
  complaints,
}) => {
  const file = await written(page, server, 'pasted', [source(), filter('heavy', 'birds')]);
  const paste = (text: string) =>
    page.evaluate((said) => {
      const data = new DataTransfer();
      data.setData('text/plain', said);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
  const nodes = [filter('heavy', 'stranger'), filter('light', 'heavy')];
  await paste(JSON.stringify({ falaj_nodes: 1, nodes, layout: {} }));
  const ids = () => {
    const text = JSON.parse(readFileSync(file, 'utf8')) as { nodes: { id: string; inputs?: object }[] };
    return text.nodes.map(({ id, inputs }) => [id, inputs ?? {}]);
  };
  await expect.poll(ids).toEqual([
    ['birds', {}],
    ['heavy', { table: 'birds' }],
    ['heavy_2', {}],
    ['light', { table: 'heavy_2' }],
  ]);
  // What is no part of a pipeline, and what no build knows, is refused and changes nothing.
  const before = readFileSync(file, 'utf8');
  await paste('{ "not": "nodes"');
  await expect(page.getByTestId('toast').first()).toBeVisible();
  await paste(JSON.stringify({ falaj_nodes: 1, nodes: [{ id: 'x', kind: 'teleport' }], layout: {} }));
  await expect(page.getByTestId('toast').last()).toContainText('teleport');
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(complaints).toEqual([]);
});

test('names in Arabic, with pictures and of 200 characters', async ({ page, server, complaints }) => {
  const file = await written(page, server, 'named', [source(), filter('heavy', 'birds')]);
  await page.getByTestId('node-heavy').click();
  const id = page.getByTestId('node-id');
  await id.fill('ثقيلة');
  await id.press('Enter');
  await id.blur();
  await expect(page.getByTestId('node-ثقيلة')).toBeVisible();
  // What can't be an id is refused, and the field has the old one again.
  for (const wrong of ['🐧', 'x'.repeat(200), 'a b', 'birds']) {
    await id.fill(wrong);
    await id.blur();
    await expect(id).toHaveValue('ثقيلة');
  }
  await page.getByTestId('graph').click({ position: { x: 30, y: 30 } });
  const name = `رحلات 🛫 ${'n'.repeat(190)}`;
  await page.getByTestId('pipeline-name').fill(name);
  await page.getByTestId('pipeline-name').blur();
  const text = () => JSON.parse(readFileSync(file, 'utf8')) as { name: string; nodes: { id: string }[] };
  await expect.poll(() => text().name).toBe(name);
  expect(text().nodes.map((node) => node.id)).toEqual(['birds', 'ثقيلة']);
  // A long name leaves the rest of the bar where it is.
  const run = await page.getByTestId('run').boundingBox();
  expect((run?.x ?? 0) + (run?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  const made = await call<{ id: string; pipeline: { name: string } }>(server, 'pipeline.create', { name });
  expect(made.pipeline.name).toBe(name);
  await call(server, 'pipeline.run', { file: 'named', wait: true });
  await expect(page.getByTestId('node-ثقيلة')).toHaveAttribute('data-status', /done|cached/);
  expect(await violations(page), 'names').toEqual([]);
  expect(complaints).toEqual([]);
});
