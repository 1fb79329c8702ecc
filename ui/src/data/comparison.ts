import type { ColumnDifference, ColumnSide } from '../lib/host';

/** From this distance on, a distribution is said to have moved; below lies what another sample of the same would give. */
export const MOVED = 0.1;
const MISSING = 0.01;

/** True for a column that a person should look at after a new version. */
export function differs(column: ColumnDifference): boolean {
  return (
    column.fate !== 'kept' ||
    (column.shift ?? 0) >= MOVED ||
    Math.abs((column.to?.missing ?? 0) - (column.from?.missing ?? 0)) >= MISSING
  );
}

/** A figure of both sides with an arrow between them, or once where it is the same or only one side has it. */
export function pair(column: ColumnDifference, write: (side: ColumnSide) => string): string {
  const [from, to] = [column.from, column.to].map((side) => side && write(side));
  if (from === null || from === undefined) return to ?? '';
  return to === null || to === undefined || from === to ? from : `${from} → ${to}`;
}
