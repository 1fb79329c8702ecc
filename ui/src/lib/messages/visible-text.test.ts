import { expect, test } from 'vitest';
import { writtenIn } from '../../../scripts/visible-text.js';

const texts = (file: string, source: string) => writtenIn(file, source).map(({ text }) => text);

test.each([
  ['<p>Hello there</p>', 'Hello there'],
  ["<p>{open ? 'Close it' : t('open')}</p>", 'Close it'],
  ['<p>{`${n} rows`}</p>', 'rows'],
  ['<button title="Copy this"></button>', 'Copy this'],
  ["<button title={done ? t('copied') : 'Copy'}></button>", 'Copy'],
  ['<Chart label={`Loss of ${name}`} />', 'Loss of'],
  ['<input placeholder="اكتب هنا" />', 'اكتب هنا'],
  ["<button aria-label={name ?? 'No name'}></button>", 'No name'],
  ["{#if a}<Empty title={'Nothing ' + what} />{/if}", 'Nothing '],
  ["<script>const title = 'Made today';</script>", 'Made today'],
  ['<script lang="ts">let { label = \'Rows\' }: { label?: string } = $props();</script>', 'Rows'],
])('%s in markup', (source, text) => {
  expect(texts('A.svelte', source)).toEqual([text]);
});

test.each([
  ["chart.setOption({ title: { text: 'Loss by epoch' } })", 'Loss by epoch'],
  ["document.title = 'Falaj Studio';", 'Falaj Studio'],
  ["notice.say('Saved to the workspace');", 'Saved to the workspace'],
  ["const words = ['Yes', t('no')];", 'Yes'],
  ["const message = failed ? 'It failed' : '';", 'It failed'],
  ["call('نص عربي')", 'نص عربي'],
])('%s in script', (source, text) => {
  expect(texts('a.ts', source)).toEqual([text]);
});

test.each([
  "t('import-open')",
  "throw new Error('This cannot be');",
  "console.error('Not this either');",
  "const kind = 'job-import';",
  "element.className = 'btn main-act';",
  "if (text === 'A name that is compared') return;",
  "import x from './Some file';",
])('%s is no text for people', (source) => {
  expect(texts('a.ts', source)).toEqual([]);
});

test('names, classes, keys and what the catalogue gives are left alone', () => {
  const source =
    "<div class={open ? 'is open' : 'is shut'} data-testid=\"some id\" style:color={dark ? 'white smoke' : 'black'}>" +
    "{t('key')}{tOr(`metric-${name}`, name)}<Icon name={up ? 'arrow up' : 'down'} /><b>Falaj</b><code>falaj serve</code></div>";
  expect(texts('A.svelte', source)).toEqual([]);
});

test('the line of each is told', () => {
  expect(
    writtenIn('A.svelte', '<script>\n  const a = 1;\n  const label = "Two words";\n</script>\n\n<p>Here too</p>'),
  ).toEqual([
    { line: 6, text: 'Here too' },
    { line: 3, text: 'Two words' },
  ]);
});
