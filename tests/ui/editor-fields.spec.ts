import { violations } from './axe';
import { call } from './calls';
import { open, testOver } from './own';
import { expect } from './server';

// What is wrong within a setting of several parts is told at the part that is wrong.

const test = testOver({ sample: true });

test('an entry that is wrong says so itself, and is gone to', async ({ page, server, complaints }) => {
  const { id } = await call<{ id: string }>(server, 'pipeline.create', { name: 'entries' });
  const { digest } = await call<{ digest: string }>(server, 'pipeline.open', { file: id });
  const columns = [
    { name: 'double', expression: 'body_mass_g * 2' },
    { name: 'wide', expression: 'wings + 1' },
  ];
  const nodes = [
    { id: 'birds', kind: 'source', params: { dataset: 'penguins' }, inputs: {} },
    { id: 'more', kind: 'derive', params: { columns }, inputs: { table: 'birds' } },
  ];
  const pipeline = { falaj_pipeline: 1, name: 'entries', description: '', nodes };
  const layout = { falaj_layout: 1, nodes: {}, notes: [] };
  await call(server, 'pipeline.save', { file: id, pipeline, layout, base: digest });
  await open(page, server, { place: `pipelines/${id}` });
  await page.getByTestId('go-to-field').click();
  const error = (path: string) => page.locator(`[data-param="${path}"]`).getByTestId('field-error');
  await expect(error('columns.1.expression')).toContainText('wings');
  await expect(error('columns.0.expression')).toHaveCount(0);
  await expect(page.getByTestId('inspector').getByTestId('field-error')).toHaveCount(1);
  await expect(page.getByTestId('field-columns.1.expression')).toBeFocused();
  expect(await violations(page), 'entry').toEqual([]);

  // A new entry has nothing in it yet.
  await page.getByTestId('field-columns.1.expression').fill('body_mass_g + 1');
  await expect(page.getByTestId('inspector').getByTestId('field-error')).toHaveCount(0);
  await page.getByTestId('add-columns').click();
  await expect(error('columns.2.name')).toBeVisible();
  await page.getByTestId('field-columns.2.name').fill('half');
  await expect(error('columns.2.expression')).toBeVisible();
  await page.getByTestId('field-columns.2.expression').fill('body_mass_g / 2');
  await expect(page.getByTestId('inspector').getByTestId('field-error')).toHaveCount(0);
  await expect(page.getByTestId('run')).toBeEnabled();
  expect(complaints).toEqual([]);
});
