// The pipeline editor on the real window: a node is dragged, the pipeline runs and its lights turn, and what was typed is in
// the file even if Studio is killed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import {
  act,
  click,
  close,
  element,
  open,
  screenshot,
  script,
  setUp,
  tearDown,
  text,
  until,
  workspace,
} from './driver.mjs';

const id = 'penguins-species';
const read = (name) => JSON.parse(readFileSync(join(workspace, 'pipelines', name), 'utf8'));
const placeOf = (node) => read(`${id}.layout.json`).nodes[node];
const light = (node) =>
  script('return document.querySelector(arguments[0])?.dataset.status', `[data-testid="node-${node}"]`);
const middle = (testid) =>
  script(
    'const b = document.querySelector(arguments[0]).getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]',
    `[data-testid="${testid}"]`,
  ).then((at) => at.map(Math.round));
const isSaved = () => script('return document.querySelector("[data-testid=save-state]")?.dataset.state === "saved"');

const move = ([x, y], duration = 0) => ({ type: 'pointerMove', x, y, duration, origin: 'viewport' });
const pointer = (...actions) => act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
const keys = (typed) =>
  act([
    {
      type: 'key',
      id: 'keys',
      actions: [...typed].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    },
  ]);

async function openEditor() {
  await open('--workspace', workspace);
  // It opens where it was left.
  await until('a screen', () => script('return document.querySelector("main") !== null'));
  await script('location.hash = arguments[0]', `#/pipelines/${id}`);
  await until('the editor', () => element('node-split'));
}

before(async () => {
  await setUp();
  await openEditor();
});

after(tearDown);

test('a node is dragged to another place, which the layout keeps', async () => {
  const from = await middle('node-split');
  const logic = JSON.stringify(read(`${id}.json`));
  await pointer(
    move(from),
    { type: 'pointerDown', button: 0 },
    move([from[0] + 20, from[1] + 20], 100),
    move([from[0] + 60, from[1] + 80], 200),
    { type: 'pointerUp', button: 0 },
  );
  await until('the place', () => placeOf('split'));
  await until('the save', isSaved);
  const to = await middle('node-split');
  assert.ok(Math.abs(to[0] - from[0] - 60) < 15 && Math.abs(to[1] - from[1] - 80) < 15, `${from} to ${to}`);
  assert.equal(JSON.stringify(read(`${id}.json`)), logic, 'what runs is as it was');
  await screenshot('editor-dragged');
});

test('the pipeline runs and the lights turn', async () => {
  assert.equal(await light('train'), 'ready');
  await click('run');
  await until('a node at work', async () => ['running', 'queued', 'done', 'cached'].includes(await light('train')), 60);
  await until(
    'the end',
    async () => (await light('train')) !== 'running' && /Done/.test(await text('run-status')),
    120,
  );
  assert.ok(['done', 'cached'].includes(await light('evaluate')), await light('evaluate'));
  await screenshot('editor-run');
});

test('what a node gave is drawn, pinned and set aside', async () => {
  const at = await middle('node-species');
  await pointer(move(at), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 });
  await until('the pane', () => element('data-view'));
  await click('data-view-chart');
  await until('a chart', () => element('chart-rows'));
  await screenshot('editor-chart');
  await script('document.querySelector("[data-testid=node-species]").focus()');
  await keys('p');
  await until('the pin', async () => (await light('species')) === 'pinned');
  await until('the save', () => read(`${id}.json`).nodes.find((node) => node.id === 'species').pinned);
  await screenshot('editor-pinned');
  await keys('p');
  await until('no pin', async () => (await light('species')) !== 'pinned');
  await keys('r');
  await until('the reset', async () => (await light('species')) === 'ready' && (await light('train')) === 'ready');
  await click('undo');
  await until('it is back', async () => ['done', 'cached'].includes(await light('train')));
});

test('Studio is killed while somebody types, and the file has what was typed', async () => {
  const at = await middle('node-split');
  await pointer(move(at), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 });
  await until('the settings', () => element('node-id'));
  await script('document.querySelectorAll("[data-testid=inspector] details").forEach((one) => (one.open = true))');
  // Letter after letter, with no time for the file to rest in between.
  await script('const f = document.querySelector("[data-testid=field-seed]"); f.focus(); f.select()');
  await keys('1234567');
  await until('a save', () => read(`${id}.json`).nodes.find((node) => node.id === 'split').params?.seed >= 1234567);
  await keys('89');
  execFileSync('pkill', ['-KILL', '-f', `falaj-studio.*${workspace}`]);
  await close();
  const { seed } = read(`${id}.json`).nodes.find((node) => node.id === 'split').params;
  assert.ok([1234567, 12345678, 123456789].includes(seed), `seed ${seed}`);
  await pause(500);
  await openEditor();
  const again = await middle('node-split');
  await pointer(move(again), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 });
  await until(
    'the setting',
    async () =>
      (await script('return document.querySelector("[data-testid=field-seed]")?.value'))?.replaceAll(/\D/g, '') ===
      String(seed),
  );
  assert.equal(await text('problems-count'), '');
});
