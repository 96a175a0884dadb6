import { beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { placeOfWindow } from './harness/console-window.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

/** Four weeks of history are read first; on a machine that does other things as well this takes minutes. */
const UNTIL_CAUGHT_UP = { timeout: 300_000, interval: 500 };
/** A question to the hub and its answer on screen. */
const SOON = { timeout: 60_000, interval: 200 };
/** A command and what its system says to it: seconds at the speed of the test, more on a busy machine. */
const HAND_OFF = { timeout: 120_000, interval: 300 };

/** Stock, orders and transfers over the real hub, mostly by keys. Its tests build on each other. */
describe('stock, orders and transfers in the running console', { timeout: 360_000 }, () => {
  const place = workplace(60);
  let page: Page;

  beforeAll(async () => {
    page = await place.desk.window('r.alvarez', '/stock');
  }, 300_000);

  test('shows every position, and keeps a filter in the place', async () => {
    await row(page, 0).waitFor();
    await expect.poll(() => page.getByText(/^\d+ feeds live$/).count(), UNTIL_CAUGHT_UP).toBe(1);
    await caughtUp(page);
    await expect.poll(() => page.getByText('12,000 of 12,000').count(), UNTIL_CAUGHT_UP).toBe(1);
    await page.keyboard.press('f');
    await page.keyboard.type('breaker 60 bolt');
    await page.keyboard.press('Enter');
    await expect.poll(() => placeOfWindow(page), SOON).toBe('/stock?item=breaker+60+bolt');
    await expect.poll(() => shownCount(page), SOON).toBeLessThan(100);
    await page.getByRole('button', { name: /^Site all 6/ }).click();
    await page.getByRole('menuitemradio', { name: 'ATL' }).click();
    const sites = page.locator('.ag-row [col-id="site"]');
    await expect
      .poll(async () => new Set(await sites.allInnerTexts()), SOON)
      .toEqual(new Set(['ATL']));
  });

  test('tells of a position what is there, what will be, and who near it has too much', async () => {
    await page.locator('.ag-row', { hasText: 'BRK-2P60B' }).click();
    // Its exception opens once the history is read to its end.
    await expect.poll(() => panel(page).innerText(), UNTIL_CAUGHT_UP).toMatch(/EX-\d+/);
    await expect
      .poll(() => panel(page).innerText(), SOON)
      .toMatch(/Projection, 14 days[^]*Who gets [^]*L2[^]*Shortage at Atlanta[^]*Nearby excess/);
    const chart = panel(page).getByRole('img', { name: /^14 days ahead: from / });
    expect(await chart.getAttribute('aria-label')).toMatch(/below zero/);
    expect(placeOfWindow(page)).toMatch(/^\/stock\/\d{13}\/\d{14}\?/);
  });

  test('asks a warehouse to count, once', async () => {
    await page.keyboard.press('Shift+C');
    await sendDialog(page);
    await page.keyboard.press('Shift+C');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Control+Enter');
    const refusal = page.getByRole('alert');
    // The first count may be done already: then the second is as good as the first was.
    await expect
      .poll(async () => (await refusal.count()) + (await page.getByRole('dialog').count()), SOON)
      .not.toBe(1);
    if ((await refusal.count()) > 0) expect(await refusal.innerText()).toMatch(/under way/);
    await page.keyboard.press('Escape');
  });

  test('reaches the card of a transfer with item, destination and arithmetic filled in', async () => {
    const position = placeOfWindow(page).replace(/\?.*/, '').split('/');
    await page.keyboard.press('p');
    await expect.poll(() => placeOfWindow(page), SOON).toMatch(/^\/transfers\/new\?/);
    const asked = new URLSearchParams(placeOfWindow(page).split('?')[1]);
    expect([asked.get('to'), asked.get('gtin')]).toEqual([position[2], position[3]]);
    const main = page.getByRole('main');
    await expect.poll(() => main.innerText(), SOON).toMatch(/BRK-2P60B[^]*Shortage at Atlanta/);
    await expect.poll(() => main.innerText(), SOON).toMatch(/Moves [\d,]+ ea, in whole case packs/);
    expect(await main.getByLabel('To').inputValue()).toBe(position[2]);
  });

  test('solves again for another quantity, and keeps what is typed while values change', async () => {
    const main = page.getByRole('main');
    const field = main.getByLabel('Quantity');
    await field.fill('40');
    await expect.poll(() => main.innerText(), SOON).toMatch(/Moves 72 ea, in whole case packs/);
    // A minute of the world passes each second; nothing of it may touch an open editor.
    const clock = () => page.locator('header time').first().innerText();
    const before = await clock();
    await expect.poll(clock, SOON).not.toBe(before);
    expect(await field.inputValue()).toBe('40');
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    await field.fill('-5');
    await expect.poll(() => main.innerText(), SOON).toMatch(/A quantity is a whole number above 0/);
    await field.fill('40');
  });

  test('is created by Ctrl Enter alone, and stands on its card and in the list', async () => {
    const main = page.getByRole('main');
    await expect.poll(() => main.innerText(), SOON).toMatch(/Moves 72 ea/);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor();
    expect(placeOfWindow(page)).toMatch(/^\/transfers\/new/);
    await sendDialog(page);
    await expect.poll(() => placeOfWindow(page), SOON).toMatch(/^\/transfers\/TRF-\d{4}-\d+$/);
    await expect.poll(() => main.innerText(), HAND_OFF).toMatch(/Reserve 72 ea[^]*Confirmed by/);
    const id = placeOfWindow(page).split('/')[2]!;
    expect(await page.locator(`[data-row="${id}"]`).getAttribute('aria-current')).toBe('true');
  });

  test('shows another quantity beside the one that was asked for', async () => {
    const main = page.getByRole('main');
    await expect.poll(() => main.innerText(), HAND_OFF).toMatch(/Waiting for/);
    await page.keyboard.press('q');
    await page.keyboard.type('108');
    const table = main.getByRole('table', { name: 'Solved again' });
    await expect.poll(() => table.innerText(), SOON).toMatch(/Move\s+72 ea\s+108 ea/);
    await page.keyboard.press('Escape');
    await expect.poll(() => table.count(), SOON).toBe(0);
  });

  test('cancels it only with a reason, and says what that releases', async () => {
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.innerText()).toMatch(/releases the 72 ea reserved/);
    await page.keyboard.press('Control+Enter');
    expect(await dialog.count()).toBe(1);
    await page.getByLabel('Reason').fill('Asked for twice');
    await sendDialog(page);
    await expect
      .poll(() => page.getByRole('main').innerText(), HAND_OFF)
      .toMatch(/Cancelled[^]*“Asked for twice”/);
  });

  test('keeps row, selection and scroll in the grid of orders while the world goes on', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await row(page, 0).waitFor();
    await page.keyboard.press('j');
    for (let step = 0; step < 2; step++) await page.keyboard.press('PageDown');
    await page.keyboard.press('x');
    const order = () => placeOfWindow(page).replace('/orders/', '');
    await expect.poll(order, SOON).toMatch(/^SO-\d+$/);
    const chosen = order();
    const firstDrawn = await firstRowDrawn(page);
    expect(firstDrawn).toBeGreaterThan(0);
    await setSpeed(page, '600×');
    const clock = () => page.locator('header time').first().innerText();
    const hour = (await clock()).slice(0, 2);
    await expect.poll(async () => (await clock()).slice(0, 2), HAND_OFF).not.toBe(hour);
    await setSpeed(page, '60×');
    expect(order()).toBe(chosen);
    await expect.poll(() => page.getByText('1 row selected').count(), SOON).toBe(1);
    expect(await firstRowDrawn(page)).toBe(firstDrawn);
  });

  test('tells of an order its lines, what they have, and the trace from cause to margin', async () => {
    await expect
      .poll(() => panel(page).innerText(), SOON)
      .toMatch(/Promise[^]*Lines and allocation[^]*From cause to margin[^]*History/);
  });

  test('asks the ERP for another priority, and shows the ERP’s word when it comes', async () => {
    const before = Number(/Priority (\d)/.exec(await panel(page).innerText())?.[1]);
    const wanted = before === 1 ? 2 : before - 1;
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Priority').selectOption(String(wanted));
    await dialog.getByLabel('Reason').fill('The line of this customer stands');
    await sendDialog(page);
    await expect.poll(() => dialog.count(), SOON).toBe(0);
    await expect.poll(() => panel(page).innerText(), HAND_OFF).toContain(`Priority ${wanted}`);
  });

  test('moves a reservation by keys, once who loses is read, and shows it as asked', async () => {
    const dialog = page.getByRole('dialog');
    await page.keyboard.press('Home');
    await page.keyboard.press('m');
    await dialog.waitFor();
    await expect.poll(() => dialog.innerText(), SOON).toMatch(/have not left/);
    // Where the first line has no other place, an order further down has.
    for (let tries = 0; tries < 20 && !(await isPossible(dialog)); tries++) {
      await page.keyboard.press('Escape');
      await expect.poll(() => dialog.count(), SOON).toBe(0);
      await page.keyboard.press('j');
      await page.keyboard.press('m');
      await dialog.waitFor();
      await expect.poll(() => dialog.innerText(), SOON).toMatch(/have not left|All of it has left/);
    }
    await expect.poll(() => dialog.innerText(), SOON).toMatch(/Who loses[^]*ALO-1 v1 places this/);
    // The hub is asked anew for each figure; whoever types goes on typing.
    const pieces = dialog.getByLabel('Quantity');
    await pieces.focus();
    await page.keyboard.type('1');
    const send = dialog.getByRole('button', { name: /^(Move reservation|Decide again)/ });
    await expect.poll(() => send.getAttribute('title'), SOON).not.toBe('Being looked up');
    expect(await pieces.evaluate((one) => one === document.activeElement)).toBe(true);
    await dialog.getByLabel(/^Reason/).fill('The customer waits at the door');
    await sendDialog(page);
    await expect.poll(() => dialog.count(), SOON).toBe(0);
    await expect
      .poll(() => panel(page).innerText(), HAND_OFF)
      .toMatch(/Asked: Serve \d+ \w+ of SO-\d+ from [^]*“The customer waits at the door”/);
  });

  test('leaves no error on any console', () => {
    expect(place.desk.problems).toEqual([]);
  });
});

