// J and K move through whatever list a screen shows. Tables that do this themselves stop the key before it comes here.

const ROWS = '.beside-items > li, tbody > tr';
const WITHIN = 'a[href], button:not([disabled])';

/** Moves the focus to the next (1) or the previous (-1) row of the list that has it, or else of the screen's first. */
export function moveInList(by: 1 | -1): void {
  const rows = rowsOf(document.activeElement?.closest(ROWS)?.parentElement ?? undefined);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const current = rows.findIndex((row) => row.querySelector('[aria-current="true"]'));
  const next = at >= 0 ? at + by : current >= 0 ? current + by : by === 1 ? 0 : rows.length - 1;
  const row = rows[Math.min(rows.length - 1, Math.max(0, next))];
  const target = row?.querySelector<HTMLElement>(WITHIN);
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

export const hasList = (): boolean => rowsOf().length > 0;

function rowsOf(list?: Element): Element[] {
  const all = [...(list ?? document.getElementById('main') ?? document).querySelectorAll(ROWS)];
  const first = list ?? all.find(usable)?.parentElement;
  return all.filter((row) => row.parentElement === first && usable(row));
}

function usable(row: Element): boolean {
  return row.getClientRects().length > 0 && row.querySelector(WITHIN) !== null;
}

/** The field that narrows what the screen shows. */
export function filterField(): HTMLElement | undefined {
  const main = document.getElementById('main');
  const found = main?.querySelectorAll<HTMLElement>('[data-filter], input[type="search"], [data-testid^="filter-"]');
  return [...(found ?? [])].find((one) => one.getClientRects().length > 0 && !one.hasAttribute('disabled'));
}
