import { expect, test, vi } from 'vitest';
import type { Deployment, Machine, PipelineSummary, RunSummary, SuiteSummary, Trouble, WireError } from '../lib/host';
import { isLasting, needs } from './needs';

// Addresses are all that is wanted of the router.
vi.hoisted(() => {
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('addEventListener', () => undefined);
});

const error = (where: WireError['where'] = {}): WireError => ({
  code: 'disk_full',
  message: 'full',
  hint: '',
  where,
  params: {},
});
const run = (given: Partial<RunSummary>): RunSummary => ({
  id: 'run-1',
  name: 'flights-3',
  pipeline: 'flights',
  status: 'failed',
  started: 1000,
  seconds: 2,
  progress: 0,
  actor: '',
  metrics: {},
  params: {},
  error: error(),
  ...given,
});
const pipeline = (given: Partial<PipelineSummary>): PipelineSummary => ({
  id: 'flights',
  name: 'Flights',
  description: '',
  path: '',
  nodes: 3,
  problems: 0,
  modified: 5,
  runs: [],
  ...given,
});
const machine = (disk_free: number) => ({ disk: 100, disk_free }) as Machine;
const deployment = (status: Deployment['status']) => ({ name: 'f', status, error: null }) as Deployment;

test('a failed run names its node and leads to it', () => {
  const [need] = needs([pipeline({ runs: [run({ error: error({ node: 'train' }) })] })], [], undefined);
  expect(need).toMatchObject({
    kind: 'node',
    subject: 'Flights',
    node: 'train',
    href: '#/pipelines/flights',
    time: 3000,
  });
});

test('a failed run without a node leads to the run', () => {
  const [need] = needs([pipeline({ runs: [run({})] })], [], undefined);
  expect(need).toMatchObject({ kind: 'run', subject: 'flights-3', href: '#/runs/flights-3' });
});

test('only the newest run counts', () => {
  const runs = [run({ id: 'run-2', status: 'done' }), run({})];
  expect(needs([pipeline({ runs })], [], undefined)).toEqual([]);
});

test('what failed comes before what will fail', () => {
  const lost: Trouble = { kind: 'dataset', name: 'flights', version: 2, error: error() };
  const all = needs(
    [pipeline({ problems: 2 }), pipeline({ id: 'b', runs: [run({})] })],
    [deployment('ready'), deployment('failed'), deployment('restarting')],
    machine(4),
    [lost],
  );
  expect(all.map((need) => [need.kind, need.shape])).toEqual([
    ['run', 'bad'],
    ['deployment', 'bad'],
    ['deployment', 'warn'],
    ['damaged-dataset', 'bad'],
    ['pipeline', 'warn'],
    ['disk', 'warn'],
  ]);
  expect(all.find((need) => need.kind === 'damaged-dataset')?.href).toBe('#/data/flights%402');
  expect(all.filter(isLasting).map((need) => need.kind)).toEqual(['damaged-dataset', 'disk']);
});

test('a disk with room, or of unknown size, needs nobody', () => {
  expect(needs([], [], machine(6))).toEqual([]);
  expect(needs([], [], { disk: 0, disk_free: 0 } as Machine)).toEqual([]);
});

test('what is put right and breaks again is another thing', () => {
  const id = (given: Partial<PipelineSummary>) => needs([pipeline(given)], [], undefined)[0]?.id;
  expect(id({ problems: 1, modified: 5 })).not.toBe(id({ problems: 1, modified: 6 }));
  expect(id({ runs: [run({})] })).not.toBe(id({ runs: [run({ id: 'run-9' })] }));
});

test('a check that failed waits with the number of its rules', () => {
  const counts = { error: { passed: 1, failed: 2, broken: 1 }, warn: { passed: 0, failed: 4, broken: 0 } };
  const last = { id: 'c1', dataset: 'flights', passed: false, counts, created: 7 };
  const suites = [
    { name: 'air', dataset: 'flights', last },
    { name: 'fine', dataset: 'x', last: { ...last, passed: true } },
  ];
  const found = needs([], [], undefined, [], suites as unknown as SuiteSummary[]);
  expect(found).toMatchObject([{ kind: 'quality', subject: 'flights', count: 3, time: 7, href: '#/quality/air' }]);
});
