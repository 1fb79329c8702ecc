import { expect, test } from 'vitest';
import type { Dataset, Trouble } from '../lib/host';
import { entries, search } from './list';

const dataset = (name: string, more: Partial<Dataset> = {}): Dataset => ({
  id: name,
  name,
  version: 1,
  rows: 1,
  columns: [{ name: 'Dep_Delay', type: 'real' }],
  digest: '',
  bytes: 1,
  source: '',
  created: 0,
  actor: 'Mariam',
  warnings: [],
  origin: null,
  ...more,
});
const warning = { code: 'column_empty', message: '', rows: [], params: {} };
const trouble = { kind: 'dataset', name: 'lost', version: 1, error: {} } as Trouble;
const job = (kind: string, subject: string) => ({ kind, subject, progress: 0.4 });

test('an entry says what state its dataset is in', () => {
  const all = entries(
    [dataset('again'), dataset('lost'), dataset('noted', { warnings: [warning] }), dataset('sound')],
    [job('job-import', 'again'), job('job-import', 'new'), job('job-profile', 'sound')],
    [trouble],
  );
  expect(all.map(({ name, shape, word }) => [name, shape, word])).toEqual([
    ['new', 'run', 'dataset-importing'],
    ['again', 'run', 'dataset-importing'],
    ['lost', 'bad', 'dataset-damaged'],
    ['noted', 'warn', 'warnings-count'],
    ['sound', 'ok', 'dataset-imported'],
  ]);
  expect(all[0]?.dataset).toBeUndefined();
});

test('a search finds names first, then columns and people, and says which', () => {
  const all = entries([dataset('flights', { actor: 'Delay, Omar' }), dataset('delays'), dataset('x')], [], []);
  const found = search(all, ' DELAY ');
  expect(found.map(({ name, found }) => [name, found])).toEqual([
    ['delays', undefined],
    ['flights', 'Dep_Delay'],
    ['x', 'Dep_Delay'],
  ]);
  expect(search(all, 'omar').map(({ name, found }) => [name, found])).toEqual([['flights', 'Delay, Omar']]);
  expect(search(all, '')).toHaveLength(3);
});
