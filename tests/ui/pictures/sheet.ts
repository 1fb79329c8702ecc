import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { PICTURES } from './places';

// As many screens on one sheet as can be told apart on it.
const ROWS = 6;
const COLUMNS = ['en.light', 'en.dark', 'ar.light', 'ar.dark'];

/** Lists what was taken, and lays all of it beside each other: pages to look through, and contact sheets at a glance. */
export default class Sheet implements Reporter {
  private readonly absent = new Set<string>();

  onTestEnd(_: TestCase, result: TestResult) {
    for (const { type, description } of result.annotations)
      if (type === 'absent' && description) this.absent.add(description);
  }

  async onEnd() {
    const folder = resolve(process.env['FALAJ_PICTURES'] ?? '');
    const files = readdirSync(folder).filter((name) => name.endsWith('.png'));
    for (const width of ['1280', '1920']) writeFileSync(join(folder, `index.${width}.html`), page(files, width));
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
    const sheet = await browser.newPage({ viewport: { width: 1960, height: 900 } });
    await sheet.goto(pathToFileURL(join(folder, 'index.1280.html')).href);
    const sheets: string[] = [];
    for (const section of await sheet.locator('section').all()) {
      sheets.push(`contact-sheet-${sheets.length + 1}.png`);
      await section.screenshot({ path: join(folder, sheets.at(-1) ?? '') });
    }
    await browser.close();
    console.log(`\n${[...files, ...sheets].map((name) => join(folder, name)).join('\n')}`);
    for (const name of this.absent) console.log(`not taken: ${name}, the interface has none`);
    console.log(`${files.length} pictures in ${folder}`);
  }
}

function page(files: string[], width: string): string {
  const cell = (name: string) =>
    files.includes(name) ? `<a href="${name}"><img src="${name}" alt="${name}"></a>` : '';
  const row = (name: string) =>
    `<h2>${name}</h2><div>${COLUMNS.map((look) => cell(`${name}.${look}.${width}.png`)).join('')}</div>`;
  const taken = PICTURES.map(({ name }) => name).filter((name) => files.some((file) => file.startsWith(`${name}.`)));
  const sections = Array.from({ length: Math.ceil(taken.length / ROWS) }, (_, at) =>
    taken.slice(at * ROWS, (at + 1) * ROWS),
  );
  return `<!doctype html><meta charset="utf-8"><title>Screens at ${width}</title>
<style>
  body { margin: 0; font: 13px sans-serif; background: #888 }
  section { padding: 12px }
  h2 { margin: 12px 0 4px; font-size: 13px }
  div { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8px }
  img { display: block; width: 100% }
</style>
${sections.map((names) => `<section>${names.map(row).join('\n')}</section>`).join('\n')}`;
}
