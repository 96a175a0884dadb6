import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Application } from './harness/application.ts';
import { placeOfWindow } from './harness/console-window.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

const SOON = { timeout: 30_000, interval: 200 };

/** The hub's process, as the start has written it down beside the data. */
async function hubPid({ dataDir }: Application): Promise<number> {
  const text = await readFile(join(dataDir, 'instance.json'), 'utf8');
  return (JSON.parse(text) as { children: { hub: { pid: number } } }).children.hub.pid;
}

/** The exceptions workspace at the keyboard, against the running application. Its tests build on each other. */
describe('the queue', { timeout: 400_000 }, () => {
  const place = workplace(10);
  let page: Page;
  /** The exception that the tests act on. */
  let key = '';

  const panel = () => page.getByRole('complementary', { name: 'Details' });
  /** The rows of the grid, its header among them; the panel has tables of its own. */
  const rows = () => page.locator('[role$="grid"][aria-label="Exceptions"]').getByRole('row');
  const message = (text: string | RegExp) => page.getByLabel('Messages').getByText(text).first();

  beforeAll(async () => {
    page = await place.desk.window('r.alvarez', '/exceptions');
    // Subscribed to the queue and read to the end of history: from here on what is open stands.
    await caughtUp(page);
  }, 600_000);

  test('is gone through by J and K, and the place follows without filling the history', async () => {
    const before = await page.evaluate(() => history.length);
    for (const step of ['j', 'j', 'j', 'k']) await page.keyboard.press(step);
    await expect.poll(() => placeOfWindow(page), SOON).toMatch(/^\/exceptions\/EX-\d+$/);
    key = placeOfWindow(page).replace('/exceptions/', '');
    await expect.poll(() => panel().innerText(), SOON).toContain(`Exception ${key}`);
    expect(await page.evaluate(() => history.length)).toBe(before);
  });

  test('opens at a link to one of its exceptions, in another window', async () => {
    const other = await place.desk.window('m.okafor', `/exceptions/${key}`);
    const details = other.getByRole('complementary', { name: 'Details' });
    await expect.poll(() => details.innerText(), SOON).toContain(`Exception ${key}`);
    await other.close();
  });

  test('is acknowledged by A, which gives it its owner', async () => {
    await page.keyboard.press('a');
    await message(`Acknowledged ${key}`).waitFor();
    await expect.poll(() => panel().innerText(), SOON).toContain('Acknowledged');
    await expect
      .poll(() => rows().filter({ hasText: 'R. Alvarez' }).count(), SOON)
      .toBeGreaterThan(0);
  });

  test('sends no act on what has changed since it was looked at: it shows the new beside the old first', async () => {
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    const other = await place.desk.window('m.okafor', `/exceptions/${key}`);
    await other.getByRole('button', { name: /^Assign/ }).waitFor();
    await other.keyboard.press('o');
    await other.getByLabel('Owner').selectOption('m.okafor');
    await sendDialog(other);
    await other.getByText(`Assigned ${key} to M. Okafor`).waitFor();
    await other.close();
    await page.getByLabel('Reason').fill('The carrier does not answer');
    const changed = page.getByRole('dialog').getByRole('alert');
    await expect
      .poll(() => changed.innerText(), SOON)
      .toMatch(/has changed since you looked[^]*Owner\s+R. Alvarez\s+M. Okafor/);
    await page.keyboard.press('Control+Enter');
    await changed.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Reason').inputValue()).toBe('The carrier does not answer');
    await page.keyboard.press('Control+Enter');
    await message(`Escalated ${key}`).waitFor();
  });

  test('asks until when and why before it snoozes', async () => {
    await page.keyboard.press('s');
    const send = page.getByRole('dialog').getByRole('button', { name: /^Snooze/ });
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel('Reason').fill('Waiting for the carrier');
    await sendDialog(page);
    await message(new RegExp(`Snoozed ${key} until`)).waitFor();
    await page.getByRole('button', { name: /^Snoozed/ }).click();
    await expect.poll(() => rows().count(), SOON).toBe(2);
  });

  test('acts in bulk on exactly the rows that are shown, with a result for each', async () => {
    await page.getByRole('button', { name: /^All open/ }).click();
    await page.getByRole('button', { name: /^Type/ }).click();
    await page.getByRole('menuitemradio', { name: 'Excess', exact: true }).click();
    await expect.poll(() => rows().filter({ hasText: 'Stockout risk' }).count(), SOON).toBe(0);
    const shown = (await rows().count()) - 1;
    expect(shown).toBeGreaterThan(1);
    await page.keyboard.press('.');
    const dialog = page.getByRole('dialog');
    const items = dialog.getByRole('list', { name: 'What it acts on' }).getByRole('listitem');
    await expect.poll(() => items.count(), SOON).toBe(shown);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => items.filter({ hasText: /done$/ }).count(), SOON).toBe(shown);
    await page.keyboard.press('Escape');
  });

  test('exports exactly what is shown, with its stamp and its filter', async () => {
    const shown = (await rows().count()) - 1;
    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+e');
    await page.getByRole('menuitem', { name: 'Text, .csv' }).click();
    const csv = await readFile(await (await download).path(), 'utf8');
    const lines = csv.split('\r\n');
    expect(lines[1]).toMatch(/^As of,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d E[DS]T$/);
    expect(lines[2]).toBe('Filter,"All open; type excess"');
    const header = lines.findIndex((line) => line.startsWith('State,Type,Subject'));
    const body = lines.slice(header + 1, lines.indexOf('', header + 1));
    expect(body).toHaveLength(shown);
    for (const line of body) expect(line).toContain(',Excess,');
  });

  test('finds any object and any place from the keyboard', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('go ATL');
    await page
      .getByRole('option', { name: /Atlanta/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => placeOfWindow(page), SOON).toMatch(/^\/map/);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => placeOfWindow(page), SOON).toMatch(/^\/exceptions/);
  });

  test('is another person’s in a window where one is chosen', async () => {
    await page.getByRole('button', { name: /R\. Alvarez/ }).click();
    await page.getByRole('menuitemradio', { name: /D\. Nakamura/ }).click();
    await page.getByRole('button', { name: /D\. Nakamura/ }).waitFor();
    const acknowledge = panel().getByRole('button', { name: /^Acknowledge/ });
    await expect.poll(() => acknowledge.getAttribute('title'), SOON).toMatch(/^Needs .*, ask /);
  });

  test('leaves no error on any console', () => {
    expect(place.desk.problems).toEqual([]);
  });

  test('stays as it was last known while the hub is away, says since when, and goes on by itself', async () => {
    const [row] = await rows().filter({ hasText: 'Excess' }).allInnerTexts();
    const subject = row?.split('\n').find((cell) => cell.endsWith(' idle')) ?? 'no row';
    process.kill(await hubPid(place.application), 'SIGKILL');
    const band = page.getByText(/^No connection since \d/);
    await band.waitFor({ timeout: 30_000 });
    expect(await rows().filter({ hasText: subject }).count()).toBeGreaterThan(0);
    await band.waitFor({ state: 'detached', timeout: 120_000 });
    await expect.poll(() => rows().count(), SOON).toBeGreaterThan(1);
  });
});
