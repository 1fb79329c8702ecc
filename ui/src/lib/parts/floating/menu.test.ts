import { expect, test } from 'vitest';
import { tidied, type MenuEntry } from './menu';

test('rules that divide nothing are left out', () => {
  const line = (label: string): MenuEntry => ({ label, act: () => {} });
  const shown = tidied(['rule', line('a'), 'rule', 'rule', line('b'), 'rule']);
  expect(shown.map((entry) => (entry === 'rule' ? '-' : entry.label)).join('')).toBe('a-b');
});
