import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, type Page } from '@playwright/test';

const UI = join(import.meta.dirname, '../../ui');

type Vite = {
  build(options: object): Promise<unknown>;
  preview(options: object): Promise<{ resolvedUrls: { local: string[] } | null; close(): Promise<void> }>;
};

interface Opened {
  lang?: 'en' | 'ar';
  theme?: 'light' | 'dark';
  /** After `#/gallery`, such as `?rows=10000`. */
  query?: string;
}

/** Opens the gallery of parts and waits until its letters are drawn. */
export type Open = (how?: Opened) => Promise<Page>;

// The gallery needs no host: it is built once with its flag and served by vite.
export const test = base.extend<{ open: Open; complaints: string[] }, { gallery: string }>({
  gallery: [
    async ({}, use) => {
      const outDir = mkdtempSync(join(tmpdir(), 'falaj-gallery-'));
      const vite = (await import(pathToFileURL(join(UI, 'node_modules/vite/dist/node/index.js')).href)) as Vite;
      process.env['FALAJ_GALLERY'] = '1';
      const shared = { root: UI, logLevel: 'error', build: { outDir, emptyOutDir: true } };
      await vite.build(shared);
      const server = await vite.preview({ ...shared, preview: { port: 0, strictPort: false } });
      await use(server.resolvedUrls?.local[0] ?? '');
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  complaints: async ({ page }, use) => {
    const found: string[] = [];
    page.on('console', (message) => message.type() === 'error' && found.push(message.text()));
    page.on('pageerror', (error) => found.push(String(error)));
    await use(found);
  },
  open: async ({ page, gallery, complaints }, use) => {
    void complaints;
    await use(async ({ lang = 'en', theme = 'light', query = '' } = {}) => {
      await page.addInitScript(
        ([lang, theme]) => {
          // The empty page in between keeps nothing.
          if (location.protocol === 'about:') return;
          localStorage.setItem('falaj-lang', lang ?? '');
          localStorage.setItem('falaj-theme', theme ?? '');
        },
        [lang, theme],
      );
      // Another hash alone would not load the page anew.
      await page.goto('about:blank');
      await page.goto(`${gallery}#/gallery${query}`);
      await page.getByTestId('gallery').waitFor();
      await page.evaluate(() => document.fonts.ready);
      return page;
    });
  },
});

export { expect } from '@playwright/test';
