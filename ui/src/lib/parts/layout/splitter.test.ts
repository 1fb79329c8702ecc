import { expect, test } from 'vitest';
import { afterKey, remembered } from './splitter';

const bounds = { min: 200, max: 480, first: 260 };

test('keys move the handle and stop at the bounds', () => {
  const press = (key: string, size = 260) => afterKey(bounds, size, key, 'ArrowRight', 'ArrowLeft');
  expect(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'Enter'].map((key) => press(key))).toEqual([
    276, 244, 200, 480, 260,
  ]);
  expect(press('ArrowRight', 475)).toBe(480);
  expect(press('Tab')).toBeUndefined();
});

test('a size comes back within the bounds, and other text does no harm', () => {
  expect(['300', '9999', '-3', '', 'wide', null].map((text) => remembered(bounds, text))).toEqual([
    300, 480, 200, 260, 260, 260,
  ]);
});
