import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { placeOfWindow } from './harness/console-window.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

const SOON = { timeout: 60_000, interval: 200 };

/** The map over the real hub and its simulated world. Its tests build on each other. */
describe('the map in the running console', { timeout: 360_000 }, () => {
  const place = workplace(60);
  let page: Page;
  const asked: string[] = [];

  beforeAll(async () => {
    page = await place.desk.window('r.alvarez', '/map');
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
  }, 300_000);

  test('shows the sites with their state in words, and moving shipments in the grid', async () => {
    await page.getByRole('button', { name: /^Atlanta, \w+/ }).waitFor();
    await caughtUp(page);
    await rowOf(page, 0).waitFor();
    await expect.poll(() => count(page, /^All moving/), SOON).toBeGreaterThan(10);
  });

  test('names and rings the shipment that is chosen in the grid, and shows what is known of it', async () => {
    await rowOf(page, 0).click();
    const id = await chosen(page);
    await page.locator(`[data-label-for="${id}"]`).waitFor();
    await expect.poll(() => panel(page).innerText(), SOON).toMatch(/Milestones[^]*Two ETAs/);
    expect(await panel(page).innerText()).toContain(id);
    await page.keyboard.press('j');
    await expect.poll(() => placeOfWindow(page), SOON).not.toBe(`/map/${id}`);
    expect(await page.locator('.ag-row[data-current] [col-id="shipment"]').innerText()).toBe(
      await chosen(page),
    );
  });

  test('makes the truck that is clicked on the map the current row, and brings it into view', async () => {
    await setSpeed(page, 'Pause');
    const first = await chosen(page);
    const at = await ring(page);
    await page.keyboard.press('End');
    await expect.poll(() => placeOfWindow(page), SOON).not.toBe(`/map/${first}`);
    await page.mouse.click(at.x, at.y);
    const current = page.locator('.ag-row[data-current] [col-id="shipment"]');
    await expect
      .poll(async () => (await current.innerText()) === (await chosen(page)), SOON)
      .toBe(true);
    // Another may lie on the same spot; whichever was hit, it is ringed there.
    const there = await ring(page);
    expect(Math.hypot(there.x - at.x, there.y - at.y)).toBeLessThan(12);
    await setSpeed(page, '60×');
  });

  test('moves trucks along their roads between position events', async () => {
    const before = await ring(page);
    await setSpeed(page, '600×');
    await expect
      .poll(async () => {
        const now = await ring(page);
        return Math.hypot(now.x - before.x, now.y - before.y);
      }, SOON)
      .toBeGreaterThan(3);
    await setSpeed(page, '60×');
  });

  test('filters map and grid by one chip, and says when nothing matches', async () => {
    await page.getByRole('button', { name: /^Critical/ }).click();
    await page.getByRole('button', { name: /^Late by/ }).click();
    await page.getByRole('menuitemradio', { name: 'over 4 h' }).click();
    const end = page.getByText(/0 of [\d,]+ match/);
    const isEmpty = await end.count();
    const states = await page.locator('.ag-row [col-id="state"]').allInnerTexts();
    expect(states.filter((state) => state.trim() !== 'Critical')).toEqual([]);
    if (isEmpty > 0) await page.getByRole('button', { name: 'Clear filter' }).click();
    else await page.getByRole('button', { name: /^All moving/ }).click();
    await expect.poll(() => page.locator('.ag-row').count(), SOON).toBeGreaterThan(3);
  });

  test('opens a site by its square, and a transfer to it from there', async () => {
    const atlanta = page.getByRole('button', { name: /^Atlanta, \w+/ });
    await atlanta.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => panel(page).innerText(), SOON).toMatch(/Atlanta \(ATL\)/);
    expect(await atlanta.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: /^Create transfer/ }).click();
    await expect
      .poll(() => placeOfWindow(page), SOON)
      .toMatch(/^\/transfers\/new\?(to|from)=\d{13}$/);
    await page.goBack();
    await expect.poll(() => placeOfWindow(page), SOON).toMatch(/^\/map\?site=\d{13}$/);
  });

  test('asks a carrier for speed only with a reason, and shows its answer in the history', async () => {
    await page.locator('.ag-row [col-id="tracking"]', { hasText: 'In motion' }).first().click();
    await chosen(page);
    await page.keyboard.press('u');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('Control+Enter');
    expect(await dialog.count()).toBe(1);
    await page.getByLabel('Reason').fill('The customer stops a line');
    await sendDialog(page);
    await expect.poll(() => dialog.count(), SOON).toBe(0);
    await expect.poll(() => panel(page).innerText(), SOON).toMatch(/[Ee]xpedit(e|ed)\b[^]*\)/);
  });

  test('asks no other host for anything and leaves no error', () => {
    const { host } = new URL(place.application.address);
    const elsewhere = asked.filter((url) => /^https?:/.test(url) && new URL(url).host !== host);
    expect(asked.length).toBeGreaterThan(10);
    expect(elsewhere).toEqual([]);
    expect(place.desk.problems).toEqual([]);
  });
});

function rowOf(page: Page, place: number) {
  return page.locator(`.ag-row[row-index="${place}"] [col-id="shipment"]`);
}

function panel(page: Page) {
  return page.getByRole('complementary', { name: 'Details' });
}

/** The shipment in the window's place, once there is one. */
async function chosen(page: Page): Promise<string> {
  await expect.poll(() => placeOfWindow(page), SOON).toMatch(/^\/map\/[^?]+$/);
  return placeOfWindow(page).slice('/map/'.length);
}

/** The middle of the ring around the selected shipment, in px of the window. */
async function ring(page: Page): Promise<{ x: number; y: number }> {
  const element = page.locator('[data-selection]');
  await expect.poll(() => element.isVisible(), SOON).toBe(true);
  const box = (await element.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The number on a chip. */
async function count(page: Page, name: RegExp): Promise<number> {
  const text = await page.getByRole('button', { name }).first().innerText();
  return Number(/([\d,]+)\s*$/.exec(text)?.[1]?.replaceAll(',', '') ?? 0);
}

/** Sets the speed of the simulated world beside the clock. */
async function setSpeed(page: Page, speed: string): Promise<void> {
  await page.getByRole('button', { name: /^Speed of the world/ }).click();
  await page.getByRole('menuitemradio', { name: speed, exact: true }).click();
  const wanted = speed === 'Pause' ? 'paused' : speed;
  await page.getByRole('button', { name: `Speed of the world, ${wanted}` }).waitFor();
}
