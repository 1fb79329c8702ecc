// The desktop's own dialogs on the real window: a folder, a suite of rules, a file to write.
//
// Needs xdotool besides what driver.mjs names.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { click, element, env, falaj, home, open, script, setUp, tearDown, text, until, workspace } from './driver.mjs';

const xdotool = (...args) => execFileSync('xdotool', args, { env, encoding: 'utf8' }).trim();
const lines = (out) => out.split('\n').filter((line) => line !== '');

/** The X windows of Studio that are not its pages. */
function dialogs() {
  try {
    const all = lines(xdotool('search', '--onlyvisible', '--class', 'falaj-studio'));
    return all.filter((id) => !/· Falaj/.test(xdotool('getwindowname', id)));
  } catch {
    return [];
  }
}

/** Types a path into the dialog that is open, as a person does who knows it, and takes it. */
async function choose(path) {
  const [dialog] = await until('the dialog', () => {
    const found = dialogs();
    return found.length > 0 && found;
  });
  xdotool('windowfocus', '--sync', dialog);
  await pause(500);
  // A slash opens the field for a path; what is typed while it opens can get lost.
  xdotool('key', 'slash');
  await pause(500);
  xdotool('key', 'ctrl+a');
  xdotool('type', '--delay', '20', path);
  await pause(500);
  xdotool('key', 'Return');
  await until('its end', () => dialogs().length === 0);
}

const go = (place) => script('location.hash = arguments[0]', `#/${place}`);

before(async () => {
  await setUp();
  await open('--workspace', workspace);
  await until('Home', () => element('screen-home'));
});

after(tearDown);

test('a folder of files is chosen and becomes one dataset', async () => {
  const folder = join(home, 'months');
  mkdirSync(folder);
  for (const month of [1, 2]) writeFileSync(join(folder, `2024-0${month}.csv`), `day,visits\n${month},${month * 7}\n`);
  await go('data');
  await click('import');
  await click('choose-folder');
  await choose(folder);
  await until('the folder', async () => (await text('import-dialog')).includes('months'));
  await click('import-run');
  await until('the dataset', async () => (await script('return location.hash')) === '#/data/months');
  await until('its columns', async () => (await text('screen-data')).includes('visits'));
});

test('a dialog that is closed changes nothing', async () => {
  await go('data');
  await click('import');
  await click('choose-folder');
  await until('the dialog', () => dialogs().length > 0);
  xdotool('windowfocus', '--sync', dialogs()[0]);
  xdotool('key', 'Escape');
  await until('its end', () => dialogs().length === 0);
  assert.ok(await element('import-dialog'));
  await until('the end of the import dialog', async () => {
    const [page] = lines(xdotool('search', '--onlyvisible', '--name', '· Falaj'));
    xdotool('windowfocus', '--sync', page);
    xdotool('key', 'Escape');
    await pause(300);
    return (await element('import-dialog').catch(() => undefined)) === undefined;
  });
});

test('a suite of rules is chosen, and failing rows are written where a person says', async () => {
  const expectations = [
    { expectation_type: 'expect_column_values_to_be_between', kwargs: { column: 'engines', min_value: 1, max_value: 2 } },
  ];
  const file = join(home, 'strict planes.json');
  writeFileSync(file, JSON.stringify({ expectation_suite_name: 'strict', expectations, meta: {} }));
  await go('data/planes/rules');
  await click('import-suite-open');
  await click('import-suite-choose');
  await choose(file);
  await until('what the file holds', () => element('import-suite-name'));
  await click('import-suite-run');
  await until('the suite', async () => (await script('return location.hash')) === '#/quality/strict');

  await click('check-run');
  const failed = '[data-standing="failed"] .said';
  await until('what fails', () => script('return document.querySelector(arguments[0]) !== null', failed));
  await script('document.querySelector(arguments[0]).click()', failed);
  await click('show-failing');
  await click('export-failing');
  await click('export-place');
  const rows = join(home, 'too many.csv');
  await choose(rows);
  await click('export-run');
  await until('the file', async () => (await text('exported-path')) === rows);
  assert.match(readFileSync(rows, 'utf8').split('\n')[0], /engines/);
});
