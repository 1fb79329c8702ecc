// Studio under WebKitWebDriver: starting and ending it, and what tests ask of its window.
//
// Needs a display and a D-Bus session (`xvfb-run dbus-run-session -- node tests/window/….test.mjs`), WebKitWebDriver,
// and FALAJ_PROGRAMS: the folder of the built programs.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const programs = process.env.FALAJ_PROGRAMS ?? resolve(process.env.CARGO_TARGET_DIR ?? 'target', 'debug');
const port = Number(process.env.FALAJ_TEST_PORT ?? 4600 + (process.pid % 400));
const driver = `http://127.0.0.1:${port}`;

/** A person's folder of their own, with a workspace in it. */
export const home = mkdtempSync(join(tmpdir(), 'falaj-window-'));
export const workspace = join(home, 'ws');
export const env = {
  ...process.env,
  HOME: home,
  XDG_DATA_HOME: join(home, 'data'),
  LC_ALL: 'C.UTF-8',
  FALAJ_WORKSPACE: workspace,
};

let webdriver;
let session;

export const program = (name) => join(programs, name);
export const falaj = (...args) => execFileSync(program('falaj'), ['-q', ...args], { env, stdio: 'ignore' });

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

/** Runs a script in the page. */
export const script = (source, ...args) => inSession('POST', '/execute/sync', { script: source, args });

/** Makes the sample workspace and starts the driver. */
export async function setUp() {
  falaj('workspace', 'init', workspace, '--sample');
  webdriver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...env, TAURI_AUTOMATION: 'true', TAURI_WEBVIEW_AUTOMATION: 'true' },
    stdio: 'ignore',
  });
  await until('the driver', () => wire('GET', '/status'));
}

/** Starts Studio with these arguments. */
export async function open(...args) {
  const options = { binary: program('falaj-studio'), args };
  const made = await wire('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  });
  session = made.sessionId;
}

/** Ends the session, and Studio if it is still there. */
export async function close() {
  if (session) await inSession('DELETE', '').catch(() => {});
  session = undefined;
}

/** Takes everything away. */
export async function tearDown() {
  await close();
  webdriver?.kill();
  // Studio may still be writing what it remembers.
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/** Waits until `look` gives something. */
export async function until(what, look, seconds = 30) {
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

/** The element with this test id. */
export async function element(testid) {
  const found = await inSession('POST', '/element', { using: 'css selector', value: `[data-testid="${testid}"]` });
  return Object.values(found)[0];
}

/** Waits for an element and presses it. */
export async function click(testid) {
  const id = await until(testid, () => element(testid));
  await inSession('POST', `/element/${id}/click`, {});
}

/** What hands do: `actions` of WebDriver. */
export const act = (actions) => inSession('POST', '/actions', { actions });

/** The text of an element, empty if it is not there. */
export const text = (testid) =>
  script('return document.querySelector(arguments[0])?.textContent ?? ""', `[data-testid="${testid}"]`);

/** Keeps a picture of the page where FALAJ_SCREENS says. */
export async function screenshot(name) {
  const folder = process.env.FALAJ_SCREENS;
  if (!folder || !session) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), Buffer.from(await inSession('GET', '/screenshot'), 'base64'));
}
