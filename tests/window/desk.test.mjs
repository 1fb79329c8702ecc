// What Studio asks of the desktop around it: a place in the tray, the taskbar's progress, and the file manager. desk.py
// plays that desktop's part on the message bus.
//
// Needs xdotool, Python's GTK and libayatana-appindicator besides what driver.mjs names.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { click, element, env, open, script, setUp, tearDown, text, until, workspace } from './driver.mjs';

const desk = spawn('/usr/bin/python3', [resolve(import.meta.dirname, 'desk.py')], {
  env,
  stdio: ['pipe', 'pipe', 'inherit'],
});
const told = [];
createInterface({ input: desk.stdout }).on('line', (line) => told.push(JSON.parse(line)));
const say = (what) => desk.stdin.write(`${JSON.stringify(what)}\n`);
const last = (kind) => told.findLast((one) => one[kind] !== undefined)?.[kind];

/** The items of the tray's menu, as they are now. */
async function menu() {
  const before = told.filter((one) => one.menu).length;
  say({ menu: null });
  await until('the menu', () => told.filter((one) => one.menu).length > before);
  return last('menu');
}

/** Presses the item of the tray's menu that reads like this. */
async function choose(words) {
  const item = Object.entries(await menu()).find(([, label]) => words.test(label));
  assert.ok(item, `${words} is not in ${JSON.stringify(last('menu'))}`);
  say({ choose: Number(item[0]) });
}

/** What xdotool answers; nothing where it finds nothing. */
function xdotool(...args) {
  try {
    return execFileSync('xdotool', args, { env, encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

const route = () => script('return location.hash');

before(async () => {
  await until('the desktop', () => last('ready'));
  await setUp();
  await open('--workspace', workspace);
  await until('Home', () => element('screen-home'));
});

after(async () => {
  await tearDown();
  desk.kill();
});

test('the tray says what is at work and leads to it, and the taskbar shows how far it is', async () => {
  await until('the tray', () => last('tray'));
  assert.deepEqual(Object.values(await menu()).map((words) => words.replace('_', '')), ['Show Falaj', 'Nothing is running', 'Quit Falaj']);
  await script('location.hash = "#/pipelines/flights-late"');
  await click('run');
  await until('the work in the menu', async () => Object.values(await menu()).some((words) => /1 .*\d+\s?%/.test(words)));
  await until('its progress', () => last('progress')?.['progress-visible'] && last('progress').progress > 0.05, 60);
  await choose(/%/);
  await until('the runs', async () => (await route()) === '#/runs');
  await script('location.hash = "#/pipelines/flights-late"');
  await click('cancel-run');
  await click('question-yes');
  await until('the end in the menu', async () => Object.values(await menu()).includes('Nothing is running'), 60);
  await until('the end of its progress', () => last('progress')['progress-visible'] === false);
});

test('the tray speaks the language of the pages', async () => {
  await script('location.hash = "#/settings"');
  await click('lang-ar');
  await until('Arabic', async () => Object.values(await menu()).every((words) => /[\u0600-\u06ff]/.test(words)));
  await click('lang-en');
  await until('English', async () => Object.values(await menu()).some((words) => /Nothing is running/.test(words)));
});

test('a folder is shown by the file manager', async () => {
  await script('location.hash = "#/settings"');
  await click('show-in-folder');
  const opened = await until('the file manager', () => last('opened'));
  assert.deepEqual(opened, [pathToFileURL(workspace).href]);
});

test('a notification leads to the run whose end it tells', async () => {
  // A short run is told of only while nobody uses Studio: another program takes the keyboard.
  const beside = spawn('/usr/bin/python3', [resolve(import.meta.dirname, 'drag.py'), workspace], { env, stdio: 'ignore' });
  try {
    await script('location.hash = "#/pipelines/penguins-species"');
    await until('the graph', () => element('graph'));
    const taken = await until('another window', () => xdotool('search', '--onlyvisible', '--name', 'drag source'));
    await click('run');
    xdotool('windowfocus', '--sync', taken);
    await until('the end', async () => /Done/.test(await text('run-status')), 120);
    await script('location.hash = "#/data"');
    const { number, title, body } = await until('the notification', () => last('notified'), 30);
    const [, name] = title.match(/^(penguins-species-\d+) is done$/) ?? assert.fail(title);
    assert.match(body, /\d\.\d+/);
    say({ press: number });
    await until('the run', async () => (await route()) === `#/runs/${name}`);
  } finally {
    beside.kill();
  }
});
