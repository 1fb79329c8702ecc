// Frames of the pipeline editor in Chromium while a person pans, zooms and drags a node: one JSON document on standard output.
//
//     node editor_frames.mjs OPEN PIPELINE…     (OPEN is the address that `falaj serve` prints)
//
// Needs the packages of tests/ui and Chromium.
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';

const require = createRequire(new URL('../../tests/ui/package.json', import.meta.url));
const { chromium } = require('@playwright/test');
const [open, ...pipelines] = process.argv.slice(2);
const SECONDS = 3;

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(open);
await page.getByRole('main').waitFor();

/** Frames that the page draws while `move` is at work. */
async function frames(move) {
  await page.evaluate(() => {
    window.frames_ = [];
    const note = (at) => {
      window.frames_.push(at);
      window.noting = requestAnimationFrame(note);
    };
    window.noting = requestAnimationFrame(note);
  });
  const begun = Date.now();
  for (let step = 0; Date.now() - begun < SECONDS * 1000; step += 1) await move(step);
  const at = await page.evaluate(() => {
    cancelAnimationFrame(window.noting);
    return window.frames_;
  });
  const gaps = at.slice(1).map((time, index) => time - at[index]);
  gaps.sort((a, b) => a - b);
  const quantile = (share) => gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))];
  return { perSecond: (1000 * gaps.length) / (at.at(-1) - at[0]), median: quantile(0.5), p95: quantile(0.95) };
}

const results = [];
for (const pipeline of pipelines) {
  const begun = Date.now();
  await page.evaluate((hash) => (location.hash = hash), `#/pipelines/${pipeline}`);
  await page.locator('[data-testid^="node-"]').first().waitFor({ timeout: 120_000 });
  // Until the page has been at rest for a quarter of a second.
  await page.evaluate(
    () =>
      new Promise((done) => {
        let last = performance.now();
        let quiet = 0;
        const look = (now) => {
          quiet = now - last < 50 ? quiet + (now - last) : 0;
          last = now;
          if (quiet > 250) done();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
  const shown = (Date.now() - begun) / 1000;
  const graph = await page.getByTestId('graph').boundingBox();
  const middle = { x: graph.x + graph.width / 2, y: graph.y + graph.height / 2 };
  const circle = ([x, y], step, by) => [x + by * Math.sin(step / 9), y + by * (1 - Math.cos(step / 9))];
  // Every node is drawn: the most that can be asked for.
  const fit = async () => {
    await page.getByTestId('zoom').locator('xpath=..').getByRole('button').last().click();
    await pause(500);
  };

  await page.mouse.move(middle.x, middle.y);
  const zoom = await frames(async (step) => {
    await page.mouse.wheel(0, step % 40 < 20 ? -40 : 40);
    await pause(16);
  });
  await fit();
  const drawn = await page.locator('[data-testid^="node-"]').count();
  const panned = async (by) => {
    // The canvas is taken where no node is.
    const free = await page.evaluate(([x, y, width, height]) => {
      for (let down = 8; down < height; down += 24)
        for (let right = 8; right < width; right += 24) {
          const under = document.elementFromPoint(x + right, y + down);
          if (under?.classList.contains('svelte-flow__pane')) return [x + right, y + down];
        }
      return null;
    }, [graph.x, graph.y, graph.width, graph.height]);
    await page.mouse.move(...free);
    await page.mouse.down({ button: 'middle' });
    const pan = await frames(async (step) => {
      await page.mouse.move(...circle(free, step, by));
      await pause(16);
    });
    await page.mouse.up({ button: 'middle' });
    return pan;
  };
  const pan = await panned(90);
  // The same where every word can be read, and nodes come into view and leave it.
  const size = async () => parseFloat((await page.getByTestId('zoom').textContent()).replace(/[^0-9.]/g, ''));
  while ((await size()) < 60) {
    await page.getByTestId('zoom').locator('xpath=..').getByRole('button').nth(1).click();
    await pause(60);
  }
  await pause(500);
  const near = await panned(240);
  await fit();
  const node = await page.evaluate(() => {
    for (const one of document.querySelectorAll('[data-testid^="node-"]')) {
      const { x, y, width, height } = one.getBoundingClientRect();
      const [right, down] = [x + width / 2, y + height / 2];
      if (one.contains(document.elementFromPoint(right, down))) return [right, down];
    }
    return null;
  });
  await page.mouse.move(...node);
  await page.mouse.down();
  const drag = await frames(async (step) => {
    await page.mouse.move(...circle(node, step, 60));
    await pause(16);
  });
  await page.mouse.up();
  results.push({ pipeline, shown, drawn, zoom, pan, near, drag });
}
await browser.close();
console.log(JSON.stringify(results));
