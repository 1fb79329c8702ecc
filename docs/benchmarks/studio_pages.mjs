// How quickly an interface answers in Chromium, with many runs in it. Prints one JSON document.
//
//     node studio_pages.mjs falaj ADDRESS REPETITIONS
//     node studio_pages.mjs mlflow ADDRESS REPETITIONS
//
// Two kinds of time are taken, in milliseconds:
// - `paints`: from an input (key, click) until the next paint after it was handled, by the browser's own Event Timing, the
//   way that Interaction to Next Paint (INP) is made of. The browser rounds to 8 ms and does not report less than 16.
// - `shown`: from the click or the start of the page until what was asked for is drawn, the host's answer included.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const { chromium } = createRequire(resolve(import.meta.dirname, '../../tests/ui/package.json'))('@playwright/test');
const [kind, address, times] = process.argv.slice(2);
const repetitions = Number(times ?? 10);
const UNREPORTED = 16;
// Longer than this, what is asked for changed nothing that is seen; a page may take its time to load.
const LONGEST = 5_000;
const LOADED = 60_000;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
page.setDefaultTimeout(30_000);
const paints = {};
const shown = {};
const frames = [];

await page.addInitScript(() => {
  window.measured = [];
  new PerformanceObserver((list) => {
    for (const { interactionId, duration, startTime } of list.getEntries())
      if (interactionId) window.measured.push({ duration, startTime });
  }).observe({ type: 'event', durationThreshold: 16 });
});

/** Does something and notes how long the browser took to paint after it. */
async function interact(name, act) {
  const from = await page.evaluate(() => performance.now());
  await act();
  // Event Timing reports after the paint; what is slower than this is in `shown` as well.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));
  const durations = await page.evaluate(
    (from) => window.measured.filter((one) => one.startTime >= from).map((one) => one.duration),
    from,
  );
  (paints[name] ??= []).push(Math.max(UNREPORTED, ...durations));
}

/** Starts the page's own stopwatch at the next press of the pointer, and stops it once `drawn` (in the page) holds. */
async function clicked(name, click, drawn, argument) {
  await page.evaluate(() => {
    window.pressed = undefined;
    addEventListener('pointerdown', (event) => (window.pressed = event.timeStamp), { once: true, capture: true });
  });
  await interact(name, click);
  const end = await until(drawn, argument);
  if (end !== null) (shown[name] ??= []).push(end - (await page.evaluate(() => window.pressed)));
}

/** When `drawn` first held, in the page's time, after the frame it was drawn in; null when it did not. */
function until(drawn, argument, longest = LONGEST) {
  // One expression of text: the page's own policy forbids to make functions out of text later.
  return page.evaluate(`(async () => {
    const holds = ${drawn};
    const frame = () => new Promise(requestAnimationFrame);
    for (const end = performance.now() + ${longest}; performance.now() < end; await frame()) {
      if (!holds(${JSON.stringify(argument ?? null)})) continue;
      await frame();
      return new Promise((done) => setTimeout(() => done(performance.now())));
    }
    return null;
  })()`);
}

/** From the start of a page until `drawn` holds. */
async function loaded(name, url, drawn) {
  await page.goto('about:blank');
  await page.goto(url, { waitUntil: 'commit' });
  const end = await until(drawn, null, LOADED);
  if (end === null) throw new Error(`${name}: nothing was drawn`);
  (shown[name] ??= []).push(end);
}

/** The gaps between frames while the wheel turns: what a person feels as stutter. */
async function scroll(selector) {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) return;
  await page.mouse.move(box.x + box.width / 2, Math.min(box.y + 200, 700));
  await page.evaluate(() => {
    window.gaps = [];
    let last = performance.now();
    const frame = (now) => {
      window.gaps.push(now - last);
      last = now;
      window.scrolling = requestAnimationFrame(frame);
    };
    window.scrolling = requestAnimationFrame(frame);
  });
  for (let turn = 0; turn < 15; turn += 1) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(30);
  }
  frames.push(...(await page.evaluate(() => (cancelAnimationFrame(window.scrolling), window.gaps.slice(1)))));
}

const present = async (selector) => (await page.locator(selector).filter({ visible: true }).count()) > 0;

