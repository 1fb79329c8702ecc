// The desktop's habits on the real window: menus by their keys, a second start, links, notifications, what is remembered.
//
// Needs xdotool, dbus-monitor and Python's GTK besides what driver.mjs names.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import {
  click,
  close,
  element,
  env,
  falaj,
  home,
  open,
  program,
  screenshot,
  script,
  setUp,
  tearDown,
  text,
  until,
  workspace,
} from './driver.mjs';

const route = () => script('return location.hash');
const xdotool = (...args) => execFileSync('xdotool', args, { env, encoding: 'utf8' }).trim();
const lines = (out) => out.split('\n').filter((line) => line !== '');

/** X windows of Studio whose title matches. */
function windows(title = 'Falaj') {
  try {
    return lines(xdotool('search', '--onlyvisible', '--name', title));
  } catch {
    return [];
  }
}

/** Gives a window the keyboard: there is no window manager here to do it. */
async function focus(id) {
  xdotool('windowfocus', '--sync', id);
  await pause(200);
}

/** Presses keys in Studio's window, as a keyboard does. */
async function press(keys, id = windows()[0]) {
  await focus(id);
  xdotool('key', '--clearmodifiers', keys);
}

/** Starts Studio a second time; resolves with how that start ended. */
function again(...args) {
  const { FALAJ_WORKSPACE: _, ...own } = env;
  const second = spawn(program('falaj-studio'), args, { env: own, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  second.stderr.on('data', (more) => (said += more));
  return new Promise((done) => second.on('exit', (code) => done({ code, said })));
}

const other = join(home, 'other');
const run = () => click('run');
/** The import dialog names the file; Escape closes it. */
async function importOffered(file = '') {
  await until('the import dialog', async () => (await text('import-dialog')).includes(file) && element('import-dialog'));
  await until('its end', async () => {
    await press('Escape', windows('ws · Falaj')[0]);
    return (await element('import-dialog').catch(() => undefined)) === undefined;
  });
}

/** Closes a window by its key: one that comes while the page is at work can get lost, and no question stands in its way. */
async function shut(title) {
  await until(`the end of ${title}`, async () => {
    const [shown] = windows(title);
    if (shown === undefined) return true;
    assert.equal(windows('Work is not finished').length, 0);
    await press('ctrl+w', shown);
    await pause(500);
    return windows(title).length === 0;
  });
}

const settled = () => until('Home', () => element('screen-home').catch(() => element('screen-runs')));

before(async () => {
  await setUp();
  await open('--workspace', workspace);
  await settled();
});

after(tearDown);

test('the keys of a menu item reach the page', async () => {
  await press('ctrl+4');
  await until('Runs', () => element('screen-runs'));
  await press('ctrl+2');
  await until('Data', () => element('screen-data'));
  await script('addEventListener("falaj:action", (event) => (window.heard = event.detail))');
  await press('ctrl+i');
  await until('the action', async () => (await script('return window.heard')) === 'import-data');
  await importOffered();
});

test('zoom makes the page larger and gives it back', async () => {
  const before = await script('return innerWidth');
  await press('ctrl+equal');
  await until('a larger page', async () => (await script('return innerWidth')) < before);
  await press('ctrl+0');
  await until('its own size', async () => (await script('return innerWidth')) === before);
});

test('a second start hands its file to the window that is there', async () => {
  await script('addEventListener("falaj:files", (event) => (window.files = event.detail))');
  const file = join(home, 'two words.csv');
  writeFileSync(file, 'a,b\n1,2\n');
  const { code, said } = await again('two words.csv', '--workspace', workspace);
  assert.equal(code, 0, said);
  assert.deepEqual(await until('the file', () => script('return window.files')), [file]);
  await importOffered('two words.csv');
  assert.equal(windows().length, 1);
});

test('a file is dropped on the window', async () => {
  const file = join(home, 'dropped.csv');
  writeFileSync(file, 'a,b\n1,2\n');
  await script(`
    window.held = [];
    window.files = undefined;
    addEventListener("falaj:over", (event) => window.held.push(event.detail));
  `);
  // The system's own, which has GTK's bindings.
  const source = spawn('/usr/bin/python3', [join(import.meta.dirname, 'drag.py'), file], { env, stdio: 'ignore' });
  const from = await until('what is dragged', () => windows('drag source')[0]);
  xdotool('windowraise', from);
  xdotool('mousemove', '--window', from, '60', '60', 'mousedown', '1');
  for (const step of [70, 90, 200, 400, 500, 600]) {
    xdotool('mousemove', String(step), String(step));
    await pause(100);
  }
  await until('the file held over the window', async () => (await script('return window.held')).includes(true));
  xdotool('mouseup', '1');
  assert.deepEqual(await until('the file', () => script('return window.files')), [file]);
  assert.equal((await script('return window.held')).at(-1), false);
  source.kill();
  await until('the end of what was dragged', () => windows('drag source').length === 0);
  await importOffered('dropped.csv');
});

test('a link shows its place, and one that leads nowhere changes nothing', async () => {
  assert.equal((await again('falaj://open/data/flights/rows')).code, 0);
  await until('the place', async () => (await route()) === '#/data/flights/rows');
  assert.equal((await again('falaj://open/data/../../etc/passwd')).code, 0);
  const dialog = await until('why it is refused', () => windows("can't be opened")[0]);
  assert.equal(await route(), '#/data/flights/rows');
  await press('Escape', dialog);
  await until('the end of the dialog', () => windows("can't be opened").length === 0);
});

test('another workspace opens in a window of its own, the same one does not', async () => {
  falaj('workspace', 'init', other);
  assert.equal((await again('--workspace', other)).code, 0);
  await until('the second window', () => windows('other · Falaj')[0]);
  assert.equal((await again('--workspace', other)).code, 0);
  await pause(1000);
  assert.equal(windows('other · Falaj').length, 1);
  assert.equal(windows('ws · Falaj').length, 1);
  await shut('other · Falaj');
});

test('a workspace that is gone is said to be gone, with a way out', async () => {
  const gone = join(home, 'gone');
  falaj('workspace', 'init', gone);
  rmSync(gone, { recursive: true });
  assert.equal((await again('--workspace', gone)).code, 0);
  const dialog = await until('the dialog', () => windows("can't be opened")[0]);
  await press('Escape', dialog);
  await until('the end of the dialog', () => windows("can't be opened").length === 0);
  assert.equal(windows('ws · Falaj').length, 1);
});

test('the end of a run is told by the desktop where nobody looks at it, and only there', async () => {
  const monitor = spawn('dbus-monitor', ['--session', 'member=Notify'], { env });
  let heard = '';
  monitor.stdout.on('data', (more) => (heard += more));
  await script('location.hash = "#/pipelines/penguins-species"');
  await until('the graph', () => element('graph'));
  await focus(windows('ws · Falaj')[0]);
  await run();
  await until('the end', async () => /Done/.test(await text('run-status')), 120);
  await pause(1000);
  assert.equal(heard.includes('is done'), false, 'a person who looks on is not told');

  assert.equal((await again('--workspace', other)).code, 0);
  await focus(await until('a second window', () => windows('other · Falaj')[0]));
  await run();
  await until('the notification', () => /string "penguins-species-\d+ is done"/.test(heard), 120);
  await until('its metric', () => /string "[^"]*(F1|Accuracy)[^"]* \d\.\d+"/.test(heard));
  monitor.kill();
  await shut('other · Falaj');
});

test('no window closes over a run at work without a question', async () => {
  await script('location.hash = "#/pipelines/flights-late"');
  await until('the graph', () => element('graph'));
  await run();
  await until('the run', async () => /Running/.test(await text('run-status')));
  const stay = await until('the question', async () => {
    const [asked] = windows('Work is not finished');
    if (asked) return asked;
    // A key that comes while the page is being clicked on can get lost.
    await press('ctrl+w', windows('ws · Falaj')[0]);
    await pause(1000);
    return undefined;
  });
  await screenshot('close-question');
  await press('Escape', stay);
  await until('the end of the question', () => windows('Work is not finished').length === 0);
  assert.match(await text('run-status'), /Running/);
  await click('cancel-run').catch(() => {});
  await until('the end of the run', async () => !/Running/.test(await text('run-status')), 60);
});

test('size, place and language are there after a restart', async () => {
  const [id] = windows('ws · Falaj');
  xdotool('windowsize', '--sync', id, '1111', '777');
  await script('location.hash = "#/runs"');
  await press('ctrl+q', id);
  await until('the end', () => windows().length === 0);
  await close();
  const kept = JSON.parse(readFileSync(join(home, 'data', 'falaj', 'windows.json'), 'utf8'));
  assert.equal(kept.workspaces[workspace].route, '#/runs');
  await open('--workspace', workspace);
  await until('Runs', () => element('screen-runs'));
  const shown = await until('the window', () => windows('ws · Falaj')[0]);
  assert.match(xdotool('getwindowgeometry', shown), /Geometry: 1111x777/);

  const pid = xdotool('getwindowpid', shown);
  await until('the end of Studio with its last window', async () => {
    if (windows().length > 0) await press('ctrl+w', shown);
    // Of a process that has ended, no more than an empty entry is left.
    return windows().length === 0 && !(existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  });
});
