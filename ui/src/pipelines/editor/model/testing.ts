import { Catalogue } from './catalogue';
import type { Doc } from './document';
import type { KindGroup, KindSpec, Node, ParamSpec, ParamType, PortType } from './types';

// A few kinds as the host describes them, for tests.

const param = (name: string, takes: ParamType, more: Partial<ParamSpec> = {}): ParamSpec => ({
  name,
  takes,
  required: false,
  default: null,
  one_of: null,
  unit: null,
  advanced: false,
  ...more,
});

function spec(
  kind: string,
  group: KindGroup,
  inputs: [string, PortType][],
  output: PortType,
  params: ParamSpec[] = [],
) {
  const ports = inputs.map(([name, port]) => ({ name, port, optional: false }));
  return { kind, group, inputs: ports, output, params } satisfies KindSpec;
}

const number: ParamType = { type: 'number', min: 0, max: 1 };
const seed = param('seed', { type: 'integer', min: 0, max: 4_294_967_295 }, { default: 1 });

export const kinds = new Catalogue([
  spec('source', 'sources', [], 'table', [param('dataset', { type: 'dataset' }, { required: true })]),
  spec(
    'join',
    'combine',
    [
      ['left', 'table'],
      ['right', 'table'],
    ],
    'table',
  ),
  spec('filter', 'clean', [['table', 'table']], 'table', [
    param('where', { type: 'expression', port: 'table', condition: true }, { required: true }),
  ]),
  spec('sample', 'clean', [['table', 'table']], 'table', [param('share', number), seed]),
  spec('split', 'prepare', [['table', 'table']], 'parts', [param('train', number, { default: 0.7 }), seed]),
  spec('prepare', 'prepare', [['parts', 'parts']], 'prepared'),
  spec('train_linear', 'learn', [['prepared', 'prepared']], 'model', [seed]),
  spec('train_mlp', 'learn', [['prepared', 'prepared']], 'model', [seed]),
  spec('evaluate', 'judge', [['model', 'model']], 'metrics'),
  spec('register', 'deliver', [['metrics', 'metrics']], 'registered'),
]);

export const node = (id: string, kind: string, inputs: Record<string, string> = {}, params = {}): Node => ({
  id,
  kind,
  params,
  inputs,
});

export const docOf = (...nodes: Node[]): Doc => ({
  pipeline: { falaj_pipeline: 1, name: 'Test', description: '', nodes },
  layout: { falaj_layout: 1, nodes: Object.fromEntries(nodes.map((one, n) => [one.id, [n * 104, 0]])), notes: [] },
});

/** A pipeline from a dataset to the registry. */
export const chain = docOf(
  node('flights', 'source', {}, { dataset: 'flights' }),
  node('late', 'filter', { table: 'flights' }, { where: 'delay > 30' }),
  node('split', 'split', { table: 'late' }, { train: 0.6, seed: 4 }),
  node('prepare', 'prepare', { parts: 'split' }),
  node('train', 'train_linear', { prepared: 'prepare' }, { seed: 7 }),
  node('evaluate', 'evaluate', { model: 'train' }),
);
