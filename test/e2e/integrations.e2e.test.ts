import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { placeOfWindow } from './harness/console-window.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { workplace } from './harness/workplace.ts';

/** Four weeks of history are read first; on a machine that does other things as well this takes minutes. */
const UNTIL_CAUGHT_UP = { timeout: 300_000, interval: 500 };
const SOON = { timeout: 60_000, interval: 200 };
/** Two hours of the world at the speed of the test take half a minute. */
const FAULT_OVER = { timeout: 180_000, interval: 300 };

/** The feeds of the simulated world, made to fail and to recover. Its tests build on each other. */
describe('integrations in the running console', { timeout: 360_000 }, () => {
  const place = workplace(240);
  let page: Page;

  beforeAll(async () => {
    page = await place.desk.window('s.prakash', '/integrations/tms');
  }, 300_000);

  test('list each feed with its state in words, and account for everything that came', async () => {
    // A feed that still reads its history counts as live: each is waited for by its own word.
    await expect.poll(() => stateOf(page, 'TMS'), UNTIL_CAUGHT_UP).toBe('Live');
    await expect.poll(() => page.getByText('Catching up').count(), UNTIL_CAUGHT_UP).toBe(0);
    await expect.poll(() => health(page).innerText(), SOON).toMatch(/^\d+ feeds live/m);
    await expect.poll(() => panel(page).innerText(), SOON).toMatch(/Account of what came/);
    const [appended = -1, repeats = 0, dead = 0, received = 0] = await account(page);
    expect(appended + repeats + dead).toBe(received);
  });

  test('call a feed silent that says nothing for twice its cadence, with its fallback card', async () => {
    await makeFault(page, 'Fall silent', '2 h');
    await expect.poll(() => health(page).innerText(), FAULT_OVER).toMatch(/TMS silent \d+/);
    await expect.poll(() => stateOf(page, 'TMS'), SOON).toBe('Silent');
    await expect
      .poll(() => panel(page).innerText(), SOON)
      .toMatch(/Fallback card[^]*Not verified since[^]*Trucks stand/);
    const badge = page.getByRole('link', { name: /Integrations.*feeds are silent/ });
    await badge.waitFor();
  });

  test('call it live again once it has spoken, with nothing lost', async () => {
    await expect.poll(() => stateOf(page, 'TMS'), FAULT_OVER).toBe('Live');
    await expect.poll(() => health(page).innerText(), SOON).toMatch(/^\d+ feeds live/m);
    await expect.poll(() => panel(page).innerText(), SOON).not.toMatch(/Not verified since/);
    await expect.poll(() => cellOf(page, 'TMS', 'gaps'), SOON).toBe('0');
  });

  test('drop what is replayed as repeats', async () => {
    const [, before = 0] = await account(page);
    await page.keyboard.press('y');
    const from = page.getByLabel('From sequence');
    const cursor = Number((await from.inputValue()).replaceAll(',', ''));
    await from.fill(String(cursor - 50));
    await sendDialog(page);
    await expect.poll(async () => (await account(page))[1] ?? 0, SOON).toBeGreaterThan(before);
  });

  test('keep a malformed event as a dead letter, and say why it is refused again', async () => {
    await page.goto(page.url().replace(/#.*/, '#/integrations/wms/atlanta'));
    await expect.poll(() => panel(page).innerText(), SOON).toMatch(/wms\/atlanta/);
    await makeFault(page, 'Send malformed events', '2 h');
    const letter = page.getByRole('grid', { name: 'Dead letters' }).locator('.ag-row').first();
    await letter.waitFor({ timeout: FAULT_OVER.timeout });
    await letter.locator('[col-id="reason"]').click();
    await expect.poll(() => panel(page).innerText(), SOON).toMatch(/As it came/);
    await page.keyboard.press('Enter');
    const editor = page.getByLabel('Data of the event');
    await editor.fill('{"no": ');
    expect(await page.getByRole('dialog').innerText()).toMatch(/Is no JSON/);
    await editor.fill('{"no": "contract"}');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => page.getByRole('dialog').innerText(), SOON)
      .toMatch(/still keeps no contract: \/data/);
    await page.keyboard.press('Escape');
  });

  test('connect a feed again by its key', async () => {
    await page.goto(page.url().replace(/#.*/, '#/integrations/wms/reno'));
    await page.getByRole('grid', { name: 'Feeds' }).focus();
    await expect.poll(() => panel(page).innerText(), SOON).toMatch(/wms\/reno/);
    await page.keyboard.press('r');
    await page.getByText('Connecting WMS Reno').waitFor();
    await expect.poll(() => stateOf(page, 'WMS Reno'), SOON).toBe('Live');
  });

  test('tell a controller whom to ask for what an integrator may do', async () => {
    const controller = await place.desk.window('r.alvarez', '/integrations/tms');
    const replay = controller.getByRole('button', { name: /^Replay/ });
    await replay.waitFor();
    expect(await replay.getAttribute('aria-disabled')).toBe('true');
    expect(await replay.getAttribute('title')).toBe('Needs an integrator, ask S. Prakash');
    expect(placeOfWindow(controller)).toBe('/integrations/tms');
    await controller.close();
  });

  test('leave no error on any console', () => {
    expect(place.desk.problems).toEqual([]);
  });
});

/** The line of the top bar: all feeds in one. */
function health(page: Page) {
  return page.getByRole('link', { name: /feeds live/ });
}

function panel(page: Page) {
  return page.getByRole('complementary', { name: 'Details' });
}

function stateOf(page: Page, feed: string): Promise<string> {
  return cellOf(page, feed, 'state');
}

async function cellOf(page: Page, feed: string, column: string): Promise<string> {
  const row = page
    .getByRole('grid', { name: 'Feeds' })
    .locator('.ag-row')
    .filter({
      has: page.locator('[col-id="feed"]', { hasText: new RegExp(`^${feed}$`) }),
    });
  return (await row.locator(`[col-id="${column}"]`).innerText()).trim();
}

/** The account of the feed in the panel: appended, repeats, dead letters, received. */
async function account(page: Page): Promise<number[]> {
  const cells = page.getByRole('table', { name: 'Account of what came' }).getByRole('cell');
  const texts = await cells.allInnerTexts();
  return texts.map((text) => Number(text.replaceAll(',', '')));
}

async function makeFault(page: Page, kind: string, duration: string): Promise<void> {
  await page.getByRole('button', { name: 'Make a fault' }).click();
  await page.getByLabel('What goes wrong').selectOption({ label: kind });
  await page.getByLabel('For how long').selectOption({ label: duration });
  await sendDialog(page);
  await expect.poll(() => page.getByRole('dialog').count(), SOON).toBe(0);
}
