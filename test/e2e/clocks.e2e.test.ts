import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { placeOfWindow } from './harness/console-window.ts';
import { picture } from './harness/picture.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

const SOON = { timeout: 30_000, interval: 200 };
/** Twice its cadence is twenty minutes: two minutes at ten times the world's pace, and more on a busy machine. */
const SILENT = { timeout: 300_000 };

/** Clocks, ladder, two people, alarm health and a feed that is away, at the keyboard. Its tests build on each other. */
describe('the clocks of the queue', { timeout: 400_000 }, () => {
  const place = workplace(10);
  let page: Page;
  /** The exception that the tests act on. */
  let key = '';

  const panelOf = (window: Page) => window.getByRole('complementary', { name: 'Details' });
  const panel = () => panelOf(page);
  const rows = () => page.locator('[role$="grid"][aria-label="Exceptions"]').getByRole('row');
  const message = (text: string | RegExp) => page.getByLabel('Messages').getByText(text).first();
  const go = (window: Page, to: string) =>
    window.evaluate((hash) => globalThis.location.assign(hash), `#${to}`);

  beforeAll(async () => {
    page = await place.desk.window('r.alvarez', '/exceptions?type=excess');
    await caughtUp(page);
  }, 600_000);

  test('count the working hours of the site, and show whom the ladder calls when', async () => {
    await page.keyboard.press('j');
    await expect.poll(() => placeOfWindow(page), SOON).toMatch(/^\/exceptions\/EX-\d+/);
    key = /EX-\d+/.exec(placeOfWindow(page))![0];
    await expect
      .poll(() => panel().innerText(), SOON)
      .toMatch(/SLA[^]*Mon–(Fri|Sat|Sun) \d\d:\d\d/);
    const ladder = panel().getByRole('table', { name: 'Escalation ladder' });
    await expect.poll(() => ladder.innerText(), SOON).toMatch(/75 %[^]*100 %[^]*200 %/);
    await picture(page, 'exception-clock');
  });

  test('stand while something declared is waited for, and go on by the same key', async () => {
    await page.keyboard.press('p');
    await page.getByLabel('What is waited for').fill('the customer calls back');
    await sendDialog(page);
    await message(new RegExp(`Paused the clock of ${key}`)).waitFor();
    await expect.poll(() => panel().innerText(), SOON).toMatch(/Paused with .* left/);
    await expect.poll(() => rows().filter({ hasText: '‖' }).count(), SOON).toBe(1);
    await page.keyboard.press('p');
    await page.getByLabel('Reason').fill('they called');
    await sendDialog(page);
    await message(`The clock of ${key} goes on`).waitFor();
    await expect.poll(() => rows().filter({ hasText: '‖' }).count(), SOON).toBe(0);
  });

  test('move with the working hours that operations set for the site', async () => {
    const okafor = await place.desk.window('m.okafor', `/exceptions/${key}`);
    await panelOf(okafor)
      .getByRole('button', { name: /^Working hours/ })
      .click();
    await okafor.getByLabel('Holidays, a date and its name a line').fill('2026-12-25 Christmas');
    await okafor.getByLabel('Reason').fill('the year’s calendar');
    await sendDialog(okafor);
    await okafor
      .getByText(/^Set the working hours of/)
      .first()
      .waitFor();
    await expect.poll(() => panel().innerText(), SOON).toMatch(/but 1 holidays?/);
    await okafor.close();
  });

  test('are of one exception that two people see each other at, and one claims', async () => {
    const okafor = await place.desk.window('m.okafor', `/exceptions/${key}`);
    await expect.poll(() => panel().innerText(), SOON).toContain('M. Okafor looks at it too');
    await expect
      .poll(() => panelOf(okafor).innerText(), SOON)
      .toContain('R. Alvarez looks at it too');
    await expect.poll(() => rows().filter({ hasText: '+ MO' }).count(), SOON).toBe(1);
    await page.keyboard.press('Shift+O');
    await message(`Claimed ${key}`).waitFor();
    const claim = panelOf(okafor).getByRole('button', { name: /^Claim/ });
    await expect.poll(() => claim.getAttribute('title'), SOON).toContain('R. Alvarez has it');
    await picture(page, 'exception-two-people');
    await okafor.close();
    await expect.poll(() => panel().innerText(), SOON).not.toContain('looks at it too');
  });

  test('are measured as alarms, each figure with the exceptions behind it', async () => {
    await page.keyboard.press('h');
    const region = page.getByLabel('Alarm health', { exact: true });
    await expect
      .poll(() => region.innerText(), SOON)
      .toMatch(/Rate, 8 h[^]*Average[^]*By rule, 24 h/);
    await picture(page, 'alarm-health');
    const link = region.getByRole('link', { name: /^EX-\d+$/ }).first();
    if ((await link.count()) > 0) {
      const exception = await link.innerText();
      await link.click();
      await expect.poll(() => panel().innerText(), SOON).toContain(`Exception ${exception}`);
    } else await page.keyboard.press('h');
    await rows().nth(1).waitFor();
  });

  test('go on while the TMS is away: a band says so, its card says what to do, events are entered by hand', async () => {
    const prakash = await place.desk.window('s.prakash', '/integrations/tms');
    await prakash.getByRole('button', { name: 'Make a fault' }).click();
    await prakash.getByLabel('What goes wrong').selectOption({ label: 'Fall silent' });
    await prakash.getByLabel('For how long').selectOption({ label: '2 h' });
    await sendDialog(prakash);
    const band = page.getByRole('status').filter({ hasText: 'TMS is away' });
    await band.waitFor({ timeout: SILENT.timeout });
    await band.getByRole('link', { name: 'Fallback card' }).click();
    await expect.poll(() => panel().innerText(), SOON).toMatch(/Not verified since/);
    await panelOf(prakash)
      .getByRole('button', { name: /^Edit card/ })
      .click();
    await prakash.getByLabel('Call', { exact: true }).fill('+1 404 555 0134');
    await prakash.getByLabel('Reason').fill('the number of dispatch');
    await sendDialog(prakash);
    await expect.poll(() => panelOf(prakash).innerText(), SOON).toContain('+1 404 555 0134');
    await picture(prakash, 'feed-away');
    await prakash.close();

    await go(page, '/shipments');
    const shipments = page.locator('[role$="grid"][aria-label="Shipments"]');
    await shipments.locator('.ag-row').first().waitFor();
    await page.keyboard.press('j');
    await expect.poll(() => placeOfWindow(page), SOON).toMatch(/^\/shipments\/./);
    await page.keyboard.press('i');
    await page.getByLabel('Who says so, and why by hand').fill('dispatch, by telephone');
    await sendDialog(page);
    await message(/^Entered .* by hand$/).waitFor();
    await expect.poll(() => panel().innerText(), SOON).toContain('by hand, R. Alvarez');
    await picture(page, 'manual-event');
  });

  test('leave no error on any console', () => {
    expect(place.desk.problems).toEqual([]);
  });
});
