import { expect, test } from 'vitest';
import type { Model, ModelVersion } from '../../../lib/host';
import { referencesOf } from './model-ref';

const version = (version: number, ...aliases: string[]) => ({ version, aliases }) as unknown as ModelVersion;

test('a model is named alone, by other names of its versions, and by their numbers', () => {
  const models = [
    { name: 'late', versions: [version(3, 'latest'), version(2, 'champion'), version(1)] },
    { name: 'empty', versions: [] },
  ] as Model[];
  const found = referencesOf(models).map(({ reference, version: { version }, of }) => [reference, version, of]);
  expect(found).toEqual([
    ['late', 3, 'newest'],
    ['late@champion', 2, 'alias'],
    ['late@3', 3, 'version'],
    ['late@2', 2, 'version'],
    ['late@1', 1, 'version'],
  ]);
});