async function type(name, selector, text) {
  if (!(await present(selector))) return;
  await page.locator(selector).filter({ visible: true }).first().focus();
  for (const letter of text) await interact(name, () => page.keyboard.press(letter));
}

/** Sorts by each head that is there; one by which the first row stays the first tells no time until drawn. */
async function sort(heads, firstRow, changed) {
  for (const selector of heads) {
    const head = page.locator(selector).filter({ visible: true }).first();
    if (!(await head.count())) continue;
    await clicked('sort the runs', () => head.click(), changed, await firstRow());
    await page.waitForTimeout(150);
  }
}

async function falaj() {
  const row = '[data-testid="run-row"]';
  const search = '[data-testid="filter"], main input[type="search"], main [role="searchbox"], main [role="combobox"] input, main input[role="combobox"]';
  const rowDrawn = () => document.querySelector('[data-testid="run-row"]') !== null;
  const firstRow = () => page.locator(`${row} a`).first().innerText();
  const changed = (before) => {
    const first = document.querySelector('[data-testid="run-row"] a');
    return first !== null && first.innerText !== before;
  };
  const heads = ['name', 'started', 'seconds', 'duration'].map((id) => `[data-testid="sort-${id}"]`);
  await page.addInitScript(() => (localStorage['falaj-lang'] ??= 'en'));
  await page.goto(address);
  await page.getByTestId('count-data').waitFor();
  const runs = new URL('#/runs', address).href;

  for (let turn = 0; turn < repetitions; turn += 1) {
    await loaded('load the list of runs', runs, rowDrawn);
    await page.getByTestId('nav-home').click();
    await page.getByTestId('screen-home').waitFor();
    await clicked('open Runs', () => page.getByTestId('nav-runs').click(), rowDrawn);
    await page.waitForTimeout(200);

    await sort([...heads, '[data-testid^="sort-metric"]'], firstRow, changed);
    await scroll('[role="grid"], [data-testid="runs"]');
    await type('type into the filter of runs', search, 'roc_auc > 0.7');
    for (let letter = 0; letter < 13; letter += 1) await page.keyboard.press('Backspace');

    await loaded('load the list of runs', runs, rowDrawn);
    const link = page.locator(`${row} a`).first();
    await clicked('open a run', () => link.click(), () => document.querySelector('[data-testid="run-status"]') !== null);
    await page.goBack();

    await page.keyboard.press('Control+k');
    if (await present('[data-testid="palette-input"]')) {
      await page.waitForTimeout(150);
      await type('type into the palette', '[data-testid="palette-input"]', 'measured');
      await page.keyboard.press('Escape');
    }

    const datasets = () => document.querySelector('[data-testid="dataset"]') !== null;
    await clicked('open Data', () => page.getByTestId('nav-data').click(), datasets);
    await type('type into the filter of datasets', search, 'measured-1');

    await page.getByTestId('nav-settings').click();
    for (const lang of ['ar', 'en'])
      await clicked(
        'change the language',
        () => page.getByTestId(`lang-${lang}`).click(),
        (lang) => document.documentElement.lang === lang,
        lang,
      );
  }
}

async function mlflow() {
  // Its table has a row twice: a part that stands still and a part that moves.
  const rowDrawn = () => document.querySelector('.ag-row[row-index="0"] a') !== null;
  const firstRow = () => page.locator('.ag-row[row-index="0"]').first().getAttribute('row-id');
  const changed = (before) => {
    const first = document.querySelector('.ag-row[row-index="0"]');
    return first !== null && first.getAttribute('row-id') !== before;
  };
  const heads = ['Run Name', 'Created', 'Duration'].map((name) => `[data-testid="sort-header-${name}"]`);
  for (let turn = 0; turn < repetitions; turn += 1) {
    await loaded('load the list of runs', `${address}/#/experiments/1/runs`, rowDrawn);
    await page.waitForTimeout(500);
    await sort(heads, firstRow, changed);
    await scroll('.ag-body-viewport');
  }
}

try {
  await (kind === 'falaj' ? falaj() : mlflow());
  const drawn = await page.evaluate(() => document.querySelectorAll('*').length);
  console.log(JSON.stringify({ paints, shown, frames, elements: drawn, browser: browser.version() }));
} finally {
  await browser.close();
}
