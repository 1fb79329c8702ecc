import type { Page } from '@playwright/test';
import { violations } from './axe';
import { furnish, go, open, testOver, type Look } from './own';
import { DETAILS, DIALOGS, SCREENS, openDialog } from './places';
import { expect } from './server';

const test = testOver({ sample: true }, furnish);
test.setTimeout(120_000);

const LOOKS: Look[] = [
  { lang: 'en', theme: 'light' },
  { lang: 'en', theme: 'dark' },
  { lang: 'ar', theme: 'light' },
  { lang: 'ar', theme: 'dark' },
];

/** Where each violation was met: what is in the frame would else be told for every place. */
type Found = Record<string, string[]>;

async function note(found: Found, page: Page, place: string) {
  for (const violation of await violations(page)) (found[violation] ??= []).push(place);
}

for (const look of LOOKS)
  test(`what stands behind the screens, and every dialog, meets WCAG AA in ${look.lang}, ${look.theme}`, async ({
    page,
    server,
    complaints,
  }) => {
    await open(page, server, look);
    const found: Found = {};
    for (const place of DETAILS) {
      await go(page, place);
      expect(await page.getByTestId('error').count(), place).toBe(place.includes('flights') ? 1 : 0);
      await note(found, page, place);
    }
    await go(page, 'data/penguins');
    await page.getByTestId('column-row').first().getByRole('button').first().click();
    await note(found, page, 'an open column');
    for (const dialog of DIALOGS) {
      await openDialog(page, dialog);
      await note(found, page, `dialog: ${dialog.name}`);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
  });

// 200 % of a window of 1280 × 800 leaves half of it in each direction.
for (const [name, lang, width, height] of [
  ['a small window', 'en', 1024, 640],
  ['200 % zoom', 'ar', 640, 400],
] as const)
  test(`everything is in reach in ${name}, in ${lang}`, async ({ page, server }) => {
    await page.setViewportSize({ width, height });
    await open(page, server, { lang });
    const found: Found = {};
    for (const place of [...SCREENS, ...DETAILS]) {
      await go(page, place);
      expect.soft(await cutOff(page), place).toEqual([]);
      await note(found, page, place);
    }
    for (const one of DIALOGS) {
      const dialog = await openDialog(page, one);
      const box = await dialog.boundingBox();
      const inside = box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
      expect.soft(inside, `dialog ${one.name} at ${JSON.stringify(box)}`).toBe(true);
      for (const control of await dialog.getByRole('button').all()) {
        await control.scrollIntoViewIfNeeded();
        await expect.soft(control, `dialog ${one.name}`).toBeInViewport({ ratio: 0.9 });
      }
      await page.keyboard.press('Escape');
    }
    expect(found).toEqual({});
  });

/** What a person can't get to: the page is wider than the window, or a control lies where nothing scrolls to it. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element, axis: 'x' | 'y') => {
      const style = getComputedStyle(element);
      const kind = axis === 'x' ? style.overflowX : style.overflowY;
      return kind === 'auto' || kind === 'scroll' || element === document.scrollingElement;
    };
    const reached = (element: Element, axis: 'x' | 'y'): boolean => {
      for (let one: Element | null = element; one; one = one.parentElement) if (scrolls(one, axis)) return true;
      return false;
    };
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth} wide in ${innerWidth}`);
    for (const control of document.querySelectorAll('button, a[href], input, select, textarea')) {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const box = control.getBoundingClientRect();
      // What only a screen reader or a focused person meets is one pixel large.
      if (box.width <= 1 || box.height <= 1) continue;
      const beside = box.right <= 0 || box.left >= innerWidth;
      const below = box.bottom <= 0 || box.top >= innerHeight;
      const gone = (beside && !reached(control, 'x')) || (below && !reached(control, 'y'));
      if (gone && !control.matches('.skip')) found.push(control.outerHTML.slice(0, 120));
    }
    return found;
  });
}

test('with reduced motion nothing moves, not even while a run is at work', async ({ page, server }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, server, { place: 'pipelines/flights-late-linear' });
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter((one) => one.playState === 'running' && Number(one.effect?.getComputedTiming().duration) > 50)
        .map((one) => (one.effect as KeyframeEffect).target?.outerHTML.slice(0, 120)),
    );
  await page.getByTestId('run').click();
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-shape', 'run');
  expect(await moving()).toEqual([]);
  await go(page, 'home');
  expect(await moving()).toEqual([]);
  await page.getByTestId('import').first().click();
  expect(await moving()).toEqual([]);
});

test('without reduced motion the arc of a run turns', async ({ page, server }) => {
  await open(page, server, { place: 'pipelines/flights-late' });
  await page.getByTestId('run').click();
  await expect
    .poll(() => page.evaluate(() => document.getAnimations().some((one) => one.playState === 'running')))
    .toBe(true);
});
