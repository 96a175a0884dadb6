import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { askForTransfer } from './harness/ask-for-transfer.ts';
import { placeOfWindow } from './harness/console-window.ts';
import { picture } from './harness/picture.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

/** Four weeks of history are read first; on a machine that does other things as well this takes minutes. */
/** A hand-off between systems: seconds at the speed of the test, more on a busy machine. */
const HAND_OFF = { timeout: 120_000, interval: 300 };

/** The approver's side of the first path, and its trace: at windows, with keys. Its tests build on each other. */
describe('what waits for an approver', { timeout: 600_000 }, () => {
  const place = workplace(60);
  let lindqvist: Page;
  const asked: string[] = [];

  test('comes from transfers that a controller asks for', async () => {
    const alvarez = await place.desk.window('r.alvarez', '/exceptions?type=stockoutRisk');
    await caughtUp(alvarez);
    for (let row = 0; asked.length < 2 && row < 8; row++) {
      const number = await askFor(alvarez, row);
      if (number !== null && (await asksFinance(alvarez))) asked.push(number);
    }
    expect(asked).toHaveLength(2);
    await alvarez.close();
  });

  test('stands in the task list, is taken on by A, approved by Y, and the next comes by itself', async () => {
    lindqvist = await place.desk.window('j.lindqvist', '/transfers');
    await lindqvist.locator('[data-row^="TRF-"]').first().waitFor();
    await lindqvist.keyboard.press('m');
    await expect.poll(() => placeOfWindow(lindqvist), HAND_OFF).toMatch(/^\/transfers\/tasks/);
    const list = lindqvist.locator('[data-row$="/finance"]');
    await expect.poll(() => list.count(), HAND_OFF).toBe(2);
    await picture(lindqvist, 'tasks');
    const first = transferOf(placeOfWindow(lindqvist));
    await approve(lindqvist, first);
    await expect
      .poll(() => transferOf(placeOfWindow(lindqvist)), HAND_OFF)
      .toBe(asked.find((number) => number !== first));
    await lindqvist.keyboard.press('a');
    await lindqvist.getByText(/^Took on TRF-/).waitFor();
    await expect
      .poll(() => lindqvist.getByRole('toolbar', { name: 'Task' }).innerText(), HAND_OFF)
      .toMatch(/With J\. Lindqvist/);
    await lindqvist.keyboard.press('Shift+A');
    await lindqvist.getByText(/^Gave back TRF-/).waitFor();
  });

  test('is decided on behalf of somebody who is away, and says so', async () => {
    await lindqvist.keyboard.press('d');
    const dialog = lindqvist.getByRole('dialog');
    await dialog.getByLabel('Decides instead').selectOption({ label: 'D. Nakamura, Manager' });
    await dialog.getByLabel(/^Reason/).fill('On leave');
    await sendDialog(lindqvist);
    await lindqvist.getByText(/^Delegated to D\. Nakamura/).waitFor();
    const nakamura = await place.desk.window('d.nakamura', '/transfers/tasks?view=unassigned');
    await expect.poll(() => nakamura.locator('[data-row$="/finance"]').count(), HAND_OFF).toBe(1);
    const second = transferOf(placeOfWindow(nakamura));
    const main = nakamura.getByRole('main');
    await expect
      .poll(() => main.innerText(), HAND_OFF)
      .toMatch(/You decide on behalf of J\. Lindqvist/);
    await approve(nakamura, second, ' on behalf of J. Lindqvist');
    await nakamura.getByRole('tab', { name: /^Done/ }).click();
    const done = nakamura.locator('[data-row$="/finance"]').filter({ hasText: second });
    await expect
      .poll(() => done.innerText(), HAND_OFF)
      .toMatch(/Approved by D\. Nakamura on behalf of J\. Lindqvist/);
    await picture(nakamura, 'tasks-done');
    await nakamura.close();
  });

  test('stands in the audit trail, whose chain is whole', async () => {
    await lindqvist.keyboard.press('Escape');
    await lindqvist.keyboard.press('g');
    await lindqvist.keyboard.press('a');
    await expect.poll(() => placeOfWindow(lindqvist), HAND_OFF).toMatch(/^\/admin/);
    await lindqvist.getByLabel('Object').fill(asked[0]!);
    await lindqvist.keyboard.press('Enter');
    const main = lindqvist.getByRole('main');
    await expect
      .poll(() => main.innerText(), HAND_OFF)
      .toMatch(/Approval given: approved, finance/);
    expect(await main.innerText()).toMatch(/TRF-2 v\d/);
    await main.getByRole('row').filter({ hasText: 'Approval given' }).first().click();
    await lindqvist.keyboard.press('Shift+V');
    await expect.poll(() => main.innerText(), HAND_OFF).toMatch(/The chain is whole up to row/);
    expect(await main.innerText()).toMatch(/heads? kept outside fits?/);
    await picture(lindqvist, 'audit');
  });

  test('leaves no error on any console', () => {
    expect(place.desk.problems).toEqual([]);
  });
});

/** Asks for what is proposed against a shortage of Southern's, whose excess is Northern's; null where nothing is. */
async function askFor(page: Page, row: number): Promise<string | null> {
  await page.goto(page.url().replace(/#.*/, '#/exceptions?type=stockoutRisk'));
  const rows = page.getByRole('row').filter({ hasText: /ATL|DFW/ });
  await expect.poll(() => rows.count(), HAND_OFF).toBeGreaterThan(row);
  return askForTransfer(page, rows.nth(row));
}

/** Whether policy has finance decide on the transfer whose card is open. */
async function asksFinance(page: Page): Promise<boolean> {
  const main = page.getByRole('main');
  await expect.poll(() => main.innerText(), HAND_OFF).toMatch(/Decided by TRF/);
  return /Finance\s+between entities/.test(await main.innerText());
}

/** Approves what the card beside the list shows. */
async function approve(page: Page, transfer: string, behalf = ''): Promise<void> {
  const button = page.getByRole('button', { name: /^Approve/ });
  await expect.poll(() => button.getAttribute('aria-disabled'), HAND_OFF).not.toBe('true');
  await page.keyboard.press('y');
  await sendDialog(page);
  await page.getByText(`Approved ${transfer}${behalf}`, { exact: true }).waitFor();
}

/** The transfer of a task's place: `/transfers/tasks/TRF-2026-0001/1/finance?view=mine`. */
function transferOf(place: string): string {
  return /TRF-\d{4}-\d+/.exec(place)?.[0] ?? '';
}
