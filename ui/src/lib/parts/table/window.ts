// Which rows and columns are drawn. Rows have one height, so it is arithmetic, and it holds for any number of rows:
// browsers stop at some ten million pixels of height, which is fewer rows than a dataset may have.

/** No element gets taller than this. */
export const TALLEST = 10_000_000;
/** With fewer columns all of them are drawn. */
export const MANY_COLUMNS = 60;

/** The measures of a scrolling list, in pixels. */
export interface Measures {
  readonly count: number;
  readonly row: number;
  /** Height of what shows at a time. */
  readonly view: number;
}

/** Where a list stands: the scroll bar's place, and the place among all rows, which differ in a list too tall to lay out. */
export interface Place {
  readonly bar: number;
  readonly top: number;
}

export const start: Place = { bar: 0, top: 0 };

export const laidOut = ({ count, row }: Measures) => Math.min(count * row, TALLEST);
const mostTop = ({ count, row, view }: Measures) => Math.max(0, count * row - view);
const mostBar = (measures: Measures) => Math.max(0, laidOut(measures) - measures.view);
const isScaled = ({ count, row }: Measures) => count * row > TALLEST;

/** The place after the scroll bar came to `bar`: a small step moves by pixels, a jump by share of the whole. */
export function scrolled(from: Place, bar: number, measures: Measures): Place {
  if (!isScaled(measures)) return { bar, top: bar };
  const [farBar, farTop] = [mostBar(measures), mostTop(measures)];
  if (bar <= 0) return start;
  if (bar >= farBar) return { bar, top: farTop };
  const step = bar - from.bar;
  const top = Math.abs(step) < measures.view ? from.top + step : (bar / farBar) * farTop;
  return { bar, top: Math.min(farTop, Math.max(0, top)) };
}

/** The place that has `top` at the upper edge. */
export function placedAt(top: number, measures: Measures): Place {
  const far = mostTop(measures);
  const held = Math.min(far, Math.max(0, top));
  if (!isScaled(measures)) return { bar: held, top: held };
  return { bar: Math.round((held / far) * mostBar(measures)), top: held };
}

/** The least move that brings row `index` into view; `undefined` if it is there. */
export function reveal(index: number, { top }: Place, measures: Measures): Place | undefined {
  const above = index * measures.row;
  const below = above + measures.row;
  if (above < top) return placedAt(above, measures);
  if (below > top + measures.view) return placedAt(below - measures.view, measures);
  return undefined;
}

export interface Span {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** Rows that are drawn beyond each edge. */
const SPARE = 6;

/** The most rows that are drawn at a time. */
export const slotsFor = ({ row, view }: Measures) => Math.ceil(view / row) + 1 + 2 * SPARE;

export function rowSpan({ top }: Place, { count, row, view }: Measures, spare = SPARE): Span {
  const from = Math.max(0, Math.floor(top / row) - spare);
  return { from: Math.min(from, count), to: Math.min(count, Math.ceil((top + view) / row) + spare) };
}

/** The sums of the widths before each column, and of all at the end. */
export function offsets(widths: readonly number[]): number[] {
  const sums = [0];
  for (const width of widths) sums.push((sums.at(-1) ?? 0) + width);
  return sums;
}

/** The columns between `begin` and `begin + view` pixels; all of them if they are few. */
export function columnSpan(sums: readonly number[], begin: number, view: number, spare = 240): Span {
  const count = sums.length - 1;
  if (count <= MANY_COLUMNS) return { from: 0, to: count };
  return {
    from: Math.max(0, firstBeyond(sums, begin - spare) - 1),
    to: Math.min(count, firstBeyond(sums, begin + view + spare)),
  };
}

function firstBeyond(sums: readonly number[], pixel: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > pixel) high = middle;
    else low = middle + 1;
  }
  return low;
}
