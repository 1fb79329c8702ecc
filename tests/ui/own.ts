import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, serve, test as base, type Server } from './server';

/** A workspace that one file of tests has for itself, and its host. */
export interface Own extends Server {
  workspace: string;
  /** Standard output of a command line in the workspace; throws when it fails. */
  falaj(...words: string[]): string;
}

export interface Look {
  lang?: 'en' | 'ar';
  theme?: 'light' | 'dark';
  /** Where to go: `data/penguins`. */
  place?: string;
}

/** Tests over a workspace of their own: the sample's, or an empty one, with what `prepare` puts into it. */
export function testOver(options: { sample: boolean }, prepare: (own: Own) => void = () => undefined) {
  return base.extend<object, { server: Own }>({
    server: [
      // Playwright asks for an object pattern here, even an empty one.
      async ({}, use) => {
        const program = process.env['FALAJ_BIN'];
        if (!program) throw new Error('These tests make a workspace of their own: set FALAJ_BIN to the program');
        const folder = mkdtempSync(join(tmpdir(), 'falaj-own-'));
        const workspace = join(folder, 'workspace');
        const falaj = (...words: string[]) =>
          execFileSync(program, ['--quiet', '--workspace', workspace, '--json', ...words], {
            encoding: 'utf8',
            stdio: 'pipe',
          });
        const kind = options.sample ? ['--sample'] : [];
        execFileSync(program, ['workspace', 'init', workspace, ...kind, '--json'], { stdio: 'pipe' });
        const served = await serve(program, workspace);
        const own: Own = { open: served.open, workspace, falaj };
        try {
          prepare(own);
          await use(own);
          stopDeployments(own);
        } finally {
          await served.stop();
          rmSync(folder, { recursive: true, force: true });
        }
      },
      { scope: 'worker', timeout: 120_000 },
    ],
  });
}

// Servers outlive their host, that is their purpose.
function stopDeployments(own: Own) {
  const list = JSON.parse(own.falaj('deploy', 'list')) as { deployments: { name: string; status: string }[] };
  for (const { name, status } of list.deployments) if (status !== 'stopped') own.falaj('deploy', 'stop', name);
}

/** Two runs of the penguins that differ, a run that failed, rules of which one fails, and a deployment: a few seconds' work. */
export function furnish(own: Own) {
  rules(own);
  own.falaj('pipeline', 'run', 'penguins-species');
  own.falaj('pipeline', 'run', 'penguins-species', '--set', 'train.learning_rate=0.1');
  // No flight is that late, so that there is nothing to learn.
  const hopeless = () => own.falaj('pipeline', 'run', 'flights-late-linear', '--set', 'late.above=5000');
  expect(hopeless).toThrow();
  own.falaj('deploy', 'create', 'penguins-species@1', '--name', 'penguins');
}

function rules({ workspace, falaj }: Own) {
  const rules = [
    { id: 'mass', check: 'range', column: 'body_mass_g', min: 3000 },
    { id: 'islands', check: 'not_missing', column: 'island', severity: 'warn' },
    { id: 'gone', check: 'expression', expression: 'wings > 1' },
  ];
  mkdirSync(join(workspace, 'quality'), { recursive: true });
  const suite = { falaj: 'quality/1', name: 'penguins', dataset: 'penguins', rules };
  writeFileSync(join(workspace, 'quality', 'penguins.json'), JSON.stringify(suite));
  // The command says by its status that the data does not hold.
  expect(() => falaj('quality', 'check', 'penguins', '--suite', 'penguins')).toThrow();
}

/** Opens the interface as a person would who chose a language and a theme before. */
export async function open(page: Page, server: Server, { lang = 'en', theme = 'light', place }: Look = {}) {
  await page.addInitScript(
    ([lang, theme]) => {
      // The empty page before the first one keeps nothing; a step back can lead there.
      if (location.protocol === 'about:') return;
      localStorage.setItem('falaj-lang', lang);
      localStorage.setItem('falaj-theme', theme);
    },
    [lang, theme] as const,
  );
  await page.goto(server.open);
  await page.getByRole('main').waitFor();
  await go(page, place ?? '');
}

/** Goes to a place of the interface and waits for what it shows. */
export async function go(page: Page, place: string) {
  await page.evaluate((hash) => (location.hash = hash), `#/${place}`);
  await settled(page);
}

/** Waits until a screen has its answers: the skeleton comes after 150 ms and goes with the answer. */
export async function settled(page: Page) {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(250);
  await page.waitForFunction(() => document.querySelector('[data-testid="loading"], [aria-busy="true"]') === null);
}
