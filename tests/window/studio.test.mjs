// The real window: opens Studio on the sample workspace, presses Run, and waits for the metric of the finished run.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  click,
  element,
  falaj,
  home,
  open,
  screenshot,
  script,
  setUp,
  tearDown,
  text,
  until,
  workspace,
} from './driver.mjs';

before(async () => {
  await setUp();
  await open('--workspace', workspace);
});

after(tearDown);

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
  falaj('data', 'import', file);
  await until('the new dataset', () => script('return document.body.textContent.includes("beside")'));
});
