import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { placeOfWindow } from './harness/console-window.ts';
import { picture } from './harness/picture.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

const SOON = { timeout: 30_000, interval: 200 };

/** From the queue to transfers through a plan, at the keyboard, against the running application. */
describe('rebalancing', { timeout: 400_000 }, () => {
  const place = workplace(10);
  let page: Page;
  let first = '';

  const grid = (name: string) => page.locator(`[role$="grid"][aria-label="${name}"]`);
  const rows = (name: string) => grid(name).getByRole('row');
  const plan = () => page.getByRole('region', { name: /^Plan PLN-/ });
  const panel = () => page.getByRole('complementary', { name: 'Details' });
  const isPlaced = async () => {
    await expect.poll(() => placeOfWindow(page), SOON).toMatch(/^\/plans\/PLN-\d+$/);
    return placeOfWindow(page).replace('/plans/', '');
  };

  beforeAll(async () => {
    page = await place.desk.window('r.alvarez', '/exceptions?type=stockoutRisk&site=ATL');
  }, 600_000);

  test('the selected exceptions by B gives a plan within seconds, with its cost, service and proven gap', async () => {
    await caughtUp(page);
    const spike = rows('Exceptions').filter({ hasText: 'Breaker 2P 60 A bolt-on' }).first();
    await spike.waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('b');
    first = await isPlaced();
    await rows('Lines of the plan').nth(1).waitFor({ timeout: 15_000 });
    await expect.poll(() => plan().innerText(), SOON).toMatch(/From the best\s+(none|at most)/);
    expect(await plan().innerText()).toMatch(/Served in time/);
    await picture(page, 'plan-lines');
  });

  test('says of each line what is needed, what is free and what it costs', async () => {
    await grid('Lines of the plan').click({ position: { x: 200, y: 60 } });
    await page.keyboard.press('k');
    await expect.poll(() => panel().innerText(), SOON).toContain('Needed at');
    const text = await panel().innerText();
    expect(text).toContain('Free at');
    expect(text).toContain('What limits it');
    expect(text).toMatch(/quantile of demand/);
    await picture(page, 'plan-line');
  });

  test('is compared with other ways in money and service by W', async () => {
    await page.keyboard.press('w');
    const options = page.getByRole('table', { name: 'Options in money' });
    await options.waitFor({ timeout: 30_000 });
    const text = await options.innerText();
    for (const way of ['Do nothing', 'This plan', 'Expedite', 'Split', 'Re-promise'])
      expect(text).toContain(way);
    await picture(page, 'plan-options');
    await page.keyboard.press('w');
  });

  test('is solved again by Q with another input, and shows old beside new', async () => {
    await page.keyboard.press('q');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Protected at/).fill('100000');
    await sendDialog(page);
    await expect.poll(() => placeOfWindow(page), SOON).not.toContain(first);
    const second = await isPlaced();
    expect(second).not.toBe(first);
    const table = page.getByRole('table', { name: 'Old beside new' });
    await expect.poll(() => table.innerText(), SOON).toContain(first);
    await expect.poll(() => table.innerText(), SOON).toMatch(/\$/);
    await picture(page, 'plan-edited');
  });

  test('becomes transfers by Y, each with its result, and none of them twice', async () => {
    await page.keyboard.press(']');
    await expect.poll(() => placeOfWindow(page), SOON).toContain(first);
    await rows('Lines of the plan').nth(1).waitFor();
    await page.keyboard.press('y');
    const items = page.getByRole('dialog').getByRole('listitem');
    const shown = await items.count();
    expect(shown).toBeGreaterThan(0);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => items.filter({ hasText: /done$/ }).count(), SOON).toBeGreaterThan(0);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect
      .poll(() => rows('Lines of the plan').filter({ hasText: 'TRF-' }).count(), SOON)
      .toBeGreaterThan(0);
    await picture(page, 'plan-accepted');
    const made = rows('Lines of the plan').filter({ hasText: 'TRF-' });
    const [number] = /TRF-\d{4}-\d+/.exec(await made.first().innerText())!;
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await expect.poll(() => page.getByText(number).count(), SOON).toBeGreaterThan(0);
  });

  test('of the whole network runs in the background by P', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await expect.poll(() => placeOfWindow(page), SOON).toMatch(/^\/plans/);
    await page.keyboard.press('p');
    await expect.poll(() => plan().innerText(), SOON).toContain('Whole network');
    await rows('Lines of the plan').nth(1).waitFor({ timeout: 60_000 });
    await picture(page, 'plan-network');
  });
});
