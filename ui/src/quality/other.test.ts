import { expect, test } from 'vitest';
import { NEWEST, referenceOf } from './other';

test('a dataset is named with its version only where that is not the newest', () => {
  expect(referenceOf('flights', NEWEST)).toBe('flights');
  expect(referenceOf('flights', '2')).toBe('flights@2');
});
