import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { call } from './calls';
import { pick } from './lists';
import { go, open, testOver } from './own';
import { expect, type Server } from './server';

interface Suite {
  suite: { rules: { id: string; check: string; mostly?: number; severity?: string }[] };
}

const test = testOver({ sample: true });

const rulesOf = async (server: Server, suite: string) =>
  (await call<Suite>(server, 'quality.suite', { suite })).suite.rules;
const rule = (page: Page, id: string) => page.locator(`[data-testid="rule-row"][data-rule="${id}"]`);

/** Opens the panel of a rule by a click on its words. */
async function look(page: Page, id: string) {
  await rule(page, id).locator('.said').click();
  await expect(page.getByTestId('rule-panel')).toBeVisible();
}

async function begin(page: Page, words: string) {
  await page.getByTestId('add-rule').click();
  await page.getByTestId('check-search').fill(words);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('rule-form')).toBeVisible();
}

/** A suite of the planes' engines, of which a few have more than two. */
async function planes(server: Server, name: string) {
  const rules = [
    { id: 'engines', check: 'range', column: 'engines', min: 1, max: 2 },
    { id: 'tailnum', check: 'unique', columns: ['tailnum'] },
    { id: 'maker', check: 'not_missing', column: 'manufacturer', severity: 'warn' },
  ];
  await call(server, 'quality.save', { suite: { falaj: 'quality/1', name, dataset: 'planes', rules } });
}

