import { expect, test } from 'vitest';
import { blocks } from './markdown';

test('takes a card apart', () => {
  const card = '# Late v1\nMade **today**\nby `falaj`\n\n- one\n- two\n\n## Metrics\n| a | b |\n|---|--:|\n| 1 | 2 |\n';
  expect(blocks(card)).toEqual([
    { kind: 'heading', text: 'Late v1' },
    { kind: 'text', text: 'Made today by falaj' },
    { kind: 'list', items: ['one', 'two'] },
    { kind: 'heading', text: 'Metrics' },
    { kind: 'table', head: ['a', 'b'], rows: [['1', '2']] },
  ]);
});

test('finds nothing in an empty card', () => {
  expect(blocks('')).toEqual([]);
});
