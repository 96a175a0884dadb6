import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { placeOfWindow } from './console-window.ts';
import { sendDialog } from './send-dialog.ts';

/** A hand-off between systems: seconds at the speed of the test, more on a busy machine. */
const HAND_OFF = { timeout: 120_000, interval: 300 };

/**
 * Asks, from the keyboard, for the transfer that is proposed against one row of the exceptions.
 * @returns Its number, or null where nothing is proposed.
 */
export async function askForTransfer(page: Page, row: Locator): Promise<string | null> {
  await row.click();
  const panel = page.getByRole('complementary', { name: 'Details' });
  await panel.getByRole('button', { name: /^Acknowledge/ }).waitFor(HAND_OFF);
  if ((await panel.getByRole('button', { name: /^Review transfer/ }).count()) === 0) return null;
  await page.keyboard.press('Enter');
  await expect.poll(() => placeOfWindow(page), HAND_OFF).toMatch(/^\/transfers\/new/);
  const create = page.getByRole('button', { name: /^Create transfer/ });
  const main = page.getByRole('main');
  await expect.poll(() => main.innerText(), HAND_OFF).toMatch(/Moves [\d,]+|Nothing|No /);
  if ((await create.getAttribute('aria-disabled')) === 'true') return null;
  await page.keyboard.press('Control+Enter');
  await sendDialog(page);
  await expect.poll(() => placeOfWindow(page), HAND_OFF).toMatch(/^\/transfers\/TRF-\d{4}-\d+$/);
  return placeOfWindow(page).replace('/transfers/', '');
}
