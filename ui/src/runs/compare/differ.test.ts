import { expect, test } from 'vitest';
import type { Evaluation, Node, Run } from '../../lib/host';
import { confusionChange, dataChanges, metricChanges, pipelineLines, settingChanges } from './differ';

const node = (id: string, kind: string, inputs: Record<string, string> = {}): Node => ({
  id,
  kind,
  params: {},
  inputs,
});
const nodes = [node('a', 'source'), node('join', 'join', { left: 'a', right: 'b' }), node('train', 'train_mlp')];

function run(more: Partial<Run>, of: Node[] = nodes): Run {
  const file = { falaj_pipeline: 1, name: 'P', nodes: of };
  return { params: {}, metrics: {}, inputs: [], evaluation: null, file, ...more } as unknown as Run;
}

test('settings that both runs have are compared, those of other nodes are not', () => {
  const base = run({
    params: { 'train.rate': 0.1, 'train.hidden': [64], 'a.columns': ['x', 'y'], 'a.n': 1, 'old.n': 1 },
  });
  const other = run({
    params: { 'train.rate': 0.01, 'train.hidden': [64], 'a.columns': ['y', 'z'], 'a.m': 2, 'new.n': 1 },
  });
  expect(settingChanges(base, other)).toEqual({
    changed: [
      { key: 'a.columns', from: ['x', 'y'], to: ['y', 'z'], items: { gone: ['x'], come: ['z'] } },
      { key: 'a.m', from: null, to: 2 },
      { key: 'a.n', from: 1, to: null },
      { key: 'train.rate', from: 0.1, to: 0.01 },
    ],
    same: 1,
  });
});

test('a dataset differs by its version or its content', () => {
  const read = (version: number, digest: string) => [
    { dataset: 'flights', version, digest },
    { dataset: 'weather', version: 1, digest: 'w' },
  ];
  const base = run({ inputs: read(1, 'f') });
  expect(dataChanges(base, run({ inputs: read(2, 'g') }))).toEqual({
    changed: [{ key: 'flights', from: 1, to: 2 }],
    same: 1,
  });
  expect(dataChanges(base, run({ inputs: read(1, 'g') })).changed).toHaveLength(1);
  expect(dataChanges(base, run({ inputs: [] })).changed).toEqual([
    { key: 'flights', from: 1, to: null },
    { key: 'weather', from: 1, to: null },
  ]);
});

test('a metric is better by its own direction', () => {
  const base = run({ metrics: { roc_auc: 0.75, log_loss: 0.5, f1: 0.5, recall: null } });
  const other = run({ metrics: { roc_auc: 0.5, log_loss: 0.25, f1: 0.5, recall: 0.1 } });
  expect(metricChanges(base, other)).toEqual([
    { name: 'roc_auc', from: 0.75, to: 0.5, delta: -0.25, better: false },
    { name: 'log_loss', from: 0.5, to: 0.25, delta: -0.25, better: true },
    { name: 'f1', from: 0.5, to: 0.5, delta: 0, better: undefined },
    { name: 'recall', from: null, to: 0.1, delta: null, better: undefined },
  ]);
});

test('pipelines differ by nodes, kinds and wires', () => {
  const other = [
    node('a', 'source'),
    node('join', 'join', { left: 'a', right: 'c' }),
    node('train', 'train_linear'),
    node('c', 'source'),
  ];
  expect(pipelineLines(run({}), run({}, other)).map(({ sign, text }) => `${sign} ${text}`)).toEqual([
    '- join.right ← b',
    '+ join.right ← c',
    '- train: train_mlp',
    '+ train: train_linear',
    '+ c: source',
  ]);
  expect(pipelineLines(run({}), run({}))).toEqual([]);
});

test('confusion is compared for the same classes only', () => {
  const seen = (classes: string[], confusion: number[][]) => run({ evaluation: { classes, confusion } as Evaluation });
  const base = seen(
    ['no', 'yes'],
    [
      [10, 2],
      [3, 5],
    ],
  );
  expect(
    confusionChange(
      base,
      seen(
        ['no', 'yes'],
        [
          [9, 3],
          [1, 7],
        ],
      ),
    )?.cells,
  ).toEqual([
    [
      { count: 9, change: -1 },
      { count: 3, change: 1 },
    ],
    [
      { count: 1, change: -2 },
      { count: 7, change: 2 },
    ],
  ]);
  expect(
    confusionChange(
      base,
      seen(
        ['a', 'b'],
        [
          [1, 1],
          [1, 1],
        ],
      ),
    ),
  ).toBeUndefined();
  expect(confusionChange(base, run({}))).toBeUndefined();
});