function row(page: Page, place: number) {
  return page.locator(`.ag-row[row-index="${place}"]`).first();
}

function panel(page: Page) {
  return page.getByRole('complementary', { name: 'Details' });
}

/** The place of the first row that the grid has drawn: it changes only when the grid is scrolled. */
function firstRowDrawn(page: Page): Promise<number> {
  return page
    .locator('.ag-row')
    .evaluateAll((rows) =>
      Math.min(...rows.map((one) => Number(one.getAttribute('row-index') ?? 0))),
    );
}

/** "12 of 12,000": the first figure. */
async function shownCount(page: Page): Promise<number> {
  const text = await page.getByText(/^[\d,]+ of [\d,]+$/).innerText();
  return Number(text.split(' ')[0]!.replaceAll(',', ''));
}

/** Sets the speed of the simulated world beside the clock. */
async function setSpeed(page: Page, speed: string): Promise<void> {
  await page.getByRole('button', { name: /^Speed of the world/ }).click();
  await page.getByRole('menuitemradio', { name: speed, exact: true }).click();
}

/** Whether the dialog has a place from which the pieces can be served as it stands. */
async function isPossible(dialog: Locator): Promise<boolean> {
  await dialog
    .getByText(/Who loses|No other site|All of it has left/)
    .first()
    .waitFor();
  const text = await dialog.innerText();
  return /Who loses/.test(text) && !/does not let this one pass|can’t be moved|short of/.test(text);
}
