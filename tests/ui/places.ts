import type { Locator, Page } from '@playwright/test';
import { go, settled } from './own';

/** Places of a workspace that `furnish` has been at, beside the screens. */
export const DETAILS = [
  'data/penguins',
  'data/penguins/relations',
  'data/penguins/target',
  'data/penguins/rows',
  'data/penguins/rules',
  'quality/penguins',
  'quality/penguins/history',
  'quality/penguins/file',
  'quality/penguins/rows/mass',
  'pipelines/penguins-species',
  'runs/penguins-species-1',
  'runs/flights-late-linear-1',
  'runs/compare/penguins-species-1,penguins-species-2',
  'models/penguins-species@1',
  'deployments/penguins',
];
export const SCREENS = [
  'home',
  'data',
  'quality',
  'pipelines',
  'components',
  'runs',
  'models',
  'deployments',
  'settings',
];

/** Every dialog, and how a person gets to it. */
export const DIALOGS: { name: string; place: string; by: (page: Page) => Locator }[] = [
  { name: 'import', place: 'home', by: (page) => page.getByTestId('import').first() },
  { name: 'use', place: 'data/penguins', by: (page) => page.getByTestId('use-in-pipeline') },
  { name: 'report', place: 'data/penguins', by: (page) => page.getByTestId('report') },
  { name: 'suggest', place: 'quality/penguins', by: (page) => page.getByTestId('suggest') },
  { name: 'new suite', place: 'quality', by: (page) => page.getByTestId('new-suite-open') },
  { name: 'import suite', place: 'quality', by: (page) => page.getByTestId('import-suite-open') },
  { name: 'tune', place: 'pipelines/penguins-species', by: (page) => page.getByTestId('tune') },
  { name: 'deploy', place: 'models/penguins-species@1', by: (page) => page.getByTestId('deploy') },
  { name: 'stop', place: 'deployments/penguins', by: (page) => page.getByTestId('stop') },
];

/** Opens a dialog and gives it once its own answers are there. */
export async function openDialog(page: Page, { place, by }: (typeof DIALOGS)[number]): Promise<Locator> {
  await go(page, place);
  await by(page).click();
  const dialog = page.getByRole('dialog').last();
  await dialog.waitFor();
  // What it asks the host for may change what is to be pressed in it.
  await settled(page);
  return dialog;
}
