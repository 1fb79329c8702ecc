import { expect, test } from 'vitest';
import type { Deployment, DeploymentStatus } from '../lib/host';
import { addressOf, effectOf, holderOf, isWrongPort } from './deploying';

const deployment = (name: string, status: DeploymentStatus, version: number, port: number) =>
  ({
    name,
    status,
    url: `http://127.0.0.1:${port}`,
    versions: [{ model: 'delays', version, weight: 100 }],
  }) as Deployment;
const all = [deployment('delays', 'ready', 1, 8200), deployment('old', 'stopped', 1, 8300)];

test.each([
  ['delays@2', 'fresh', '', 'new', undefined],
  ['delays@2', 'fresh', '9000', 'new', 'http://127.0.0.1:9000'],
  ['delays@2', 'fresh', '99999', 'new', undefined],
  // A running one keeps its address, whatever the field says.
  ['delays@2', ' delays ', '9000', 'replaces', 'http://127.0.0.1:8200'],
  ['delays@1', 'delays', '', 'same', 'http://127.0.0.1:8200'],
  ['delays@2', 'old', '', 'revives', 'http://127.0.0.1:8300'],
  ['delays@2', 'old', '9000', 'revives', 'http://127.0.0.1:9000'],
])('%s as %j at port %j is %s, at %s', (model, name, port, kind, address) => {
  const effect = effectOf(model, name, all);
  expect(effect.kind).toBe(kind);
  expect(addressOf(effect, port)).toBe(address);
});

test.each([
  ['', false],
  [' 80 ', false],
  ['65535', false],
  ['65536', true],
  ['0', true],
  ['-1', true],
  ['8o', true],
])('the port %j is wrong: %s', (text, wrong) => {
  expect(isWrongPort(text)).toBe(wrong);
});

test('a port is held by another deployment that runs', () => {
  expect(holderOf('8200', 'fresh', all)?.name).toBe('delays');
  expect(holderOf('8200', 'delays', all)).toBeUndefined();
  expect(holderOf('8300', 'fresh', all)).toBeUndefined();
  expect(holderOf('', 'fresh', all)).toBeUndefined();
});
