import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import base from '../playwright.config';

// Pictures of every screen, taken by `cargo xtask screens`; no test, but what shows an error or nothing fails all the same.
// FALAJ_BIN is the program, FALAJ_PICTURES the folder they are written to.
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: 'screens.ts',
  outputDir: join(tmpdir(), 'falaj-pictures'),
  fullyParallel: true,
  workers: 2,
  timeout: 240_000,
  globalSetup: './workspace.ts',
  reporter: [['dot'], ['./sheet.ts']],
  use: { ...base.use, screenshot: 'off', trace: 'off' },
});
