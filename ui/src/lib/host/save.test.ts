import { expect, test } from 'vitest';
import { fileName, fromBase64, toBase64 } from './save';

test('names files after their titles', () => {
  expect(fileName('Loss: train / valid', 'png')).toBe('Loss train valid.png');
  expect(fileName('خسارة \u2068flights\u2069', 'svg')).toBe('خسارة flights.svg');
  expect(fileName('../..', 'csv')).toBe('chart.csv');
  expect(fileName('x'.repeat(300), 'csv')).toHaveLength(84);
});

test('carries bytes through base64', () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  expect(new TextDecoder().decode(fromBase64(toBase64('دورة')))).toBe('دورة');
});
