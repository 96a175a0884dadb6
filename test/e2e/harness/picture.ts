import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const DOCS = fileURLToPath(new URL('../../../docs', import.meta.url));

/** The theme fades in the tokens' 120 ms; the grid draws its canvas marks anew after it. */
const THEME_SETTLES_MS = 1_500;

/** Whether the pictures of README.md and docs/ are made anew in this run: SIGNALBOX_PICTURES=1. */
export function makesPictures(): boolean {
  return process.env['SIGNALBOX_PICTURES'] === '1';
}

/**
 * Both themes of what a window shows, for the papers, where this run makes them. The dark one is kept under a second name
 * too, where `alsoAs` gives one.
 */
export async function picture(
  page: Page,
  name: string,
  { settlesMs = THEME_SETTLES_MS, alsoAs }: { settlesMs?: number; alsoAs?: string } = {},
): Promise<void> {
  if (!makesPictures()) return;
  const folder = join(DOCS, 'pictures');
  await mkdir(folder, { recursive: true });
  for (const theme of ['light', 'dark']) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(`${theme} theme`);
    await page.getByRole('option', { name: new RegExp(`^${theme} theme`, 'i') }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator(`:root[data-theme="${theme}"]`).waitFor();
    await page.waitForTimeout(settlesMs);
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
  }
  if (alsoAs !== undefined) await page.screenshot({ path: join(DOCS, alsoAs) });
}
