// The real window: opens Studio on the sample workspace, presses Run, and waits for the metric of the finished run.
//
// Needs a display and a D-Bus session (`xvfb-run dbus-run-session -- node tests/window/studio.test.mjs`), WebKitWebDriver,
// and FALAJ_PROGRAMS: the folder of the built programs.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

const programs = process.env.FALAJ_PROGRAMS ?? resolve(process.env.CARGO_TARGET_DIR ?? 'target', 'debug');
const port = 4600 + (process.pid % 400);
const driver = `http://127.0.0.1:${port}`;
const home = mkdtempSync(join(tmpdir(), 'falaj-window-'));
const workspace = join(home, 'ws');
const env = { ...process.env, HOME: home, XDG_DATA_HOME: join(home, 'data'), LC_ALL: 'C.UTF-8', FALAJ_WORKSPACE: workspace };

let webdriver;
let session;

async function wire(method, path, body) {
  const answer = await fetch(`${driver}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}

const inSession = (method, path, body) => wire(method, `/session/${session}${path}`, body);
const script = (source, ...args) => inSession('POST', '/execute/sync', { script: source, args });

/** Waits until `look` gives something. */
async function until(what, look, seconds = 30) {
  const deadline = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < deadline) {
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      last = error;
    }
    await pause(150);
  }
  await screenshot(`failed-${what.replaceAll(/\W+/g, '-')}`);
  throw new Error(`waited ${seconds} s in vain for ${what}${last ? `: ${last.message}` : ''}`);
}

async function element(testid) {
  const found = await inSession('POST', '/element', { using: 'css selector', value: `[data-testid="${testid}"]` });
  return Object.values(found)[0];
}

async function click(testid) {
  const id = await until(testid, () => element(testid));
  await inSession('POST', `/element/${id}/click`, {});
}

const text = (testid) => script('return document.querySelector(arguments[0])?.textContent ?? ""', `[data-testid="${testid}"]`);

async function screenshot(name) {
  const folder = process.env.FALAJ_SCREENS;
  if (!folder || !session) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), Buffer.from(await inSession('GET', '/screenshot'), 'base64'));
}

before(async () => {
  execFileSync(join(programs, 'falaj'), ['-q', 'workspace', 'init', workspace, '--sample'], { env, stdio: 'ignore' });
  webdriver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...env, TAURI_AUTOMATION: 'true', TAURI_WEBVIEW_AUTOMATION: 'true' },
    stdio: 'ignore',
  });
  await until('the driver', () => wire('GET', '/status'));
  const options = { binary: join(programs, 'falaj-studio'), args: ['--workspace', workspace] };
  const made = await wire('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  });
  session = made.sessionId;
});

after(async () => {
  if (session) await inSession('DELETE', '').catch(() => {});
  webdriver?.kill();
  rmSync(home, { recursive: true, force: true });
});

test('Studio opens on the sample workspace', async () => {
  await until('Home', () => element('screen-home'));
  const count = await until('the datasets', async () => /6/.test(await text('count-data')) && text('count-data'));
  assert.match(count, /6/);
  await screenshot('home');
});

test('Run is pressed and the finished metric is seen', async () => {
  await script('location.hash = "#/pipelines/penguins-species"');
  await until('the graph', () => element('graph'));
  await click('run');
  const status = () => text('run-status');
  await until('the end of the run', async () => /Done/.test(await status()), 120);
  await screenshot('pipeline');
  await click('current-run');
  const accuracy = await until('the metric', async () => /0\.\d+|1/.exec(await text('metric-accuracy'))?.[0]);
  assert.ok(Number(accuracy) > 0.8, `accuracy ${accuracy}`);
  await screenshot('run');
});

test('the window turns to Arabic, right to left', async () => {
  await script('location.hash = "#/settings"');
  await click('lang-ar');
  await until('Arabic', () => script('return document.documentElement.dir === "rtl" && document.documentElement.lang === "ar"'));
  await screenshot('settings-ar');
});

test('what a command line does beside the window is seen in it', async () => {
  const file = join(home, 'beside.csv');
  writeFileSync(file, 'a,b\n1,2\n3,4\n');
  await script('location.hash = "#/data"');
  await until('the datasets', () => element('dataset').then(() => true).catch(() => element('screen-data')));
  execFileSync(join(programs, 'falaj'), ['-q', 'data', 'import', file], { env, stdio: 'ignore' });
  await until('the new dataset', () => script('return document.body.textContent.includes("beside")'));
});
