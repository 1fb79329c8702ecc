// Measures how long an edit of the interface takes until it is seen in a running page: Vite's development server, a real
// browser, and an edit of App.svelte that adds a mark. Prints the milliseconds of each repetition as a JSON list.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ui = resolve(import.meta.dirname, '../../ui');
const need = createRequire(join(ui, 'package.json'));
const { createServer } = await import(pathToFileURL(need.resolve('vite')));
const { chromium } = createRequire(resolve(ui, '../tests/ui/package.json'))('@playwright/test');

const file = join(ui, 'src/App.svelte');
const original = readFileSync(file, 'utf8');
const server = await createServer({ root: ui, configFile: join(ui, 'vite.config.ts'), server: { port: 0, strictPort: false }, logLevel: 'error' });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const times = [];
try {
  await server.listen();
  const page = await browser.newPage();
  await page.goto(server.resolvedUrls.local[0], { waitUntil: 'networkidle' });
  await page.waitForSelector('#app > *');
  await page.evaluate(() => (window.sameDocument = true));
  for (let turn = 0; turn < 6; turn += 1) {
    const started = performance.now();
    writeFileSync(file, `${original}\n<div data-edited="${turn}" hidden></div>\n`);
    await page.waitForSelector(`[data-edited="${turn}"]`, { state: 'attached' });
    times.push(Math.round(performance.now() - started));
  }
  if (!(await page.evaluate(() => window.sameDocument))) console.error('the page was loaded anew, not updated in place');
} finally {
  writeFileSync(file, original);
  await browser.close();
  await server.close();
}
// The first edit also warms the compiler up.
console.log(JSON.stringify(times.slice(1)));
