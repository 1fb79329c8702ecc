const STEP = 5000;

/** A moment as machines read it. */
export const iso = (millis: number): string => new Date(millis).toISOString();

/** Every row, asked for in pages: a record of years does not fit into one answer. */
export async function pages<Row>(
  page: (offset: number, limit: number) => Promise<Row[]>,
  total: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  while (rows.length < total) {
    const next = await page(rows.length, Math.min(STEP, total - rows.length));
    if (next.length === 0) break;
    rows.push(...next);
  }
  return rows;
}
