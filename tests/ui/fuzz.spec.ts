import type { Page } from '@playwright/test';
import { chance } from './chance';
import { furnish, open, testOver } from './own';
import { DETAILS, SCREENS } from './places';
import { expect } from './server';

const test = testOver({ sample: true }, furnish);
test.setTimeout(120_000);
// A trace takes a picture of the page at every step, which leaves little time for haste; the deeds are told instead.
test.use({ trace: 'off' });

const SECONDS = 12;
/** A slow machine takes longer for so many. */
const DEEDS = 100;
const KEYS = ['Escape', 'Tab', 'Enter', ' ', 'ArrowDown', 'ArrowUp', '?', '/', 'Control+k', 'j', 'g', 'Control+z'];
const WORDS = ['0', 'penguins', '-1e9', 'عمود طويل', '"; drop', '\u202e'];

/** Clicks what can be clicked, chosen by shares of it, one after the other: as fast as no person can. */
function clickAbout(page: Page, shares: number[], times: number) {
  return page.evaluate(
    async ({ shares, times }) => {
      const wanted =
        'button, a[href], [role="tab"], [role="option"], [role="checkbox"], summary, input, select, tr, svg g';
      const clicked: string[] = [];
      for (const share of shares) {
        const there = [...document.querySelectorAll(wanted)].filter((one) => one.checkVisibility());
        const one = there[Math.floor(share * there.length)];
        for (let time = 0; time < times; time += 1)
          one?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: window }));
        clicked.push(one?.outerHTML.slice(0, 80) ?? 'nothing');
        // Some land before the page has drawn what the one before did, some after.
        await new Promise((resolve) => setTimeout(resolve, share * 30));
      }
      return clicked;
    },
    { shares, times },
  );
}

test('rapid clicks and navigation during a run leave no error behind', async ({ page, server, complaints }) => {
  // The same deeds each time, so that a change is judged by what it changed; `any` looks for what they never met.
  const given = process.env['FALAJ_FUZZ_SEED'] ?? '104';
  const seed = given === 'any' ? Date.now() % 1_000_000 : Number(given);
  console.log(`fuzz: FALAJ_FUZZ_SEED=${seed}`);
  const random = chance(seed);
  const some = (count: number) => Array.from({ length: count }, random);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  // Windows, prints and questions of the browser itself would hold the page up.
  page.on('dialog', (dialog) => void dialog.dismiss());
  page.on('popup', (popup) => void popup.close());
  await page.addInitScript(() => (window.print = () => undefined));
  const broken: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() >= 500) broken.push(`${answer.status()} ${answer.url()}`);
  });

  await open(page, server, { place: 'pipelines/flights-late' });
  await page.getByTestId('run').click();
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-shape', 'run');
  const deeds: string[] = [];
  const acts: (() => Promise<unknown>)[] = [
    async () => deeds.push(...(await clickAbout(page, some(8), 1)).map((one) => `click ${one}`)),
    async () => deeds.push(...(await clickAbout(page, some(8), 1)).map((one) => `click ${one}`)),
    async () => deeds.push(...(await clickAbout(page, some(3), 3)).map((one) => `triple click ${one}`)),
    async () => {
      const place = pick([...SCREENS, ...DETAILS, 'nowhere', 'data/%E0%A4', 'runs/compare/a,b', 'models/none/9']);
      deeds.push(`go ${place}`);
      await page.evaluate((hash) => (location.hash = hash), `#/${place}`);
    },
    async () => {
      const key = pick(KEYS);
      deeds.push(`key ${key}`);
      await page.keyboard.press(key);
    },
    async () => {
      const word = pick(WORDS);
      deeds.push(`type ${word}`);
      await page.keyboard.insertText(word);
    },
    async () => {
      deeds.push('back');
      await page.evaluate(() => history.back());
    },
  ];
  const end = Date.now() + SECONDS * 1000;
  while (Date.now() < end || deeds.length < DEEDS) {
    try {
      await pick(acts)();
    } catch (error) {
      // A step back past the first page, or "load again" from the palette, ends the page in the middle of a deed.
      if (!/context was destroyed|navigation/.test(String(error))) throw error;
      await open(page, server, { place: 'runs' });
    }
    // Mostly at once, now and then long enough for an answer to arrive in another screen than it was asked for.
    if (random() < 0.2) await page.waitForTimeout(random() * 250);
  }

  // The browser itself reports each refused request; that a fuzz asks for what is not there is no mistake of the page.
  const real = complaints.filter((line) => !/Failed to load resource.*status of 4\d\d/.test(line));
  const story = `FALAJ_FUZZ_SEED=${seed}, the last of ${deeds.length} deeds:\n${deeds.slice(-25).join('\n')}`;
  expect(real, story).toEqual([]);
  expect(broken, story).toEqual([]);
  // It still does what it is asked.
  await open(page, server, { place: 'settings' });
  await expect(page.getByTestId('version')).toBeVisible();
});
