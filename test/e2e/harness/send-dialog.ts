import { expect } from 'vitest';
import type { Page } from 'playwright-core';

const SENT = { timeout: 60_000, interval: 100 };

/**
 * Sends the dialog that is open by Ctrl Enter, and waits until it is away. When what it acts on changes under it, as it
 * may at any moment in a world that lives, it is decided again and sent, as a person does.
 */
export async function sendDialog(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  const again = dialog.getByRole('button', { name: /^Decide again/ });
  await dialog.waitFor();
  do {
    if ((await again.count()) > 0) {
      await page.keyboard.press('Control+Enter');
      await again.waitFor({ state: 'detached' });
    }
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(async () => (await dialog.count()) === 0 || (await again.count()) > 0, SENT)
      .toBe(true);
  } while ((await dialog.count()) > 0);
}
