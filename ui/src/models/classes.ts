export interface ClassQuality {
  name: string;
  /** Rows of it. */
  rows: number;
  /** Share of the rows predicted as it that are it; `null` when none was. */
  precision: number | null;
  /** Share of its rows that were predicted as it; `null` without rows. */
  recall: number | null;
}

/** How well each class is told from the others, from the rows counted by true (outer) and predicted (inner) class. */
export function byClass(classes: string[], confusion: number[][]): ClassQuality[] {
  const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
  return classes.map((name, index) => {
    const hits = confusion[index]?.[index] ?? 0;
    const rows = sum(confusion[index] ?? []);
    const predicted = sum(confusion.map((row) => row[index] ?? 0));
    return {
      name,
      rows,
      precision: predicted > 0 ? hits / predicted : null,
      recall: rows > 0 ? hits / rows : null,
    };
  });
}
