import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { placeOfWindow } from './harness/console-window.ts';
import { picture } from './harness/picture.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

const SOON = { timeout: 60_000, interval: 200 };
const HAND_OFF = { timeout: 120_000, interval: 300 };

/** An order that can't be promised as asked, from the keyboard, at two people's windows. Its tests build on each other. */
describe('an order that cannot be promised as asked', { timeout: 360_000 }, () => {
  const place = workplace(60);
  let alvarez: Page;
  let order = '';
  let commit = '';

  const panel = () => alvarez.getByRole('complementary', { name: 'Details' });
  const commitOf = (text: string) => /Commit\s+([^\n]+)/.exec(text)?.[1] ?? '';

  test('is taken on by C, and becomes a run', async () => {
    alvarez = await place.desk.window('r.alvarez', '/orders');
    await caughtUp(alvarez);
    // The least of them: above 25,000 a manager would be asked as well.
    await alvarez.locator('.ag-row', { hasText: 'EX-' }).last().click();
    await panel()
      .getByRole('button', { name: /^Take on its shortage/ })
      .waitFor();
    order = placeOfWindow(alvarez).replace(/^\/orders\/|\?.*$/g, '');
    commit = commitOf(await panel().innerText());
    await alvarez.keyboard.press('c');
    await alvarez.getByRole('dialog').getByLabel('Reason').fill('Mangrove calls at noon');
    await sendDialog(alvarez);
    await alvarez.getByText(`Took on ${order}`).waitFor();
    await expect.poll(() => panel().innerText(), SOON).toMatch(/Decide on its case/);
  });

  test('is to be promised for another day, as policy lets it be asked', async () => {
    await panel()
      .getByRole('button', { name: /^Decide on its case/ })
      .waitFor();
    await alvarez.keyboard.press('c');
    const dialog = alvarez.getByRole('dialog');
    const what = dialog.getByLabel('What becomes of it');
    await what.focus();
    for (const choice of ['split', 'repromise', 'split', 'repromise'])
      await what.selectOption(choice);
    // What a choice brings with it takes no keyboard from the one who chooses.
    expect(await what.evaluate((one) => one === document.activeElement)).toBe(true);
    const days = dialog.getByLabel('Promise it for').getByRole('option');
    await dialog.getByLabel('Promise it for').selectOption({ index: (await days.count()) - 1 });
    await dialog.getByLabel('Reason').fill('They can wait');
    await sendDialog(alvarez);
    await alvarez.getByText(`Asked for another promise of ${order}`).waitFor();
    await alvarez.evaluate((run) => globalThis.location.assign(`#/runs/${run}`), order);
    const main = alvarez.getByRole('main');
    await expect.poll(() => main.innerText(), SOON).toMatch(/Order-to-cash exception/);
    await picture(alvarez, 'order-case');
  });

  test('holds when somebody else has agreed and the ERP has said so', async () => {
    const okafor = await place.desk.window('m.okafor', `/runs/${order}`);
    const approve = okafor.getByRole('button', { name: /^Approve/ });
    await expect.poll(() => approve.getAttribute('aria-disabled'), HAND_OFF).toBe(null);
    await okafor.keyboard.press('y');
    await sendDialog(okafor);
    await okafor.getByText(`Approved ${order}`).first().waitFor();
    await okafor.close();
    await alvarez.evaluate((key) => globalThis.location.assign(`#/orders/${key}`), order);
    await expect.poll(() => panel().innerText(), SOON).toContain(order);
    await expect.poll(async () => commitOf(await panel().innerText()), HAND_OFF).not.toBe(commit);
    await expect
      .poll(() => panel().innerText(), HAND_OFF)
      .toMatch(new RegExp(`Asked: Promise ${order} for`));
  });

  test('leaves no error on any console', () => {
    expect(place.desk.problems).toEqual([]);
  });
});
