import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { startApplication } from './harness/application.ts';
import type { Application } from './harness/application.ts';
import { openBrowser } from './harness/browser.ts';
import { placeOfWindow, Workstation } from './harness/console-window.ts';

/** Four weeks of history are read first; on a machine that does other things as well this takes minutes. */
const UNTIL_CAUGHT_UP = { timeout: 300_000, interval: 500 };
/** A hand-off between systems: seconds at the speed of the test, more on a busy machine. */
const HAND_OFF = { timeout: 120_000, interval: 300 };
/** A day's drive and the docks at both ends, at 3,600 times the pace of the world. */
const DRIVE = { timeout: 300_000, interval: 500 };

const DOCS = fileURLToPath(new URL('../../docs', import.meta.url));
/** Set to make the pictures of README.md and docs/ anew; otherwise none is written. */
const MAKES_PICTURES = process.env['SIGNALBOX_PICTURES'] === '1';

/** The first path, from the demand spike to the receipt, as people do it at their windows. Its tests build on each other. */
describe('a demand spike in the Southeast', { timeout: 600_000 }, () => {
  let application: Application;
  let browser: Browser;
  let desk: Workstation;
  let alvarez: Page;
  let transfer = '';

  beforeAll(async () => {
    application = await startApplication({ speed: 60 });
    browser = await openBrowser();
    desk = await Workstation.open(browser, application);
  }, 300_000);

  afterAll(async () => {
    await desk?.close();
    await browser?.close();
    await application?.stop();
  });

  test('opens a stockout risk with its money at risk and its decide-by time', async () => {
    alvarez = await desk.window('r.alvarez', '/exceptions?type=stockoutRisk&site=ATL');
    const spike = alvarez.getByRole('row').filter({ hasText: 'Breaker 2P 60 A bolt-on' }).first();
    await expect.poll(() => spike.isVisible(), UNTIL_CAUGHT_UP).toBe(true);
    await expect.poll(() => alvarez.getByText('Reading history').count(), UNTIL_CAUGHT_UP).toBe(0);
    await spike.click();
    const panel = alvarez.getByRole('complementary', { name: 'Details' });
    await expect.poll(() => panel.innerText(), HAND_OFF).toMatch(/Decide by/);
    const text = await panel.innerText();
    expect(text).toMatch(/Stockout risk at Atlanta/);
    expect(text).toMatch(/At risk\s+\$[\d,]+/);
    expect(text).toMatch(/Transfer from \w+/);
    if (!MAKES_PICTURES) return;
    const queue = await desk.window('r.alvarez', placeOfWindow(alvarez).replace(/\?.*/, ''));
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
    await alvarez.getByRole('dialog').waitFor();
    await alvarez.keyboard.press('Control+Enter');
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
      const page = await desk.window(person, `/transfers/${transfer}`);
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
    const map = await desk.window('r.alvarez', `/map/${await shipment.innerText()}`);
    const panel = map.getByRole('complementary', { name: 'Details' });
    await expect.poll(() => panel.innerText(), HAND_OFF).toContain(transfer);
    await picture(map, 'map');
    await map.close();
  });

  test('is received short, and what is missing stays in transit until a person closes it', async () => {
    await setSpeed(alvarez, '3,600×');
    const main = alvarez.getByRole('main');
    await expect.poll(() => main.innerText(), DRIVE).toMatch(/Received[^\n]* short/);
    await setSpeed(alvarez, '60×');
    const okafor = await desk.window('m.okafor', `/transfers/${transfer}`);
    await okafor.getByRole('button', { name: /^Close short/ }).waitFor();
    await okafor.keyboard.press('Shift+S');
    await okafor.getByLabel('Reason').fill('Counted twice at the dock, the carton never came');
    await okafor.keyboard.press('Control+Enter');
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
    expect(desk.problems).toEqual([]);
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
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText(`Approved ${transfer}`).waitFor();
}

/** Sets the speed of the simulated world beside the clock. */
async function setSpeed(page: Page, speed: string): Promise<void> {
  await page.getByRole('button', { name: /^Speed of the world/ }).click();
  await page.getByRole('menuitemradio', { name: speed, exact: true }).click();
}

/** Both themes of what a window shows, for the papers. */
async function picture(page: Page, name: string): Promise<void> {
  if (!MAKES_PICTURES) return;
  const folder = join(DOCS, 'pictures');
  await mkdir(folder, { recursive: true });
  for (const theme of ['light', 'dark']) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(`${theme} theme`);
    await page.keyboard.press('Enter');
    // The base map paints itself anew in the other theme, slowly without a graphics card.
    await page.waitForTimeout(name === 'map' ? 8_000 : 1_500);
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
    if (name === 'map' && theme === 'dark')
      await page.screenshot({ path: join(DOCS, 'screenshot.png') });
  }
}
