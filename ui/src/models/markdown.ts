/** A block of a model card. The card is written by Falaj in a small part of Markdown; nothing of it becomes HTML. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] };

const cells = (line: string) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => plain(cell));

const plain = (text: string) => text.trim().replace(/(\*\*|`)(.+?)\1/g, '$2');

const kinds: [RegExp, Block['kind']][] = [
  [/^#{1,6} /, 'heading'],
  [/^[-*] /, 'list'],
  [/^\|/, 'table'],
];

/** Takes a card apart into headings, paragraphs, lists and tables. */
export function blocks(card: string): Block[] {
  const found: Block[] = [];
  for (const part of card.replaceAll('\r', '').split(/\n\s*\n|(?=^#{1,6} )/m)) {
    for (const lines of runsOfOneKind(part.split('\n').filter((line) => line.trim() !== ''))) found.push(block(lines));
  }
  return found;
}

const kindOf = (line: string) => kinds.find(([pattern]) => pattern.test(line))?.[1] ?? 'text';

function runsOfOneKind(lines: string[]): string[][] {
  const runs: string[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    const kind = kindOf(line);
    if (last && kind !== 'heading' && kindOf(last[0] ?? '') === kind) last.push(line);
    else runs.push([line]);
  }
  return runs;
}

function block(lines: string[]): Block {
  switch (kindOf(lines[0] ?? '')) {
    case 'heading':
      return { kind: 'heading', text: plain((lines[0] ?? '').replace(/^#+ /, '')) };
    case 'list':
      return { kind: 'list', items: lines.map((line) => plain(line.slice(2))) };
    case 'table': {
      const rows = lines.filter((line) => !/^\|[\s:|-]+\|?$/.test(line)).map(cells);
      return { kind: 'table', head: rows[0] ?? [], rows: rows.slice(1) };
    }
    default:
      return { kind: 'text', text: plain(lines.join(' ')) };
  }
}
