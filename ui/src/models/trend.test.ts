import { expect, test } from 'vitest';
import type { Model, ModelVersion } from '../lib/host';
import { found, trend } from './trend';

const version = (number: number, more: Partial<ModelVersion> = {}) =>
  ({
    version: number,
    actor: 'mariam',
    architecture: 'linear',
    aliases: [],
    metrics: {},
    signature: { target: 'late' },
    ...more,
  }) as unknown as ModelVersion;
const delays: Model = {
  name: 'delays',
  versions: [version(3, { aliases: ['latest'] }), version(2, { architecture: 'mlp 64' }), version(1)],
};
const penguins: Model = { name: 'penguins', versions: [version(1, { actor: 'omar' })] };

test('the trend runs from the oldest version and leaves out what was not measured', () => {
  const model = {
    ...delays,
    versions: [
      version(3, { metrics: { f1: 0.8 } }),
      version(2, { metrics: { f1: null } }),
      version(1, { metrics: { f1: 0.6 } }),
    ],
  };
  expect(trend(model, 'f1')).toEqual([
    { version: 1, value: 0.6 },
    { version: 3, value: 0.8 },
  ]);
});

test.each([
  ['', ['delays 3', 'penguins 1']],
  ['DELAY', ['delays 3']],
  ['late', ['delays 3', 'penguins 1']],
  ['mlp', ['delays 1']],
  ['omar', ['penguins 1']],
  ['v2', ['delays 1']],
  ['nothing', []],
])('searching for %j finds %j', (text, names) => {
  expect(found([delays, penguins], text).map((model) => `${model.name} ${model.versions.length}`)).toEqual(names);
});
