import type { Page } from '@playwright/test';

export interface Picture {
  name: string;
  place: string;
  /** What to do first; false when the interface has nothing like it. */
  first?: (page: Page) => Promise<boolean>;
  /** It shows an error, and should. */
  failed?: boolean;
}

const click = (testid: string) => async (page: Page) => {
  await page.getByTestId(testid).first().click();
  return true;
};

async function expand(page: Page): Promise<boolean> {
  await page.getByTestId('column-row').nth(3).getByRole('button').first().click();
  await page.getByTestId('column-detail').waitFor();
  return true;
}

/** Keys that open something, where the interface knows them. */
const keys = (...all: string[]) =>
  async function press(page: Page): Promise<boolean> {
    for (const key of all) await page.keyboard.press(key);
    return page
      .getByRole('dialog')
      .first()
      .waitFor({ timeout: 1500 })
      .then(() => true)
      .catch(() => false);
  };

/** Every screen, in the order of the flow. */
export const PICTURES: Picture[] = [
  { name: 'home', place: 'home' },
  { name: 'data-list', place: 'data' },
  { name: 'data', place: 'data/flights' },
  { name: 'data-column', place: 'data/flights', first: expand },
  { name: 'data-rows', place: 'data/flights/rows' },
  { name: 'import', place: 'home', first: click('import') },
  { name: 'use-in-pipeline', place: 'data/penguins', first: click('use-in-pipeline') },
  { name: 'pipelines', place: 'pipelines' },
  { name: 'pipeline', place: 'pipelines/flights-late' },
  { name: 'run-with-changes', place: 'pipelines/flights-late', first: click('tune') },
  { name: 'runs', place: 'runs' },
  { name: 'run', place: 'runs/flights-late-2' },
  { name: 'run-failed', place: 'runs/flights-late-linear-2', failed: true },
  { name: 'compare', place: 'runs/compare/flights-late-1,flights-late-2' },
  { name: 'models', place: 'models' },
  { name: 'model', place: 'models/flights-late@2' },
  { name: 'deploy', place: 'models/flights-late@1', first: click('deploy') },
  { name: 'deployments', place: 'deployments' },
  { name: 'deployment', place: 'deployments/late-arrivals', first: ask },
  { name: 'settings', place: 'settings' },
  { name: 'palette', place: 'home', first: keys('Control+k', 'f', 'l', 'i') },
  { name: 'cheat-sheet', place: 'home', first: keys('?') },
];

async function ask(page: Page): Promise<boolean> {
  await page.getByTestId('ask').click();
  await page.getByTestId('prediction').waitFor();
  return true;
}
