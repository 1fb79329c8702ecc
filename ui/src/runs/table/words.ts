/** A part of a filter as it is coloured; the host reads it, this only paints it. */
export interface Word {
  text: string;
  kind: 'field' | 'number' | 'word' | 'text' | 'other';
}

const PARTS =
  /(?<text>"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)|(?<field>(?:metrics|params|data)\.(?:`[^`]*`?|[^\s()<>=!~,"'[\]`])*|\b(?:name|pipeline|status|started|seconds|actor)\b(?=\s*(?:[<>=!~]|in\b|$)))|(?<word>\b(?:and|or|not|in)\b)|(?<number>-?\d[\d.eE+-]*)|(?<other>[\s\S])/giu;

/** Divides a filter into parts that are painted alike; together they are the filter. */
export function words(filter: string): Word[] {
  const found: Word[] = [];
  for (const match of filter.matchAll(PARTS)) {
    const kind = (Object.keys(match.groups ?? {}).find((name) => match.groups?.[name] !== undefined) ??
      'other') as Word['kind'];
    const last = found.at(-1);
    if (kind === 'other' && last?.kind === 'other') last.text += match[0];
    else found.push({ text: match[0], kind });
  }
  return found;
}
