import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { placeOfWindow } from './harness/console-window.ts';
import { makesPictures, picture } from './harness/picture.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

/** A hand-off between systems: seconds at the speed of the test, more on a busy machine. */
const HAND_OFF = { timeout: 120_000, interval: 300 };
/** A day's drive and the docks at both ends, at 3,600 times the pace of the world. */
const DRIVE = { timeout: 300_000, interval: 500 };

/** The base map paints itself anew in the other theme, slowly without a graphics card. */
const BASE_MAP_MS = 8_000;

/** The first path, from the demand spike to the receipt, as people do it at their windows. Its tests build on each other. */
describe('a demand spike in the Southeast', { timeout: 600_000 }, () => {
  const place = workplace(60, 'nothing');
  let alvarez: Page;
  let transfer = '';

  test('opens a stockout risk with its money at risk and its decide-by time', async () => {
    alvarez = await place.desk.window('r.alvarez', '/exceptions?type=stockoutRisk&site=ATL');
    await caughtUp(alvarez);
    const spike = alvarez.getByRole('row').filter({ hasText: 'Breaker 2P 60 A bolt-on' }).first();
    await spike.waitFor(HAND_OFF);
    await spike.click();
    const panel = alvarez.getByRole('complementary', { name: 'Details' });
    await expect.poll(() => panel.innerText(), HAND_OFF).toMatch(/Decide by/);
    const text = await panel.innerText();
    expect(text).toMatch(/Stockout risk at Atlanta/);
    expect(text).toMatch(/At risk\s+\$[\d,]+/);
    expect(text).toMatch(/Transfer from \w+/);
    if (!makesPictures()) return;
    const queue = await place.desk.window('r.alvarez', placeOfWindow(alvarez).replace(/\?.*/, ''));
    await queue.getByText('Shortage at Atlanta').waitFor();
    await queue.keyboard.press('ArrowRight');
    await picture(queue, 'exceptions');
    await queue.close();
  });

  test('is answered by a transfer whose proposal stands filled in and can be changed', async () => {
    await alvarez.keyboard.press('Enter');
    await expect.poll(() => placeOfWindow(alvarez)).toMatch(/^\/transfers\/new\?exception=EX-\d+$/);
    const main = alvarez.getByRole('main');
    await expect.poll(() => main.innerText(), HAND_OFF).toMatch(/Moves [\d,]+ ea/);
    const quantity = main.getByLabel('Quantity');
    expect(await quantity.inputValue()).toMatch(/^[1-9]\d*$/);
    expect(await quantity.isEditable()).toBe(true);
    await alvarez.keyboard.press('Control+Enter');
    await sendDialog(alvarez);
    await expect
      .poll(() => placeOfWindow(alvarez), HAND_OFF)
      .toMatch(/^\/transfers\/TRF-\d{4}-\d+$/);
    transfer = placeOfWindow(alvarez).replace('/transfers/', '');
    // The quantity is held: the warehouse has confirmed the reservation before anyone approves.
    await expect.poll(() => main.innerText(), HAND_OFF).toMatch(/Confirmed by/);
  });

  test('cannot be approved by the one who asked', async () => {
    await expect
      .poll(() => alvarez.getByRole('main').innerText(), HAND_OFF)
      .toMatch(/You asked for this transfer/);
    const approve = alvarez.getByRole('button', { name: /^Approve/ });
    expect(await approve.getAttribute('aria-disabled')).toBe('true');
    await alvarez.keyboard.press('y');
    expect(await alvarez.getByRole('dialog').count()).toBe(0);
  });

  test('is approved by those whom policy names, each at a window of their own', async () => {
    for (const person of ['m.okafor', 'j.lindqvist']) {
      const page = await place.desk.window(person, `/transfers/${transfer}`);
      await approveIfAsked(page, transfer);
      await page.close();
    }
    await expect
      .poll(() => alvarez.getByRole('main').innerText(), HAND_OFF)
      .not.toMatch(/Waiting for/);
    await picture(alvarez, 'transfer');
  });

  test('sends each command, and shows it done only when the system has said so', async () => {
    const loop = alvarez.getByRole('main');
    for (const command of [/Reserve/, /Pick/, /Ship/]) {
      await expect.poll(() => loop.innerText(), HAND_OFF).toMatch(command);
    }
    await setSpeed(alvarez, '600×');
    await expect
      .poll(async () => (await loop.innerText()).match(/Confirmed by/g)?.length ?? 0, DRIVE)
      .toBeGreaterThanOrEqual(4);
  });

  test('posts the sale at shipping and shows the truck on its road', async () => {
    const main = alvarez.getByRole('main');
    await expect.poll(() => main.innerText(), DRIVE).toMatch(/In transit/);
    await setSpeed(alvarez, '60×');
    await expect.poll(() => main.innerText(), DRIVE).toMatch(/Posted: Northern Supply LLC/);
    expect(await main.innerText()).toMatch(/P\d\d balanced/);
    const shipment = main.getByRole('link', { name: /^SHP-/ }).first();
    await shipment.waitFor();
    const map = await place.desk.window('r.alvarez', `/map/${await shipment.innerText()}`);
    const panel = map.getByRole('complementary', { name: 'Details' });
    await expect.poll(() => panel.innerText(), HAND_OFF).toContain(transfer);
    await picture(map, 'map', { settlesMs: BASE_MAP_MS, alsoAs: 'screenshot.png' });
    await map.close();
  });

  test('is received short, and what is missing stays in transit until a person closes it', async () => {
    await setSpeed(alvarez, '3,600×');
    const main = alvarez.getByRole('main');
    await expect.poll(() => main.innerText(), DRIVE).toMatch(/Received[^\n]* short/);
    await setSpeed(alvarez, '60×');
    const okafor = await place.desk.window('m.okafor', `/transfers/${transfer}`);
    await okafor.getByRole('button', { name: /^Close short/ }).waitFor();
    await okafor.keyboard.press('Shift+S');
    await okafor.getByLabel('Reason').fill('Counted twice at the dock, the carton never came');
    await sendDialog(okafor);
    const closed = okafor.getByRole('main');
    await expect.poll(() => closed.innerText(), HAND_OFF).toMatch(/State\s+Closed/);
    expect(await closed.innerText()).toMatch(/Posted: Southern Supply Inc\./);
    await okafor.close();
  });

  test('leaves the whole case with every hand-off timed in its history', async () => {
    const main = alvarez.getByRole('main');
    await expect.poll(() => main.innerText(), HAND_OFF).toMatch(/never came/);
    const text = await main.innerText();
    const handOffs = [
      /Requested [\d,]+ ea from EX-\d+ \(R\. Alvarez\)/,
      /WMS Columbus applied "Reserve/,
      /Approved for operations \(M\. Okafor\)/,
      /Approved for finance \(J\. Lindqvist\)/,
      /TMS applied "Ship Columbus to Atlanta"/,
      /ERP Northern applied "Transfer order/,
    ];
    for (const handOff of handOffs) expect(text).toMatch(handOff);
  });

  test('leaves no error on any console', () => {
    expect(place.desk.problems).toEqual([]);
  });
});

/** Approves with `Y` and Ctrl Enter where this person is asked to; policy may not ask everybody. */
async function approveIfAsked(page: Page, transfer: string): Promise<void> {
  const approve = page.getByRole('button', { name: /^Approve/ });
  await expect
    .poll(async () => (await page.getByRole('main').innerText()).includes(transfer), HAND_OFF)
    .toBe(true);
  if ((await approve.count()) === 0) return;
  if ((await approve.getAttribute('aria-disabled')) === 'true') return;
  await page.keyboard.press('y');
  await sendDialog(page);
  await page.getByText(`Approved ${transfer}`).waitFor();
}

/** Sets the speed of the simulated world beside the clock. */
async function setSpeed(page: Page, speed: string): Promise<void> {
  await page.getByRole('button', { name: /^Speed of the world/ }).click();
  await page.getByRole('menuitemradio', { name: speed, exact: true }).click();
}
