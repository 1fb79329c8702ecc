/** The mark in the page's own record of times, for whoever measures how long the first screen takes. */
export const USABLE = 'falaj-usable';

let open = 0;
let marked = false;

/**
 * Counts a question to the host until the returned function is called. The first moment at which every question is
 * answered and the answers are drawn is when the screen can be used; it is marked once.
 */
export function asking(): () => void {
  open += 1;
  return () => {
    open -= 1;
    if (!marked && open === 0) afterPaint(mark);
  };
}

function mark(): void {
  // What was drawn may have asked for more.
  if (marked || open > 0) return;
  marked = true;
  performance.mark(USABLE);
}

function afterPaint(act: () => void): void {
  // Where nothing is ever drawn, in unit tests, there is nothing to mark.
  globalThis.requestAnimationFrame?.(() => setTimeout(act));
}
