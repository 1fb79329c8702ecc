import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curl, rowsAddress } from './exchange';

test('a shell reads the command as it was meant, whatever the values hold', () => {
  const row = { name: `it's "so" $HOME \`x\` \\n`, city: 'العين', n: 1.5 };
  const line = curl(rowsAddress('http://127.0.0.1:1', 'a model/x'), row).replace('curl', 'printf "%s\\n"');
  const words = execFileSync('sh', ['-c', line], { encoding: 'utf8' }).trimEnd().split('\n');
  expect(words.slice(0, 2)).toEqual(['-X', 'POST']);
  expect(words[2]).toBe('http://127.0.0.1:1/v2/models/a%20model%2Fx/rows');
  expect(JSON.parse(words.at(-1) ?? '')).toEqual({ rows: [row] });
});
