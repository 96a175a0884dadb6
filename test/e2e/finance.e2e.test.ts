import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { placeOfWindow } from './harness/console-window.ts';
import { picture } from './harness/picture.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

/** Four weeks of history are read first; on a machine that does other things as well this takes minutes. */
const UNTIL_CAUGHT_UP = { timeout: 300_000, interval: 500 };
/** A question to the hub and its answer on screen. */
const SOON = { timeout: 60_000, interval: 200 };
/** A command and what its ledger says to it. */
const HAND_OFF = { timeout: 120_000, interval: 300 };

/** The books between the entities, as finance works them by keys. Its tests build on each other. */
describe('the finance workspace', { timeout: 360_000 }, () => {
  const place = workplace(60);
  let lindqvist: Page;
  let document = '';

  beforeAll(async () => {
    lindqvist = await place.desk.window('j.lindqvist', '/finance');
  }, 300_000);

  test('is finance’s: others see that it is there, and whom to ask', async () => {
    const alvarez = await place.desk.window('r.alvarez', '/map');
    await alvarez.getByRole('link', { name: /^Finance/ }).waitFor();
    await alvarez.keyboard.press('g');
    await alvarez.keyboard.press('f');
    const main = alvarez.getByRole('main');
    await expect.poll(() => main.innerText(), SOON).toMatch(/Finance only, ask J\. Lindqvist/);
    expect(await main.getByRole('table').count()).toBe(0);
    await alvarez.close();
  });

  test('shows what both books say of each way, and of what is open in each ledger', async () => {
    await caughtUp(lindqvist);
    const matrix = lindqvist.getByRole('table', { name: /^Who ships to whom/ });
    await matrix.waitFor();
    await expect.poll(() => matrix.innerText(), UNTIL_CAUGHT_UP).toMatch(/unmatched/);
    const main = lindqvist.getByRole('main');
    expect(await main.innerText()).toMatch(/Northern sells to Southern/);
    expect(await main.innerText()).toMatch(/Southern Supply Inc\.\s+P06/);
    await expect.poll(() => lindqvist.locator('.ag-row').count(), SOON).toBeGreaterThan(0);
  });

  test('moves through the matrix by arrows, and Enter shows what a cell adds up', async () => {
    const cells = lindqvist.getByRole('table', { name: /^Who ships to whom/ }).getByRole('button');
    await cells.first().focus();
    await lindqvist.keyboard.press('ArrowDown');
    const label = await lindqvist.evaluate(
      () => globalThis.document.activeElement?.ariaLabel ?? '',
    );
    expect(label).toMatch(/ to /);
    const posted = cells.filter({ hasText: 'unmatched' }).first();
    await posted.focus();
    await lindqvist.keyboard.press('Enter');
    await expect.poll(() => placeOfWindow(lindqvist), SOON).toMatch(/cell=/);
    const shown = lindqvist.locator('.ag-row [col-id="transfer"]');
    await expect.poll(() => shown.count(), SOON).toBeGreaterThan(0);
    expect(await posted.getAttribute('aria-pressed')).toBe('true');
    await lindqvist.keyboard.press('Enter');
    await expect.poll(() => placeOfWindow(lindqvist), SOON).not.toMatch(/cell=/);
  });

  test('goes to the next period by P', async () => {
    const chip = lindqvist.getByRole('button', { name: /^Period/ });
    const before = await chip.innerText();
    await lindqvist.keyboard.press('p');
    await lindqvist.keyboard.press('p');
    await expect.poll(() => chip.innerText(), SOON).toBe(before);
  });

  test('gives a difference an owner, and proposes what would settle it', async () => {
    await lindqvist.locator('.ag-row', { hasText: 'Unmatched' }).first().click();
    const panel = details(lindqvist);
    await expect.poll(() => panel.innerText(), SOON).toMatch(/Two books, one move/);
    await expect.poll(() => panel.innerText(), SOON).toMatch(/What would settle it/);
    document = /TO-\d+/.exec(await panel.innerText())?.[0] ?? '';
    await picture(lindqvist, 'finance');
    await lindqvist.keyboard.press('o');
    await sendDialog(lindqvist);
    await lindqvist.getByText(`Assigned ${document} to J. Lindqvist`).waitFor();
    await lindqvist.keyboard.press('Enter');
    const dialog = lindqvist.getByRole('dialog');
    await expect.poll(() => dialog.innerText(), SOON).toMatch(/balanced/);
    await dialog.getByLabel('Reason').fill('Checked against the list of June');
    await sendDialog(lindqvist);
    await lindqvist.getByText(`Proposed the adjustment of ${document}`).waitFor();
    await expect.poll(() => panel.innerText(), SOON).toMatch(/waits for D\. Nakamura/);
    const approve = panel.getByRole('button', { name: /^Approve/ });
    expect(await approve.getAttribute('aria-disabled')).toBe('true');
  });

  test('books it when a second person has agreed, and both books agree', async () => {
    const nakamura = await place.desk.window('d.nakamura', `/finance/${document}`);
    const panel = details(nakamura);
    await panel.getByRole('button', { name: /^Approve/ }).waitFor();
    await nakamura.keyboard.press('y');
    await sendDialog(nakamura);
    await expect.poll(() => panel.innerText(), HAND_OFF).toMatch(/In the books/);
    await expect.poll(() => panel.innerText(), HAND_OFF).toMatch(/confirmed \d\d:\d\d/);
    await expect.poll(() => details(lindqvist).innerText(), HAND_OFF).toMatch(/Both books agree/);
    await nakamura.close();
  });

  test('draws a statement up by Shift S, which finance of the other side agrees to from their tasks', async () => {
    await lindqvist.evaluate(() => globalThis.location.assign('#/finance'));
    await lindqvist.getByRole('button', { name: /^Settle/ }).waitFor();
    await lindqvist.keyboard.press('Shift+S');
    const dialog = lindqvist.getByRole('dialog');
    await expect.poll(() => dialog.innerText(), SOON).toMatch(/Southern pays Northern \$[\d,.]+/);
    expect(await dialog.innerText()).toMatch(/Clears: Northern[^]*balanced/);
    await dialog.getByLabel('Reason').fill('End of June');
    await sendDialog(lindqvist);
    await expect.poll(() => placeOfWindow(lindqvist), HAND_OFF).toMatch(/^\/runs\/STL-/);
    const run = placeOfWindow(lindqvist).replace('/runs/', '');
    await picture(lindqvist, 'settlement');
    const own = lindqvist.getByRole('button', { name: /^Approve/ });
    await expect.poll(() => own.getAttribute('title'), SOON).toMatch(/^You drew this statement up/);
    const mensah = await place.desk.window('a.mensah', '/transfers/tasks?view=unassigned');
    await mensah.locator(`[data-row^="${run}/"]`).click();
    const approve = mensah.getByRole('button', { name: /^Approve/ });
    await expect.poll(() => approve.getAttribute('aria-disabled'), SOON).toBe(null);
    await mensah.keyboard.press('y');
    await sendDialog(mensah);
    await mensah.getByText(`Approved ${run}`).first().waitFor();
    await mensah.close();
  });

  test('has it settled once both ledgers have cleared it', async () => {
    const main = lindqvist.getByRole('main');
    await expect
      .poll(() => main.innerText(), HAND_OFF)
      .toMatch(/Both ledgers have cleared the same/);
    await lindqvist.evaluate(() => globalThis.location.assign('#/finance'));
    await expect.poll(() => main.innerText(), HAND_OFF).toMatch(/of it settled [1-9]/);
  });

  test('leaves no error on any console', () => {
    expect(place.desk.problems).toEqual([]);
  });
});

function details(page: Page) {
  return page.getByRole('complementary', { name: 'Details' });
}