for (const lang of ['en', 'ar'] as const) {
  test(`a suite is made from suggestions, changed, checked, and its failing rows exported (${lang})`, async ({
    page,
    server,
    complaints,
  }) => {
    const name = `flights ${lang}`;
    await open(page, server, { lang, place: 'quality' });
    await page.getByTestId('new-suite-open').click();
    await pick(page, 'new-suite-dataset', 'flights');
    await page.getByTestId('new-suite-name').fill(name);
    expect(await violations(page), 'new suite').toEqual([]);
    await page.getByTestId('new-suite-go').click();

    // Everything that holds now is proposed with its reason; a person takes what they want.
    await expect(page.getByTestId('suggestion').first()).toBeVisible({ timeout: 60_000 });
    await page.getByTestId('suggest-search').fill('dep_time');
    await expect(page.getByTestId('suggestion').filter({ hasText: 'dep_time' }).first()).toBeVisible();
    await page.getByTestId('suggest-search').fill('');
    await page.locator('[data-testid="suggestion"][data-rule="columns"] [data-pick]').click();
    expect(await violations(page), 'suggestions').toEqual([]);
    await page.getByTestId('suggest-add').click();
    await expect(page).toHaveURL(new RegExp(`#/quality/flights%20${lang}$`));
    const made = await rulesOf(server, name);
    expect(made.length).toBeGreaterThan(10);
    expect(made.map((one) => one.id)).not.toContain('columns');
    await expect(rule(page, 'dep_time.not_missing')).toHaveAttribute('data-standing', 'unchecked');

    // A rule is changed; how it would come out shows while it is typed.
    await look(page, 'dep_time.not_missing');
    await page.getByTestId('edit-rule').click();
    await page.getByTestId('rule-mostly').fill('0');
    await expect(page.getByTestId('field-error')).toBeVisible();
    await page.getByTestId('rule-mostly').fill('99');
    await expect(page.getByTestId('tried')).toHaveAttribute('data-standing', 'warned', { timeout: 30_000 });
    await expect(page.getByTestId('tried-short')).toContainText('8,255');
    expect(await violations(page), 'form').toEqual([]);
    await page.getByTestId('save-rule').click();
    await expect(page.getByTestId('rule-form')).toHaveCount(0);
    expect((await rulesOf(server, name)).find((one) => one.id === 'dep_time.not_missing')?.mostly).toBe(0.99);

    await page.getByTestId('check-run').click();
    await expect(rule(page, 'dep_time.not_missing')).toHaveAttribute('data-standing', 'warned', { timeout: 60_000 });
    // What needs a person stands first.
    await expect(page.getByTestId('rule-row').first()).toHaveAttribute('data-rule', 'dep_time.not_missing');
    await expect(page.getByTestId('measured')).toContainText('97.5');
    expect(await violations(page), 'rules').toEqual([]);

    await page.getByTestId('show-failing').click();
    await expect(page.getByTestId('failing-count')).toContainText('8,255');
    await expect(page.getByTestId('failing-row').first()).toContainText('839');
    expect(await violations(page), 'failing rows').toEqual([]);
    await page.getByTestId('export-failing').click();
    await page.getByTestId('export-path').fill('rows.xls');
    await expect(page.getByTestId('field-error')).toBeVisible();
    const file = join(server.workspace, `failing-${lang}.csv`);
    await page.getByTestId('export-path').fill(file);
    await page.getByTestId('export-run').click();
    await expect(page.getByTestId('exported')).toContainText('8,255');
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(8256);
    expect(lines[0]).toMatch(/^row,year,/);
    expect(lines[1]).toMatch(/^839,2013,/);
    await page.getByTestId('export-close').click();

    // The check stands in the history with what it found.
    await go(page, `quality/${name}/history`);
    await expect(page.getByTestId('check-row')).toHaveCount(1);
    await expect(page.getByTestId('result-row')).toHaveCount(1);
    expect(await violations(page), 'history').toEqual([]);
    await go(page, `quality/${name}/file`);
    await expect(page.getByTestId('suite-file')).toContainText('"mostly": 0.99');
    await go(page, 'quality');
    await expect(page.getByTestId('suite-row').filter({ hasText: name })).toHaveAttribute('data-standing', 'warned');
    expect(await violations(page), 'suites').toEqual([]);
    expect(complaints).toEqual([]);
  });

  test(`what makes no sense is told at its field, and nothing is saved of it (${lang})`, async ({ page, server }) => {
    const name = `bad ${lang}`;
    await planes(server, name);
    await open(page, server, { lang, place: `quality/${name}` });
    await begin(page, lang === 'en' ? 'pattern' : 'نمط');
    await pick(page, 'rule-column', 'tailnum');
    await page.getByTestId('rule-pattern').fill('^N[0-9');
    // The host says where in the pattern it fails.
    await expect(page.getByTestId('error-place').locator('mark')).toHaveText('[', { timeout: 30_000 });
    await page.getByTestId('save-rule').click();
    await expect(page.getByTestId('field-error')).toBeVisible();
    expect(await violations(page), 'form').toEqual([]);
    expect(await rulesOf(server, name)).toHaveLength(3);
    await page.getByTestId('rule-pattern').fill('^N[0-9]');
    await expect(page.getByTestId('field-error')).toHaveCount(0, { timeout: 30_000 });
    await page.getByTestId('save-rule').click();
    await expect(page.getByTestId('rule-form')).toHaveCount(0);
    expect(await rulesOf(server, name)).toHaveLength(4);

    // An expression over a column that is not there, with its place.
    await begin(page, lang === 'en' ? 'expression is' : 'تعبير يصدق');
    await page.getByTestId('save-rule').click();
    await expect(page.getByTestId('field-error')).toBeVisible();
    await page.getByTestId('rule-expression').fill('seats > enginez');
    await expect(page.getByTestId('error-place').locator('mark')).toHaveText('enginez', { timeout: 30_000 });
    await page.getByTestId('rule-expression').fill('seats > engines');
    await expect(page.getByTestId('tried')).toHaveAttribute('data-standing', /passed|failed/, { timeout: 30_000 });

    // Leaving asks first; what was typed stays with a no.
    await page.getByTestId('nav-home').click();
    await page.getByTestId('question').getByRole('button').nth(1).click();
    await expect(page.getByTestId('rule-expression')).toHaveValue('seats > engines');
    await page.getByTestId('nav-home').click();
    await page.getByTestId('question-yes').click();
    await expect(page.getByTestId('screen-home')).toBeVisible();
    expect(await rulesOf(server, name)).toHaveLength(4);
  });
}

