import type { Page } from '@playwright/test';

/** Chooses the entry with this value in a list that opens: one of few, or one of many that is found by typing. */
export async function pick(page: Page, list: string, value: string): Promise<void> {
  const field = page.getByTestId(list);
  await field.click();
  if (await field.evaluate((one) => one instanceof HTMLInputElement)) await field.fill(value);
  await page.locator(`[role="option"][data-value=${JSON.stringify(value)}]`).click();
}
