/** A list of rows of one height, of which one may have a detail below it. In pixels. */
interface Measures {
  count: number;
  row: number;
  top: number;
  view: number;
  /** Index of the row with a detail; −1 without. */
  open: number;
  detail: number;
}

interface Window {
  from: number;
  /** Exclusive. */
  to: number;
  /** Room of what is not drawn before and after. */
  before: number;
  after: number;
}

/** So many rows are all drawn: the browser then finds text in all of them. */
const FEW = 120;
const SPARE = 12;

/** Which rows to draw; the open one's detail belongs to it. */
export function columnWindow({ count, row, top, view, open, detail }: Measures): Window {
  if (count <= FEW) return { from: 0, to: count, before: 0, after: 0 };
  // A place below the open detail is reckoned as if the detail were not there.
  const below = open >= 0 && top > (open + 1) * row;
  const from = Math.max(0, Math.floor((below ? Math.max((open + 1) * row, top - detail) : top) / row) - SPARE);
  const to = Math.min(count, from + Math.ceil(view / row) + 2 * SPARE + 1);
  const hidden = (low: number, high: number) => (high - low) * row + (open >= low && open < high ? detail : 0);
  return { from, to, before: hidden(0, from), after: hidden(to, count) };
}