for (const lang of ['en', 'ar'] as const)
  test(`what could come next is offered while an expression is typed (${lang})`, async ({
    page,
    server,
    complaints,
  }) => {
    const name = `typed ${lang}`;
    await planes(server, name);
    await open(page, server, { lang, place: `quality/${name}` });
    await begin(page, lang === 'en' ? 'expression is' : 'تعبير يصدق');
    const field = page.getByTestId('rule-expression');
    const offered = page.getByTestId('candidate');
    const marked = page.locator('[data-testid="candidate"][aria-selected="true"]');
    await expect(field).toHaveAttribute('aria-expanded', 'false');
    await field.pressSequentially('se');
    await expect(offered.first()).toHaveAttribute('data-value', 'seats');
    await expect(field).toHaveAttribute('aria-expanded', 'true');
    await expect(field).toHaveAttribute('aria-activedescendant', (await marked.getAttribute('id')) ?? 'none');
    // Under the field and no wider, whichever way the page reads.
    const [box, list] = [await field.boundingBox(), await page.getByTestId('candidates').boundingBox()];
    expect(list?.y).toBeGreaterThan((box?.y ?? 0) + (box?.height ?? 0) - 1);
    expect(Math.abs((list?.x ?? 0) + (list?.width ?? 0) / 2 - (box?.x ?? 0) - (box?.width ?? 0) / 2)).toBeLessThan(8);
    expect(await violations(page), 'candidates').toEqual([]);
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('seats');
    await expect(offered).toHaveCount(0);

    // A function by Tab, and what it works on by the pointer.
    await field.pressSequentially(' > coal');
    await expect(marked).toContainText('coalesce(');
    await page.keyboard.press('Tab');
    await expect(field).toHaveValue('seats > coalesce(');
    await expect(field).toBeFocused();
    await field.pressSequentially('eng');
    await expect(offered.first()).toHaveAttribute('data-value', 'engines');
    await page.locator('[data-testid="candidate"][data-value="engines"]').click();
    await expect(field).toHaveValue('seats > coalesce(engines');
    await expect(field).toBeFocused();
    await field.pressSequentially(', 0)');

    // Escape closes the list, not the form; asked for, it opens where nothing is begun.
    await page.keyboard.press('Control+ ');
    await expect(offered.filter({ hasText: 'and' })).not.toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await expect(marked).toHaveAttribute('data-value', (await offered.nth(1).getAttribute('data-value')) ?? 'none');
    await page.keyboard.press('Escape');
    await expect(offered).toHaveCount(0);
    await expect(page.getByTestId('rule-form')).toBeVisible();
    await expect(field).toHaveValue('seats > coalesce(engines, 0)');
    await expect(page.getByTestId('tried')).toHaveAttribute('data-standing', /passed|failed/, { timeout: 30_000 });

    // The condition is an expression too; a query of SQL is none.
    await page.getByTestId('rule-where').pressSequentially('yea');
    await expect(offered.first()).toHaveAttribute('data-value', 'year');
    // Elsewhere in the text, something else would come next.
    await page.keyboard.press('ArrowLeft');
    await expect(offered).toHaveCount(0);
    await pick(page, 'check', 'sql');
    await page.getByTestId('rule-query').pressSequentially('sea');
    await page.waitForTimeout(500);
    await expect(offered).toHaveCount(0);
    expect(complaints).toEqual([]);
  });

