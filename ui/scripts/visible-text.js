// Refuses text that a person would read and that is written into the code instead of the message catalogue.
//
// - In a .svelte file: text nodes, what stands in braces among them, and the attributes that people read or hear, whatever
//   the expression in them is.
// - In script, of .svelte and .ts files: Arabic anywhere, and sentences or words with a capital letter where they reach a
//   person: given to a property or a parameter that is named after what people read, written to the document, or handed to
//   a function as a whole sentence.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';

const spoken =
  /^(aria-(label|description|valuetext|placeholder|roledescription)|title|placeholder|alt|label|summary|caption)$/;
// Properties and parameters of script that end up on the screen, as `label` of a chart or `text` of a notice.
const shown =
  /^(title|label|labels|text|message|hint|caption|placeholder|heading|tooltip|description|word|words|ariaLabel|textContent|innerText|nameGap|subtext)$/;
const letters = /\p{L}{2,}/u;
const arabic = /\p{Script=Arabic}{2,}/u;
// Command lines and addresses are the same in every language.
const technical = /^(falaj( [\w-]+)+|…?\/[\w/-]*)$/;
// Names and formats that are the same in every language.
const allowed = new Set([
  'Falaj',
  'falaj serve',
  'SHA-256',
  'sha256',
  'NA, -',
  'CSV, Parquet',
  'GET',
  'POST',
  'العربية',
  'English',
]);

/** @typedef {(start: number, text: string) => void} Report */

/** @param {string} text */
const isWritten = (text) => letters.test(text) && !allowed.has(text.trim()) && !technical.test(text.trim());

/** Words for people rather than a key, a class or a path: a capital letter at the start, or a space between words. */
/** @param {string} text */
const isProse = (text) => isWritten(text) && (/^\p{Lu}\p{Ll}/u.test(text) || /\p{L} \p{L}/u.test(text));

/** @param {string} text */
const isSentence = (text) => isWritten(text) && /^\p{Lu}\p{Ll}*,? \p{L}/u.test(text);

// Mistakes of the program, which are no sentences for people.
const internal = /^(Error|TypeError|RangeError|console|failure|unreachable)$/;

/**
 * The texts that an expression may come to: literals, both sides of a choice, the fixed parts of a template. What a
 * function is given is its own affair: `t('key')`.
 * @param {any} node @param {Report} report
 */
function outcomes(node, report) {
  switch (node?.type) {
    case 'Literal':
      if (typeof node.value === 'string' && isWritten(node.value)) report(node.start, node.value);
      break;
    case 'TemplateLiteral':
      for (const { start, value } of node.quasis) if (isWritten(value.cooked)) report(start, value.cooked.trim());
      break;
    case 'ConditionalExpression':
      outcomes(node.consequent, report);
      outcomes(node.alternate, report);
      break;
    case 'LogicalExpression':
      // Of `a === b && 'word'` the comparison itself is never shown.
      if (node.operator !== '&&') outcomes(node.left, report);
      outcomes(node.right, report);
      break;
    case 'BinaryExpression':
      if (node.operator === '+') for (const side of [node.left, node.right]) outcomes(side, report);
      break;
    case 'SequenceExpression':
      outcomes(node.expressions.at(-1), report);
      break;
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      outcomes(node.expression, report);
  }
}

/** @param {any} node @param {Report} report */
function markup(node, report) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) return node.forEach((child) => markup(child, report));
  switch (node.type) {
    case 'Text':
      if (isWritten(node.data)) report(node.start, node.data.trim());
      return;
    case 'ExpressionTag':
      return outcomes(node.expression, report);
    case 'Attribute':
      return attribute(node, report);
    // Not shown, or looked at as script.
    case 'StyleSheet':
    case 'Script':
    case 'StyleDirective':
    case 'ClassDirective':
    case 'OnDirective':
    case 'BindDirective':
    case 'Comment':
      return;
  }
  for (const key of Object.keys(node)) if (!['metadata', 'expression', 'test'].includes(key)) markup(node[key], report);
}

