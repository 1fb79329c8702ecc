const MORE = '…';

/** What of the first line of a text fits a room, with a mark where more of it follows; empty if that is nothing. */
export function fitting(text: string, room: number, widthOf: (part: string) => number): string {
  const lines = text.split('\n').map((line) => line.trim());
  const first = lines.find((line) => line !== '') ?? '';
  if (widthOf(first) <= room) return first;
  // Whole letters with their marks: half of one would be another.
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(first.slice(0, 200))];
  let [least, most] = [0, letters.length];
  const begin = (count: number) =>
    letters
      .slice(0, count)
      .map(({ segment }) => segment)
      .join('')
      .trimEnd();
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (widthOf(begin(middle) + MORE) <= room) least = middle;
    else most = middle - 1;
  }
  return least === 0 ? '' : begin(least) + MORE;
}

/** Whether a text runs from right to left: its first letter says it. */
export const isRightToLeft = (text: string): boolean => {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter);
};