test('a suite is checked on another dataset and on an older version of it', async ({ page, server, complaints }) => {
  await planes(server, 'elsewhere');
  const file = join(server.workspace, '..', 'fleet.csv');
  for (const engines of [4, 2]) {
    writeFileSync(file, `tailnum,manufacturer,engines\nA6-1,AIRBUS,2\nA6-2,BOEING,${engines}\n`);
    server.falaj('data', 'import', file, '--name', 'fleet');
  }
  await open(page, server, { place: 'quality/elsewhere' });
  const check = async (choose: () => Promise<void>) => {
    await page.getByTestId('check-other').click();
    await choose();
    await page.getByTestId('check-other-run').click();
    await expect(page.getByTestId('check-other-form')).toHaveCount(0);
  };
  await page.getByTestId('check-other').click();
  await expect(page.getByTestId('check-dataset')).toHaveValue('planes');
  expect(await violations(page), 'choice').toEqual([]);
  await page.keyboard.press('Escape');
  await check(async () => {
    await pick(page, 'check-dataset', 'fleet');
    await pick(page, 'check-version', '1');
  });
  await expect(rule(page, 'engines')).toHaveAttribute('data-standing', 'failed', { timeout: 30_000 });
  await expect(page.getByTestId('other-data')).toHaveText('fleet');
  await check(() => pick(page, 'check-dataset', 'fleet'));
  await expect(rule(page, 'engines')).toHaveAttribute('data-standing', 'passed', { timeout: 30_000 });

  // The suite's own data again; the history tells them apart.
  await page.getByTestId('check-run').click();
  await expect(rule(page, 'engines')).toHaveAttribute('data-standing', 'failed', { timeout: 30_000 });
  await go(page, 'quality/elsewhere/history');
  const past = page.getByTestId('check-row');
  await expect(past).toHaveCount(3);
  await expect(past.nth(0).getByTestId('other-data')).toHaveCount(0);
  await expect(past.nth(1)).toContainText('fleet v2');
  await expect(past.nth(2)).toContainText('fleet v1');
  await past.nth(2).getByRole('button').click();
  await expect(page.getByTestId('results-title')).toContainText('on fleet');
  expect(await violations(page), 'history').toEqual([]);
  expect(complaints).toEqual([]);
});

test('a rule that names no column of the data is told, and leads to its field', async ({ page, server }) => {
  const rules = [{ id: 'gone', check: 'not_missing', column: 'wings' }];
  await call(server, 'quality.save', { suite: { falaj: 'quality/1', name: 'gone', dataset: 'planes', rules } });
  await open(page, server, { place: 'quality/gone' });
  await page.getByTestId('check-run').click();
  await expect(rule(page, 'gone')).toHaveAttribute('data-standing', 'broken', { timeout: 30_000 });
  await look(page, 'gone');
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'column_missing');
  await page.getByTestId('edit-rule').click();
  await expect(page.getByTestId('field-error')).toContainText('wings', { timeout: 30_000 });
  await pick(page, 'rule-column', 'engine');
  await expect(page.getByTestId('tried')).toHaveAttribute('data-standing', 'passed', { timeout: 30_000 });
});

