import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, type Page } from '@playwright/test';

/** An address that opens the interface, token and all. */
export interface Server {
  open: string;
}

export interface Started extends Server {
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

async function start(program: string): Promise<Started> {
  const { workspace, remove } = sample(program);
  const served = await serve(program, workspace);
  const stop = async () => {
    await served.stop();
    remove();
  };
  return { ...served, stop };
}

/** A sample workspace in a temporary folder. */
export function sample(program: string): { folder: string; workspace: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'falaj-ui-'));
  const workspace = join(folder, 'workspace');
  execFileSync(program, ['workspace', 'init', workspace, '--sample', '--json'], { stdio: 'pipe' });
  return { folder, workspace, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A host for a workspace; `more` are further arguments of `falaj serve`. */
export async function serve(program: string, workspace: string, more: string[] = ['--port', '0']): Promise<Started> {
  const child = spawn(program, ['serve', '--json', '--workspace', workspace, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { url, token } = await firstLine(child);
  return { open: `${url}/#token=${token}`, stop: () => end(child), kill: () => cut(child) };
}

function firstLine(child: ChildProcess): Promise<{ url: string; token: string }> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`falaj serve ended with ${code}`)));
    if (child.stdout) createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)));
  });
}

async function cut(child: ChildProcess): Promise<void> {
  const over = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await over;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const over = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await over;
  clearTimeout(timer);
}

interface Fixtures {
  /** A page with the interface open, in English and light. */
  studio: Page;
  /** What the page complained about: console errors and uncaught exceptions. */
  complaints: string[];
}

export const test = base.extend<Fixtures, { server: Server }>({
  server: [
    // Playwright asks for an object pattern here, even an empty one.
    async ({}, use) => {
      const given = process.env['FALAJ_URL'];
      if (given) return use({ open: given });
      const program = process.env['FALAJ_BIN'];
      if (!program) throw new Error('Set FALAJ_BIN to the program, or FALAJ_URL to the address of a running server');
      const started = await start(program);
      await use(started);
      await started.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  complaints: async ({ page }, use) => {
    const found: string[] = [];
    page.on('console', (message) => message.type() === 'error' && found.push(message.text()));
    page.on('pageerror', (error) => found.push(error.stack ?? String(error)));
    await use(found);
  },
  studio: async ({ page, server, complaints }, use) => {
    void complaints;
    await page.addInitScript(() => {
      localStorage.setItem('falaj-lang', localStorage.getItem('falaj-lang') ?? 'en');
      localStorage.setItem('falaj-theme', localStorage.getItem('falaj-theme') ?? 'light');
    });
    await page.goto(server.open);
    await page.getByTestId('screen-home').waitFor();
    await use(page);
  },
});

export { expect } from '@playwright/test';
