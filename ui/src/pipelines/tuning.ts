import type { JsonValue, Node } from '../lib/host';
import { kindOf } from './kinds';

/** A setting that can be changed for one run. */
export interface Setting {
  /** `node.param`, as the host takes it. */
  key: string;
  node: string;
  param: string;
  /** Its value in the file or in the newest run, as text; empty when neither names it. */
  value: string;
}

/** The settings of a pipeline that are worth changing for one run. */
export function settings(nodes: Node[], used: Record<string, unknown>): Setting[] {
  return nodes.flatMap((node) => {
    const numbers = Object.entries(node.params ?? {}).filter(([, value]) => typeof value === 'number');
    const names = new Set([...kindOf(node.kind).tunable, ...numbers.map(([name]) => name)]);
    // Shares of a split depend on each other; they are changed in the file.
    if (node.kind === 'split') ['train', 'valid', 'test'].forEach((name) => names.delete(name));
    return [...names].map((param) => {
      const key = `${node.id}.${param}`;
      const value = written(node.params?.[param] ?? used[key]);
      return { key, node: node.id, param, value };
    });
  });
}

/** What was typed, in the JSON type that the host expects: a number, or numbers in a list. `undefined` if it is neither. */
export function typed(text: string): JsonValue | undefined {
  const parts = text.replace(/^\[|\]$/g, '').split(',');
  const numbers = parts.map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (!numbers.every(Number.isFinite)) return undefined;
  const isList = parts.length > 1 || text.trim().startsWith('[');
  return isList ? numbers : numbers[0];
}

function written(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'number' ? String(value) : '';
}
