import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { placeOfWindow } from './harness/console-window.ts';
import { picture } from './harness/picture.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

const SOON = { timeout: 30_000, interval: 200 };

/** Clocks, ladder, two people and alarm health at the keyboard. Its tests build on each other. */
describe('the clocks of the queue', { timeout: 120_000 }, () => {
  const place = workplace(10);
  let page: Page;
  /** The exception that the tests act on. */
  let key = '';

  const panelOf = (window: Page) => window.getByRole('complementary', { name: 'Details' });
  const panel = () => panelOf(page);
  const rows = () => page.locator('[role$="grid"][aria-label="Exceptions"]').getByRole('row');
  const message = (text: string | RegExp) => page.getByLabel('Messages').getByText(text).first();

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

  test('leave no error on any console', () => {
    expect(place.desk.problems).toEqual([]);
  });
});
