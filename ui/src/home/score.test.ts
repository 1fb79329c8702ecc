import { expect, test } from 'vitest';
import { besides } from './score.svelte';

test.each([
  ['/data/new.parquet', '/data/new-predictions.csv'],
  ['C:\\data\\new.2024.csv', 'C:\\data\\new.2024-predictions.csv'],
  ['/data.d/plain', '/data.d/plain-predictions.csv'],
  ['/w/.hidden', '/w/.hidden-predictions.csv'],
])('predictions of %s go to %s', (path, expected) => expect(besides(path)).toBe(expected));