test('rules are weighed, doubled, removed and taken back', async ({ page, server }) => {
  await planes(server, 'edits');
  await open(page, server, { place: 'quality/edits' });
  await rule(page, 'engines').getByTestId('weigh').click();
  await expect.poll(async () => (await rulesOf(server, 'edits'))[0]?.severity).toBe('warn');

  await look(page, 'tailnum');
  await page.getByTestId('copy-rule').click();
  await page.getByTestId('save-rule').click();
  await expect(rule(page, 'tailnum.unique')).toBeVisible();
  const ids = async () => (await rulesOf(server, 'edits')).map((one) => one.id);
  expect(await ids()).toEqual(['engines', 'tailnum', 'tailnum.unique', 'maker']);

  // By keyboard, and back by the note, then by the window's own undo.
  await rule(page, 'tailnum.unique').locator('.said').click();
  await page.keyboard.press('Delete');
  await expect(rule(page, 'tailnum.unique')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect.poll(ids).toEqual(['engines', 'tailnum', 'tailnum.unique', 'maker']);
  await page.keyboard.press('Control+z');
  await expect.poll(ids).toEqual(['engines', 'tailnum', 'maker']);

  // Several at once.
  await page.locator('[data-testid="rules"] .check').first().click();
  await expect(page.getByTestId('chosen')).toContainText('3');
  await page.getByTestId('remove-chosen').click();
  await expect.poll(ids).toEqual([]);
  await expect(page.getByTestId('empty-suggest')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(ids).toEqual(['engines', 'tailnum', 'maker']);
});

test('a suite is removed once a person agrees, and comes back with undo', async ({ page, server }) => {
  await planes(server, 'short lived');
  await open(page, server, { place: 'quality/short lived' });
  await page.getByTestId('suite-more').click();
  await page.getByTestId('suite-remove').click();
  await page.getByTestId('question-yes').click();
  await expect(page).toHaveURL(/#\/quality$/);
  expect(existsSync(join(server.workspace, 'quality', 'short lived.json'))).toBe(false);
  await page.keyboard.press('Control+z');
  await expect.poll(() => existsSync(join(server.workspace, 'quality', 'short lived.json'))).toBe(true);
});

test('a suite of Great Expectations comes in with a word on what was left out', async ({ page, server }) => {
  const file = join(server.workspace, 'expectations.json');
  const expectations = [
    { expectation_type: 'expect_column_values_to_not_be_null', kwargs: { column: 'tailnum' } },
    {
      expectation_type: 'expect_column_values_to_be_between',
      kwargs: { column: 'engines', min_value: 1, max_value: 4 },
    },
    { expectation_type: 'expect_column_kl_divergence_to_be_less_than', kwargs: { column: 'seats', threshold: 0.1 } },
  ];
  writeFileSync(file, JSON.stringify({ expectation_suite_name: 'planes.warning', expectations, meta: {} }));
  await open(page, server, { place: 'quality' });
  await page.getByTestId('import-suite-open').click();
  await page.getByTestId('import-suite-choose').setInputFiles(file);
  await pick(page, 'import-suite-dataset', 'planes');
  await expect(page.getByTestId('import-report')).toContainText('2 of 3', { timeout: 30_000 });
  await expect(page.getByTestId('left-out').locator('tbody tr')).toHaveCount(1);
  await expect(page.getByTestId('left-out')).toContainText('expect_column_kl_divergence_to_be_less_than');
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('import-suite-run').click();
  await expect(page.getByTestId('rule-row')).toHaveCount(2);
});

test('a dataset shows its rules, and its list says when one fails', async ({ page, server }) => {
  await open(page, server, { place: 'data/airports/rules' });
  await expect(page.getByTestId('empty')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('suggest').click();
  await expect(page.getByTestId('suggestion').first()).toBeVisible({ timeout: 30_000 });
  await page.getByTestId('suggest-add').click();
  await expect(page.getByTestId('rule-row').first()).toBeVisible();
  await begin(page, 'bounds');
  await pick(page, 'rule-column', 'alt');
  await page.getByTestId('rule-max').fill('5000');
  await page.getByTestId('save-rule').click();
  await expect(rule(page, 'alt.range-2').or(rule(page, 'alt.range'))).not.toHaveCount(0);
  await page.getByTestId('check-run').click();
  await expect(page.locator('[data-testid="rule-row"][data-standing="failed"]')).toHaveCount(1, { timeout: 30_000 });
  await expect(page.getByTestId('dataset').filter({ hasText: 'airports' })).toContainText('1 rule fails');
  await expect(page.getByTestId('nav-quality').locator('[data-count]')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('a gate tells in the graph what does not hold, and leads to it', async ({ page, server, complaints }) => {
  const suite = (name: string, max: number) => ({
    falaj: 'quality/1',
    name,
    dataset: 'planes',
    rules: [
      { id: 'engines', check: 'range', column: 'engines', min: 1, max },
      { id: 'maker', check: 'range', column: 'seats', min: 1, max: 100, severity: 'warn' },
    ],
  });
  await call(server, 'quality.save', { suite: suite('strict', 2) });
  await call(server, 'quality.save', { suite: suite('lenient', 4) });
  const file = (gate: string) => ({
    falaj_pipeline: 1,
    name: `Gate ${gate}`,
    nodes: [
      { id: 'planes', kind: 'source', params: { dataset: 'planes' } },
      { id: 'gate', kind: 'quality', params: { suite: gate }, inputs: { table: 'planes' } },
      { id: 'few', kind: 'select', params: { keep: ['tailnum', 'engines'] }, inputs: { table: 'gate' } },
    ],
  });
  for (const name of ['strict', 'lenient']) {
    writeFileSync(join(server.workspace, 'pipelines', `gate-${name}.json`), JSON.stringify(file(name)));
  }

  // Warnings alone let the table through; what does not hold is told at the gate.
  await open(page, server, { place: 'pipelines/gate-lenient' });
  await page.getByTestId('run').click();
  await expect(page.getByTestId('run-status')).toHaveAttribute('data-shape', 'ok', { timeout: 30_000 });
  await page.getByTestId('node-gate').click();
  await expect(page.getByTestId('gate').getByRole('listitem')).toHaveCount(1);
  await expect(page.getByTestId('gate')).toContainText('seats');
  expect(await violations(page)).toEqual([]);

  // A run without training waits for no curve.
  await page.getByTestId('current-run').click();
  await expect(page).toHaveURL(/#\/runs\//);
  await expect(page.getByTestId('nodes')).toBeVisible();
  await expect(page.getByTestId('curves')).toHaveCount(0);

  // An error stops the pipeline, and the way leads to the rows.
  await go(page, 'pipelines/gate-strict');
  await page.getByTestId('run').click();
  await expect(page.getByTestId('node-failure')).toContainText('strict', { timeout: 30_000 });
  await page.getByTestId('node-gate').click();
  const inspector = page.getByTestId('inspector');
  await expect(inspector.getByTestId('error')).toHaveAttribute('data-code', 'quality_failed');
  expect(await violations(page)).toEqual([]);
  await inspector.getByTestId('error-way').click();
  await expect(page).toHaveURL(/#\/quality\/strict\/history\/.+/);
  await expect(page.getByTestId('result-row').filter({ hasText: 'engines' })).toBeVisible();
  expect(complaints.filter((text) => !text.includes('409'))).toEqual([]);
});

test('a suite of 3,000 rules stays quick', async ({ page, server }) => {
  test.setTimeout(180_000);
  const rules = Array.from({ length: 3000 }, (_, at) => ({
    id: `rule-${at}`,
    check: 'range',
    column: 'seats',
    min: at % 7 === 0 ? 3 : 0,
    max: 1000 + at,
  }));
  await call(server, 'quality.save', { suite: { falaj: 'quality/1', name: 'many', dataset: 'planes', rules } });
  await call(server, 'quality.check', { suite: 'many', name: 'planes' });
  await open(page, server, { place: 'quality/many' });
  await expect(page.getByTestId('rule-row').first()).toBeVisible();
  // Only what is in view is drawn.
  expect(await page.getByTestId('rule-row').count()).toBeLessThan(80);
  const began = Date.now();
  await page.getByTestId('rules-search').fill('rule-2999');
  await expect(page.getByTestId('rule-row')).toHaveCount(1);
  expect(Date.now() - began).toBeLessThan(2_000);
  await page.getByTestId('rules-search').fill('');
  await page.getByTestId('rules').focus();
  await page.keyboard.press('End');
  await expect(page.locator('[data-testid="rule-row"][aria-rowindex="3001"]')).toBeVisible();
});
