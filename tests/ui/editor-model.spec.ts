import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { call } from './calls';
import { pick } from './lists';
import { open, testOver } from './own';
import { expect, type Server } from './server';

const test = testOver({ sample: true }, (own) => {
  own.falaj('pipeline', 'run', 'penguins-species');
  own.falaj('pipeline', 'run', 'penguins-species', '--set', 'train.learning_rate=0.1');
  const nodes = [
    { id: 'penguins', kind: 'source', params: { dataset: 'penguins' } },
    { id: 'predict', kind: 'predict', params: { model: 'penguins-species' }, inputs: { table: 'penguins' } },
  ];
  const pipeline = { falaj_pipeline: 1, name: 'scores', nodes };
  writeFileSync(join(own.workspace, 'pipelines', 'scores.json'), JSON.stringify(pipeline));
});

const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
const model = async (server: Server) => {
  const found = await call<{ pipeline: { nodes: { params: { model: string } }[] } }>(server, 'pipeline.open', {
    file: 'scores',
  });
  return found.pipeline.nodes[1]?.params.model;
};

for (const lang of ['en', 'ar'] as const)
  test(`a model is named alone or in a version, from the registry or as typed (${lang})`, async ({
    page,
    server,
    complaints,
  }) => {
    await open(page, server, { lang, place: 'pipelines/scores' });
    await page.getByTestId('node-predict').click();
    const field = page.getByTestId('field-model');
    await field.click();
    await expect(page.locator('[role="option"][data-value^="penguins-species"]')).toHaveCount(3);
    expect(await violations(page), 'choices').toEqual([]);
    await page.keyboard.press('Escape');

    await pick(page, 'field-model', 'penguins-species@1');
    await saved(page);
    await expect.poll(() => model(server)).toBe('penguins-species@1');

    // A version that is not there is what was typed, and told as a problem with what there is.
    await field.click();
    await field.fill('penguins-species@9');
    await page.keyboard.press('Tab');
    await expect.poll(() => model(server)).toBe('penguins-species@9');
    await expect(page.getByTestId('param-model')).toContainText('penguins-species@2');
    await expect(field).toHaveAttribute('aria-invalid', 'true');

    // What was begun and given up is nothing.
    await field.click();
    await field.fill('other');
    await page.keyboard.press('Escape');
    await expect(field).toHaveValue('penguins-species@9');
    await pick(page, 'field-model', 'penguins-species');
    await expect.poll(() => model(server)).toBe('penguins-species');
    await saved(page);
    expect(complaints).toEqual([]);
  });
