import { defineConfig } from '@playwright/test';

// How a server is had:
// - FALAJ_BIN=<path of falaj>: each worker makes a sample workspace in a temporary folder and serves it (see server.ts).
// - FALAJ_URL=<address with #token=…>: a server that already runs on a fresh sample workspace. Files that need a
//   workspace of their own (see own.ts) take FALAJ_BIN only.
// CHROMIUM names the browser; Debian's by default, so that nothing is downloaded.
export default defineConfig({
  testDir: '.',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  // Each has a workspace and a host of its own.
  workers: 2,
  reporter: [['list']],
  outputDir: '../../out/ui-tests',
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
});
