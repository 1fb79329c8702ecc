import { expect, test } from 'vitest';
import type { Node, Run } from '../lib/host';
import { carried } from './again';

const node = (id: string, kind: string, params: Node['params']): Node => ({ id, kind, params, inputs: {} });

test('carries the settings that the file has otherwise today, of nodes that it still has', () => {
  const run = {
    file: {
      nodes: [
        node('train', 'train_mlp', { learning_rate: 0.01, hidden: [64, 32], epochs: 5 }),
        node('gone', 'train_mlp', { epochs: 5 }),
      ],
    },
    params: {},
  } as unknown as Run;
  const today = [node('train', 'train_mlp', { learning_rate: 0.1, hidden: [64], epochs: 5, dropout: 0.5 })];
  expect(carried(run, today)).toEqual({ 'train.learning_rate': 0.01, 'train.hidden': [64, 32] });
});
