// Refuses visible text that is written into a component instead of the message catalogue.
// It parses every .svelte file and looks at text nodes and at the attributes that people read.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';

const spoken = new Set(['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt', 'label']);
const letters = /\p{L}{2,}/u;
// Names and formats that are the same in every language.
const allowed = new Set(['Falaj', 'falaj serve', 'SHA-256', 'sha256', 'NA, -', 'falaj workspace init demo --sample']);

/** @param {string} folder @returns {string[]} */
function components(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svelte'))
    .map((name) => join(folder, name));
}

/** @param {string} text */
const isWritten = (text) => letters.test(text) && !allowed.has(text.trim());

/**
 * @param {any} node
 * @param {(start: number, text: string) => void} report
 */
function visit(node, report) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) return node.forEach((child) => visit(child, report));
  if (node.type === 'Text' && isWritten(node.data)) report(node.start, node.data.trim());
  if (node.type === 'Attribute') {
    if (!spoken.has(node.name)) return visit(Array.isArray(node.value) ? expressions(node.value) : node.value, report);
    literals(node.value, report);
    return;
  }
  if (node.type === 'StyleSheet' || node.type === 'Script' || node.type === 'StyleDirective') return;
  for (const key of Object.keys(node)) if (key !== 'metadata') visit(node[key], report);
}

/** @param {any[]} parts */
const expressions = (parts) => parts.filter((part) => part.type === 'ExpressionTag');

/**
 * @param {any} value
 * @param {(start: number, text: string) => void} report
 */
function literals(value, report) {
  for (const part of Array.isArray(value) ? value : [value]) {
    if (part?.type === 'Text' && isWritten(part.data)) report(part.start, part.data);
    if (
      part?.type === 'ExpressionTag' &&
      part.expression.type === 'Literal' &&
      isWritten(String(part.expression.value))
    )
      report(part.start, String(part.expression.value));
  }
}

let found = 0;
for (const file of components('src')) {
  const source = readFileSync(file, 'utf8');
  const tree = parse(source, { modern: true });
  visit(tree.fragment, (start, text) => {
    const line = source.slice(0, start).split('\n').length;
    console.error(`${file}:${line}: text belongs in the message catalogue: ${text}`);
    found += 1;
  });
}
if (found > 0) process.exit(1);
