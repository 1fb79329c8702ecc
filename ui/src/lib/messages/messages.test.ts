import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, Visitor, type Message, type VariableReference } from '@fluent/syntax';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, '../assets/messages');
const languages = ['en', 'ar'] as const;
const files = ['ui', 'editor', 'components', 'nodes', 'host', 'errors'] as const;

function messages(lang: string, file: string): Map<string, Message> {
  const resource = parse(readFileSync(join(folder, lang, `${file}.ftl`), 'utf8'), {});
  const junk = resource.body.filter((entry) => entry.type === 'Junk');
  expect(junk, `${lang}/${file}.ftl has entries that can't be read`).toEqual([]);
  const found = resource.body.filter((entry): entry is Message => entry.type === 'Message');
  expect(new Set(found.map((message) => message.id.name)).size, `a key twice in ${lang}/${file}.ftl`).toBe(
    found.length,
  );
  return new Map(found.map((message) => [message.id.name, message]));
}

function placeholders(message: Message | undefined): string[] {
  const names = new Set<string>();
  class Finder extends Visitor {
    visitVariableReference(node: VariableReference) {
      names.add(node.id.name);
    }
  }
  if (message) new Finder().visit(message);
  return [...names].sort();
}

/** Keys as components name them: whole, or by a beginning that a value completes. */
function used() {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => /\.(svelte|ts)$/.test(name) && !/\.(test|gen)\.ts$/.test(name));
  const text = sources.map((name) => readFileSync(join(root, 'src', name), 'utf8')).join('\n');
  const all = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  const composed = all(/`([a-z0-9-]+-)\$\{/g);
  return {
    composed,
    whole: all(/\bt(?:Or)?\(\s*'([a-z0-9-]+)'/g),
    begun: all(/\bt(?:Or)?\(\s*`([a-z0-9-]+-)\$\{/g),
    text,
  };
}

describe('the catalogue', () => {
  // Those of nodes are named after what the host says of them; the host checks that there is one for each.
  const own = (lang: string) =>
    new Map([...messages(lang, 'ui'), ...messages(lang, 'editor'), ...messages(lang, 'components')]);
  const en = own('en');
  const ar = own('ar');

  test('has the same messages in both languages', () => {
    expect([...ar.keys()].sort()).toEqual([...en.keys()].sort());
  });

  test.each([...en.keys()])('%s has the same placeholders in both languages', (key) => {
    expect(placeholders(ar.get(key))).toEqual(placeholders(en.get(key)));
  });

  test('defines no key in two files', () => {
    for (const lang of languages) {
      const keys = files.flatMap((file) => [...messages(lang, file).keys()]);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });

  test('has every key that the interface names', () => {
    const { whole, begun } = used();
    const known = new Set(languages.flatMap((lang) => files.flatMap((file) => [...messages(lang, file).keys()])));
    expect([...whole].filter((key) => !known.has(key))).toEqual([]);
    expect([...begun].filter((start) => ![...known].some((key) => key.startsWith(start)))).toEqual([]);
  });

  test('has no message that nothing names', () => {
    const { whole, composed, text } = used();
    const named = (key: string) =>
      whole.has(key) || [...composed].some((start) => key.startsWith(start)) || text.includes(`'${key}'`);
    expect([...en.keys()].filter((key) => !named(key))).toEqual([]);
  });

  test('has a word for every value of the contract that a screen names', () => {
    const contract = readFileSync(join(root, 'src/lib/host/contract.gen.ts'), 'utf8');
    const values = (type: string) => {
      const line = new RegExp(`export type ${type} = ([^;]*);`).exec(contract)?.[1] ?? '';
      return [...line.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
    };
    const enums = {
      RunStatus: 'run',
      NodeStatus: 'state',
      DeploymentStatus: 'deployment',
      ColumnType: 'type',
      Semantic: 'semantic',
      Task: 'task',
    };
    for (const [type, start] of Object.entries(enums)) {
      expect(values(type), type).not.toEqual([]);
      for (const value of values(type)) expect(en.has(`${start}-${value}`), `${start}-${value}`).toBe(true);
    }
  });
});
