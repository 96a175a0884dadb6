import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { askForTransfer } from './harness/ask-for-transfer.ts';
import { placeOfWindow } from './harness/console-window.ts';
import { picture } from './harness/picture.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

const HAND_OFF = { timeout: 120_000, interval: 300 };

/** A transfer's run on its diagram, from the keyboard, against the running application. Its tests build on each other. */
describe('the run of a transfer', { timeout: 600_000 }, () => {
  const place = workplace(60);
  let page: Page;
  let transfer = '';
  let approvals = 0;

  const step = (name: string) =>
    page.getByRole('list', { name: 'Steps of the run' }).getByRole('button', { name });
  const waitsFor = () => page.getByRole('group', { name: 'Where it stands' });

  test('begins when somebody asks for what is proposed against a shortage', async () => {
    page = await place.desk.window('r.alvarez', '/exceptions?type=stockoutRisk&site=ATL');
    await caughtUp(page);
    const spike = page.getByRole('row').filter({ hasText: 'Breaker 2P 60 A bolt-on' }).first();
    transfer = (await askForTransfer(page, spike))!;
    expect(transfer).not.toBeNull();
  });

  test('stands on its diagram behind 4, and its place can be sent to somebody', async () => {
    await page.getByRole('tab', { name: 'Run' }).waitFor();
    await page.keyboard.press('4');
    await page.getByRole('img', { name: /^Diagram of Inventory transfer version 2/ }).waitFor();
    await expect
      .poll(() => step('Waiting for approval').getAttribute('aria-current'), HAND_OFF)
      .toBe('step');
    expect(placeOfWindow(page)).toBe(`/transfers/${transfer}?face=run`);
    expect(await step('Reserving').innerText()).toMatch(/Reserving\s+\d\d:\d\d/);
    expect(await step('In transit').innerText()).toMatch(/not reached/);
    await picture(page, 'run');
  });

  test('says of each step what it is and what leads on, by the arrows', async () => {
    await step('Waiting for approval').focus();
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => waitsFor().innerText())
      .toMatch(/Releasing: Pick, shipment and transfer orders are asked for/);
    expect(await waitsFor().innerText()).toMatch(/Picking, when pick, shipment and orders are/);
  });

  test('is paused with a reason, and takes no step while it is, whoever approves', async () => {
    await page.keyboard.press('Shift+P');
    const send = page.getByRole('dialog').getByRole('button', { name: /^Pause/ });
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel('Reason').fill('Columbus counts the aisle first');
    await sendDialog(page);
    await page.getByText(`Paused ${transfer}`).waitFor();
    await expect
      .poll(() => waitsFor().innerText(), HAND_OFF)
      .toMatch(/Paused by R\. Alvarez since/);
    for (const person of ['m.okafor', 'j.lindqvist']) await approve(person);
    await expect.poll(() => page.getByText(/^Approved for/).count(), HAND_OFF).toBe(approvals);
    expect(await step('Waiting for approval').getAttribute('aria-current')).toBe('step');
    await picture(page, 'run-paused');
  });

  test('goes on where it stood once somebody lets it', async () => {
    await page.keyboard.press('Shift+P');
    await page.getByLabel('Reason').fill('Counted');
    await sendDialog(page);
    await page.getByText(`${transfer} goes on`).waitFor();
    await expect
      .poll(() => step('Waiting for approval').getAttribute('aria-current'), HAND_OFF)
      .toBe(null);
    await expect.poll(() => step('Picking').getAttribute('aria-current'), HAND_OFF).toBe('step');
  });

  test('gives its whole case as data', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export .json' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    const told = JSON.parse(text) as { run: string; events: { type: string; seq: number }[] };
    expect(told.run).toBe(transfer);
    const types = told.events.map(({ type }) => type);
    for (const type of ['transfer.requested', 'run.paused', 'run.resumed', 'transfer.stepped'])
      expect(types).toContain(`signalbox.hub.${type}.v1`);
  });

  test('leaves no error on any console', () => {
    expect(place.desk.problems).toEqual([]);
  });

  /** Approves with `Y` and Ctrl Enter where this person is asked to; policy may not ask everybody. */
  async function approve(person: string): Promise<void> {
    const window = await place.desk.window(person, `/transfers/${transfer}`);
    const main = window.getByRole('main');
    await expect.poll(() => main.innerText(), HAND_OFF).toMatch(/Who decides/);
    const button = window.getByRole('button', { name: /^Approve/ });
    if ((await button.count()) > 0 && (await button.getAttribute('aria-disabled')) !== 'true') {
      await window.keyboard.press('y');
      await sendDialog(window);
      await window.getByText(`Approved ${transfer}`).first().waitFor();
      approvals++;
    }
    await window.close();
  }
});
