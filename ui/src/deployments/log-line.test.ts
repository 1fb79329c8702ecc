import { expect, test } from 'vitest';
import { levelOf } from './log-line';

test.each([
  ['2026-11-24T13:41:11.582733Z  INFO falaj_serve::server: ready', ''],
  ['2026-11-24T13:41:11.582733Z  WARN falaj_serve: slow', 'warn'],
  ['2026-11-24T13:41:11.582733Z ERROR falaj_serve: request failed: ERROR', 'error'],
  ["thread 'main' panicked at src/main.rs:1", 'error'],
  ['an ERROR in the middle', ''],
  ['', ''],
])('%j is %j', (line, level) => {
  expect(levelOf(line)).toBe(level);
});
