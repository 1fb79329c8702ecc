/** How grave a line of a server's log is, by the word behind its time. */
export function levelOf(line: string): 'error' | 'warn' | '' {
  const level = /^\d\S*\s+(ERROR|WARN)\b/.exec(line)?.[1];
  if (level === 'ERROR' || line.startsWith('thread ')) return 'error';
  return level === 'WARN' ? 'warn' : '';
}
