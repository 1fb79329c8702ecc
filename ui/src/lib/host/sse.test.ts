import { expect, test } from 'vitest';
import { EventStreamParser } from './sse';

function parsed(...chunks: string[]): string[] {
  const found: string[] = [];
  const parser = new EventStreamParser((data) => found.push(data));
  for (const chunk of chunks) parser.push(chunk);
  return found;
}

test('gives whole messages however the stream was cut', () => {
  expect(parsed('data: {"a', '":1}\n', '\ndata: 2\n\n')).toEqual(['{"a":1}', '2']);
});

test('joins lines, skips comments and other fields', () => {
  expect(parsed(': still here\n\nevent: x\nid: 7\ndata: one\ndata:two\n\n')).toEqual(['one\ntwo']);
});

test('takes line ends of any kind, also when cut between them', () => {
  expect(parsed('data: 1\r', '\n\r\ndata: 2\r\n\r\n')).toEqual(['1', '2']);
});

test('gives nothing for a message that has not ended', () => {
  expect(parsed('data: 1\n')).toEqual([]);
});
