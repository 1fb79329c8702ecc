import { expect, test } from 'vitest';
import { atVersion, unversioned, versionIn } from './kinds';

test('the version that is meant is told from the kind', () => {
  const older = atVersion('component:clean', 12);
  expect([versionIn(older), unversioned(older)]).toEqual([12, 'component:clean']);
  expect([versionIn('component:clean'), unversioned('component:clean')]).toEqual([undefined, 'component:clean']);
  expect(unversioned('filter')).toBe('filter');
});