/** @param {any} node @param {Report} report */
function attribute(node, report) {
  const parts = Array.isArray(node.value) ? node.value : [node.value];
  // A component may be given a piece of markup.
  if (!spoken.test(node.name)) return;
  for (const part of parts) {
    if (part?.type === 'Text' && isWritten(part.data)) report(part.start, part.data.trim());
    if (part?.type === 'ExpressionTag') outcomes(part.expression, report);
  }
}

/**
 * @param {string} source @param {Report} report
 */
function script(source, report) {
  const file = ts.createSourceFile('script.ts', source, ts.ScriptTarget.Latest, true);
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      const text = node.text;
      const reached = isProse(text) && reaches(node, text);
      if (reached || (arabic.test(text) && !allowed.has(text))) report(node.getStart(file), text.trim());
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/**
 * Whether a text is the value of something that is named after what people read, or a sentence that a function is given.
 * @param {ts.Node} node @param {string} text
 */
function reaches(node, text) {
  let one = node;
  while (one.parent) {
    const up = one.parent;
    if (ts.isPropertyAssignment(up) && up.initializer === one) return shown.test(name(up.name));
    if (ts.isVariableDeclaration(up) && up.initializer === one) return shown.test(name(up.name));
    if ((ts.isParameter(up) || ts.isBindingElement(up)) && up.initializer === one) return shown.test(name(up.name));
    if (ts.isBinaryExpression(up) && up.right === one && up.operatorToken.kind === ts.SyntaxKind.EqualsToken)
      return ts.isPropertyAccessExpression(up.left) ? shown.test(up.left.name.text) : shown.test(name(up.left));
    // A choice, a sum, a list or a template hands its text on; anything else keeps it.
    const hands =
      (ts.isConditionalExpression(up) && up.condition !== one) ||
      (ts.isBinaryExpression(up) &&
        [ts.SyntaxKind.PlusToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken].includes(
          up.operatorToken.kind,
        )) ||
      ts.isArrayLiteralExpression(up) ||
      ts.isTemplateExpression(up) ||
      ts.isTemplateSpan(up) ||
      ts.isParenthesizedExpression(up) ||
      ts.isAsExpression(up);
    if (!hands) return ts.isCallExpression(up) && isSentence(text) && !internal.test(callee(up));
    one = up;
  }
  return false;
}

/** The first name of what is called: `console` of `console.error`. */
/** @param {ts.CallExpression} call */
const callee = (call) => /^\w*/.exec(call.expression.getText())?.[0] ?? '';

/** @param {ts.Node} node */
const name = (node) => (ts.isIdentifier(node) || ts.isStringLiteral(node) ? node.text : '');

/**
 * What is written into a file instead of the catalogue, with the line of each.
 * @param {string} file its name @param {string} source
 * @returns {{ line: number, text: string }[]}
 */
export function writtenIn(file, source) {
  /** @type {{ line: number, text: string }[]} */
  const found = [];
  /** @param {number} offset @returns {Report} */
  const from = (offset) => (start, text) =>
    found.push({ line: source.slice(0, start + offset).split('\n').length, text });
  if (!file.endsWith('.svelte')) {
    script(source, from(0));
    return found;
  }
  const tree = parse(source, { modern: true });
  markup(tree.fragment, from(0));
  for (const part of [tree.module, tree.instance]) {
    if (!part) continue;
    const { start, end } = /** @type {any} */ (part.content);
    script(source.slice(start, end), from(start));
  }
  return found;
}

// The gallery of parts is for those who develop, and not part of what is shipped.
/** @param {string} folder @returns {string[]} */
function sources(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(svelte|ts)$/.test(file) && !/\.(test|gen|d)\.ts$|^gallery\b/.test(file))
    .map((file) => join(folder, file));
}

if (process.argv[1] === import.meta.filename) {
  let count = 0;
  for (const file of sources('src')) {
    for (const { line, text } of writtenIn(file, readFileSync(file, 'utf8'))) {
      console.error(`${file}:${line}: text belongs in the message catalogue: ${text}`);
      count += 1;
    }
  }
  if (count > 0) process.exit(1);
}
