import type { Column } from '../lib/parts/table';
import { textScale } from '../lib/parts/table/column-store.svelte';

/** Columns that can be done without where there is no room, the first to go first. */
const SPARE = ['severity', 'limit', 'trend', 'measured', 'failing'];
/** Room for the box that selects a row. */
const PICK = 40;

/** The columns that have room in a table so wide. */
export function fitted<Row>(columns: readonly Column<Row>[], width: number): Column<Row>[] {
  const left = [...columns];
  const needed = () =>
    left.reduce(
      (sum, column) => sum + (column.hidden ? 0 : column.grow ? (column.min ?? 0) : (column.width ?? 0)),
      PICK,
    );
  for (const id of SPARE) {
    if (needed() * textScale <= width) break;
    const at = left.findIndex((column) => column.id === id);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}
