import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { placeOfWindow } from './harness/console-window.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

/** The heat wave of the first start begins a minute after it, and its orders come within fifteen. */
const UNTIL_SPIKE_MS = 240_000;
const SOON = { timeout: 30_000, interval: 200 };

/** Causes, what folds under them, planned windows and what is beneath a place. The tests build on each other. */
describe('what explains what', { timeout: 600_000 }, () => {
  const place = workplace(10);
  let page: Page;
  /** Atlanta. */
  let gln = '';

  const grid = (name: string) => page.locator(`[role$="grid"][aria-label="${name}"]`);
  const rows = (name = 'Exceptions') => grid(name).getByRole('row');
  const panel = () => page.getByRole('complementary', { name: 'Details' });
  const message = (text: string | RegExp) => page.getByLabel('Messages').getByText(text).first();
  const send = async (reason: string) => {
    await page.getByRole('dialog').getByLabel('Reason').fill(reason);
    await sendDialog(page);
  };

  beforeAll(async () => {
    page = await place.desk.window('r.alvarez', '/exceptions');
    await caughtUp(page);
  }, 600_000);

  test('the demand spike of the Southeast is one row, and opens what it explains when it is selected', async () => {
    const spike = rows().filter({ hasText: 'Southeast' });
    await spike.first().waitFor({ timeout: UNTIL_SPIKE_MS });
    await spike.first().click();
    await expect.poll(() => panel().innerText(), SOON).toContain('Demand in the Southeast');
    const folded = rows().filter({ hasText: 'Folded' });
    await expect
      .poll(() => folded.filter({ hasText: 'Stockout risk' }).count(), SOON)
      .toBeGreaterThan(1);
    await folded.filter({ hasText: 'Stockout risk' }).first().click();
    await expect
      .poll(() => panel().innerText(), SOON)
      .toContain('more is asked for than the forecast has (CAU-02)');
  });

  test('a person takes one out of its cause by U, and puts it back', async () => {
    const key = placeOfWindow(page).replace('/exceptions/', '').replace(/\?.*/, '');
    await page.keyboard.press('u');
    await send('The order was a mistake of the customer');
    await message(new RegExp(`Took ${key} out of EX-`)).waitFor();
    await expect.poll(() => panel().innerText(), SOON).toContain('Taken out of EX-');
    await page.keyboard.press('u');
    await page.getByRole('dialog').getByLabel('Find').fill('demand spike');
    await send('It was no mistake');
    await message(new RegExp(`Put ${key} under EX-`)).waitFor();
    await expect.poll(() => panel().innerText(), SOON).toContain('put there by R. Alvarez');
  });

  test('a planned window is set by W, stands beside the queue, and ends before its time', async () => {
    await page.keyboard.press('w');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Kind').selectOption('count');
    await dialog.getByLabel('Of').selectOption({ label: 'Atlanta (ATL)' });
    await send('Yearly count');
    await message(/Planned WIN-1/).waitFor();
    const side = page.getByRole('navigation', { name: 'Planned windows' });
    await side.getByRole('button', { name: /Stock count, Atlanta/ }).click();
    await expect.poll(() => panel().innerText(), SOON).toContain('Planned window at Atlanta');
    await panel()
      .getByRole('button', { name: /^End window/ })
      .click();
    await send('Counted');
    await message('Ended WIN-1').waitFor();
    await side.waitFor({ state: 'detached' });
  });

  test('a place opens the queue of what is beneath it', async () => {
    await page.getByRole('button', { name: /^Lanes/ }).click();
    await expect.poll(() => rows('Lanes').count(), SOON).toBeGreaterThan(1);
    await page.getByRole('button', { name: /^Sites/ }).click();
    await rows('Sites').filter({ hasText: 'Atlanta', hasNotText: '→' }).first().click();
    await page.locator('.ag-row[data-current]').filter({ hasText: 'Atlanta' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Beneath Atlanta' }).waitFor();
    await expect.poll(() => rows().count(), SOON).toBeGreaterThan(1);
    gln = /site%2F(\d+)/.exec(placeOfWindow(page))?.[1] ?? '';
    expect(gln).not.toBe('');
  });

  test('and says of it what the map says', async () => {
    await page.getByRole('button', { name: /^Sites/ }).click();
    const atlanta = rows('Sites').filter({ hasText: 'Atlanta', hasNotText: '→' });
    await atlanta.first().waitFor();
    const map = await place.desk.window('m.okafor', `/map?site=${gln}`);
    const details = map.getByRole('complementary', { name: 'Details' });
    await details.getByText('Needs a person').waitFor();
    // Both are live: equal as soon as both have the same news.
    await expect
      .poll(async () => {
        const [cells, facts] = await Promise.all([
          atlanta.first().innerText(),
          details.innerText(),
        ]);
        const open = /(\d+) open/.exec(facts.slice(facts.indexOf('Needs a person')))?.[1];
        const money = /At risk\s+(\$[\d,]+)/.exec(facts)?.[1];
        const isEqual =
          open !== undefined &&
          money !== undefined &&
          cells.includes(money) &&
          cells.split(/\s+/).includes(open);
        return isEqual ? 'equal' : `${cells} / ${open} open, ${money}`;
      }, SOON)
      .toBe('equal');
    await map.close();
  });

  test('leaves no error on any console', () => {
    expect(place.desk.problems).toEqual([]);
  });
});
