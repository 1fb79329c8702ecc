import type { Node, Run } from '../../lib/host';
import { direction, ordered } from '../../lib/metrics';

/** Something that both runs have, not the same. */
export interface Change {
  key: string;
  from: unknown;
  to: unknown;
  /** What a list lost and won, where both values are lists of names. */
  items?: { gone: string[]; come: string[] };
}

export interface Changes {
  changed: Change[];
  same: number;
}

export interface MetricChange {
  name: string;
  from: number | null;
  to: number | null;
  delta: number | null;
  /** Undefined where neither is better. */
  better: boolean | undefined;
}

/** A line of a pipeline that is in one run only. */
export interface Line {
  sign: '+' | '-';
  text: string;
}

const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Settings of the nodes that both runs have. */
export function settingChanges(base: Run, other: Run): Changes {
  const shared = sharedNodes(base, other);
  const keys = [...new Set([...Object.keys(base.params), ...Object.keys(other.params)])]
    .filter((key) => shared.has(nodeOf(key)))
    .sort();
  const changed = keys.flatMap((key) => change(key, base.params[key] ?? null, other.params[key] ?? null));
  return { changed, same: keys.length - changed.length };
}

/** Versions of the datasets that were read; a dataset that one run did not read is `null` there. */
export function dataChanges(base: Run, other: Run): Changes {
  const versions = (run: Run) =>
    new Map(run.inputs.map((input) => [input.dataset, { version: input.version, digest: input.digest }]));
  const [from, to] = [versions(base), versions(other)];
  const names = [...new Set([...from.keys(), ...to.keys()])].sort();
  const changed = names
    .filter((name) => !equal(from.get(name), to.get(name)))
    .map((name) => ({ key: name, from: from.get(name)?.version ?? null, to: to.get(name)?.version ?? null }));
  return { changed, same: names.length - changed.length };
}

export function metricChanges(base: Run, other: Run): MetricChange[] {
  return ordered([...Object.keys(base.metrics), ...Object.keys(other.metrics)]).map((name) => {
    const [from, to] = [base.metrics[name] ?? null, other.metrics[name] ?? null];
    const delta = from === null || to === null ? null : to - from;
    return { name, from, to, delta, better: delta ? delta * direction(name) > 0 : undefined };
  });
}

/** Nodes that are in one pipeline only, and nodes that do another thing or read from others. */
export function pipelineLines(base: Run, other: Run): Line[] {
  const [before, after] = [byId(base), byId(other)];
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return ids.flatMap((id) => {
    const [from, to] = [before.get(id), after.get(id)];
    if (!from || !to) return from ? whole('-', from) : to ? whole('+', to) : [];
    return from.kind === to.kind ? wiring(from, to) : [...whole('-', from), ...whole('+', to)];
  });
}

function whole(sign: Line['sign'], node: Node): Line[] {
  const from = Object.values(node.inputs ?? {}).join(', ');
  return [{ sign, text: `${node.id}: ${node.kind}${from && ` ← ${from}`}` }];
}

function wiring(from: Node, to: Node): Line[] {
  const ports = [...new Set([...Object.keys(from.inputs ?? {}), ...Object.keys(to.inputs ?? {})])].sort();
  return ports.flatMap((port) => {
    const [was, is] = [from.inputs?.[port], to.inputs?.[port]];
    if (was === is) return [];
    const line = (sign: Line['sign'], source: string | undefined): Line[] =>
      source === undefined ? [] : [{ sign, text: `${to.id}.${port} ← ${source}` }];
    return [...line('-', was), ...line('+', is)];
  });
}

function change(key: string, from: unknown, to: unknown): Change[] {
  if (equal(from, to)) return [];
  if (!isNames(from) || !isNames(to)) return [{ key, from, to }];
  const items = { gone: from.filter((name) => !to.includes(name)), come: to.filter((name) => !from.includes(name)) };
  // Only the order differs: then both are shown whole.
  return items.gone.length + items.come.length === 0 ? [{ key, from, to }] : [{ key, from, to, items }];
}

const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');

const nodeOf = (key: string) => key.slice(0, Math.max(0, key.lastIndexOf('.')));
const byId = (run: Run) => new Map(run.file.nodes.map((node) => [node.id, node]));

function sharedNodes(base: Run, other: Run): Set<string> {
  const after = byId(other);
  return new Set(base.file.nodes.filter((node) => after.get(node.id)?.kind === node.kind).map((node) => node.id));
}

/** How rows moved between the cells of two confusion matrices; `undefined` where they are not of the same classes. */
export function confusionChange(base: Run, other: Run): { classes: string[]; cells: Cell[][] } | undefined {
  const [from, to] = [base.evaluation, other.evaluation];
  if (!from || !to || to.confusion.length === 0 || !equal(from.classes, to.classes)) return undefined;
  const cells = to.confusion.map((row, truth) =>
    row.map((count, predicted) => ({ count, change: count - (from.confusion[truth]?.[predicted] ?? 0) })),
  );
  return { classes: to.classes, cells };
}

export interface Cell {
  count: number;
  change: number;
}
