import { expect, test } from 'vitest';
import { words } from './words';

const painted = (filter: string) =>
  words(filter)
    .filter(({ kind }) => kind !== 'other')
    .map(({ text, kind }) => `${kind}:${text}`);

test('paints fields, numbers, texts and the words between', () => {
  expect(painted('metrics.roc_auc > 0.74 and params.train.`a b` < -1e-3')).toEqual([
    'field:metrics.roc_auc',
    'number:0.74',
    'word:and',
    'field:params.train.`a b`',
    'number:-1e-3',
  ]);
  expect(painted('status in (done) or name ~ "or 1"')).toEqual([
    'field:status',
    'word:in',
    'word:or',
    'field:name',
    'text:"or 1"',
  ]);
});

test('the parts together are what was typed, whatever it is', () => {
  for (const text of ['', ' ', 'metrics.', 'x "open', "'", '`', 'المقياس > 1', 'not (', '\\', 'a\nb'])
    expect(
      words(text)
        .map((word) => word.text)
        .join(''),
    ).toBe(text);
});
