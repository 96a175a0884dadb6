import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { placeOfWindow } from './harness/console-window.ts';
import { picture } from './harness/picture.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

/** A question to the hub and its answer on screen. */
const SOON = { timeout: 60_000, interval: 200 };
/** A command and what its ledger says to it. */
const HAND_OFF = { timeout: 120_000, interval: 300 };

/** From a mismatch to a payment that a second person of finance agreed to, by keys. Its tests build on each other. */
describe('an invoice that bills more than was agreed', { timeout: 360_000 }, () => {
  const place = workplace(60);
  let lindqvist: Page;
  let invoice = '';

  const panel = () => lindqvist.getByRole('complementary', { name: 'Details' });
  const primary = (name: RegExp) => panel().getByRole('button', { name });

  beforeAll(async () => {
    lindqvist = await place.desk.window('j.lindqvist', '/exceptions?type=invoiceMismatch');
    await caughtUp(lindqvist);
  }, 600_000);

  test('is blocked for payment by Enter on its exception, and only with a reason', async () => {
    await lindqvist.keyboard.press('j');
    await primary(/^Block payment/).waitFor();
    invoice = /INV-\d+/.exec(await panel().innerText())![0];
    await lindqvist.keyboard.press('Enter');
    const dialog = lindqvist.getByRole('dialog');
    await dialog.waitFor();
    const send = dialog.getByRole('button', { name: /^Block payment/ });
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByLabel('Reason').fill('The price was not agreed');
    await sendDialog(lindqvist);
    await lindqvist.getByText(`Asked the ERP to block ${invoice}`).first().waitFor();
  });

  test('has a run once the ERP has blocked it, which the exception opens', async () => {
    await expect.poll(() => primary(/^Open run/).count(), HAND_OFF).toBe(1);
    await lindqvist.keyboard.press('Enter');
    await expect.poll(() => placeOfWindow(lindqvist), SOON).toBe(`/runs/${invoice}`);
    await lindqvist.getByRole('button', { name: /^Ask to pay it/ }).waitFor();
    await lindqvist.keyboard.press('p');
    await lindqvist.getByRole('dialog').getByLabel('Reason').fill('Agreed by telephone');
    await sendDialog(lindqvist);
    await lindqvist.getByText(`Asked to pay ${invoice}`).first().waitFor();
    await picture(lindqvist, 'invoice-run');
  });

  test('is paid when somebody else agrees from the task list, as policy asks', async () => {
    const mensah = await place.desk.window('a.mensah', '/transfers/tasks?view=unassigned');
    await mensah.locator(`[data-row^="${invoice}/"]`).first().click();
    const approve = mensah.getByRole('button', { name: /^Approve/ });
    await expect.poll(() => approve.getAttribute('aria-disabled'), SOON).toBe(null);
    await mensah.keyboard.press('y');
    await sendDialog(mensah);
    await mensah.getByText(`Approved ${invoice}`).first().waitFor();
    await mensah.close();
    const main = lindqvist.getByRole('main');
    await expect.poll(() => main.innerText(), HAND_OFF).toMatch(/Released/);
  });

  test('leaves no error on any console', () => {
    expect(place.desk.problems).toEqual([]);
  });
});
