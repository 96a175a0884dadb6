import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { placeOfWindow } from './harness/console-window.ts';
import { picture } from './harness/picture.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

const SOON = { timeout: 30_000, interval: 200 };
/** Twice its cadence is twenty minutes of the world: twenty seconds at this pace, and more on a busy machine. */
const SILENT = { timeout: 180_000 };

/** A feed that says nothing, and what is done meanwhile. Its tests build on each other. */
describe('while the TMS is away', { timeout: 240_000 }, () => {
  const place = workplace(60);
  const panelOf = (window: Page) => window.getByRole('complementary', { name: 'Details' });

  test('a band says so on every screen, and its card says what to do and whom to call', async () => {
    const page = await place.desk.window('r.alvarez', '/exceptions');
    await caughtUp(page);
    const prakash = await place.desk.window('s.prakash', '/integrations/tms');
    await prakash.getByRole('button', { name: 'Make a fault' }).click();
    await prakash.getByLabel('What goes wrong').selectOption({ label: 'Fall silent' });
    await prakash.getByLabel('For how long').selectOption({ label: '12 h' });
    await sendDialog(prakash);
    const band = page.getByRole('status').filter({ hasText: 'TMS is away' });
    await band.waitFor(SILENT);
    await band.getByRole('link', { name: 'Fallback card' }).click();
    await expect.poll(() => panelOf(page).innerText(), SOON).toMatch(/Not verified since/);
    await panelOf(prakash)
      .getByRole('button', { name: /^Edit card/ })
      .click();
    await prakash.getByLabel('Call', { exact: true }).fill('+1 404 555 0134');
    await prakash.getByLabel('Reason').fill('the number of dispatch');
    await sendDialog(prakash);
    await expect.poll(() => panelOf(prakash).innerText(), SOON).toContain('+1 404 555 0134');
    await picture(prakash, 'feed-away');
    await prakash.close();
    await page.close();
  });

  test('what dispatch says on the telephone is entered by hand, and marked as that', async () => {
    const page = await place.desk.window('r.alvarez', '/shipments');
    const shipments = page.locator('[role$="grid"][aria-label="Shipments"]');
    await shipments.locator('.ag-row').first().waitFor();
    await page.keyboard.press('j');
    await expect.poll(() => placeOfWindow(page), SOON).toMatch(/^\/shipments\/./);
    await page.keyboard.press('i');
    await page.getByLabel('Who says so, and why by hand').fill('dispatch, by telephone');
    await sendDialog(page);
    await page
      .getByLabel('Messages')
      .getByText(/^Entered .* by hand$/)
      .first()
      .waitFor();
    await expect.poll(() => panelOf(page).innerText(), SOON).toContain('by hand, R. Alvarez');
    await picture(page, 'manual-event');
  });

  test('no console has an error', () => {
    expect(place.desk.problems).toEqual([]);
  });
});
