import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { picture } from './harness/picture.ts';
import { sendDialog } from './harness/send-dialog.ts';
import { caughtUp, workplace } from './harness/workplace.ts';

const SOON = { timeout: 60_000, interval: 200 };
/** Half a minute on a quiet machine, of both cores. */
const BACKTEST = { timeout: 480_000, interval: 500 };

/** A change of policy, from its draft to its first day, at two people's windows. Its tests build on each other. */
describe('a change of policy', { timeout: 600_000 }, () => {
  const place = workplace(60);
  let okafor: Page;

  test('is found by its key, and says who owns it and what holds', async () => {
    okafor = await place.desk.window('m.okafor', '/exceptions');
    await okafor.getByRole('main').waitFor();
    await caughtUp(okafor);
    await okafor.keyboard.press('g');
    await okafor.keyboard.press('l');
    const list = okafor.getByRole('navigation', { name: 'Policies' });
    await expect.poll(() => list.innerText(), SOON).toMatch(/Exception thresholds\s+EXC-1 v1/);
    expect(await list.innerText()).toMatch(/Transfer approvals\s+TRF-2 v1/);
    expect(await list.innerText()).toMatch(/owned by operations/);
    const main = okafor.getByRole('main');
    await expect.poll(() => main.innerText(), SOON).toMatch(/Open at risk\s+\$500/);
  });

  test('is drafted by keyboard and button, and seen by everybody', async () => {
    await okafor.keyboard.press('d');
    const main = okafor.getByRole('main');
    await expect.poll(() => main.innerText(), SOON).toMatch(/Draft of version 2/);
    for (const [label, value] of [
      ['Open at risk', '2000'],
      ['Keep at risk', '1000'],
    ] as const)
      await put(okafor, label, value);
    await expect.poll(() => main.innerText(), SOON).toMatch(/\$500\s+becomes\s+\$2,000/);
    const alvarez = await place.desk.window('r.alvarez', '/policy/exceptions');
    await expect
      .poll(() => alvarez.getByRole('main').innerText(), SOON)
      .toMatch(/\$500\s+becomes\s+\$2,000/);
    const edit = alvarez.getByRole('button', { name: /^Edit/ }).first();
    expect(await edit.getAttribute('aria-disabled')).toBe('true');
    await alvarez.close();
  });

  test('is never written over: what another person put into it meanwhile is said', async () => {
    const dialog = okafor.getByRole('dialog');
    await open(okafor, 'Open at risk');
    await dialog.getByLabel(/^Value/).fill('3000');
    const nakamura = await place.desk.window('d.nakamura', '/policy/exceptions');
    await put(nakamura, 'Open at risk', '2500');
    const main = okafor.getByRole('main');
    await expect.poll(() => main.innerText(), SOON).toMatch(/\$500\s+becomes\s+\$2,500/);
    await okafor.keyboard.press('Control+Enter');
    await expect
      .poll(() => dialog.getByRole('alert').innerText(), SOON)
      .toMatch(/D. Nakamura has changed the draft/);
    await okafor.keyboard.press('Escape');
    await nakamura.close();
    await put(okafor, 'Open at risk', '2000');
    await expect.poll(() => main.innerText(), SOON).toMatch(/\$500\s+becomes\s+\$2,000/);
  });

  test('is held against the last 28 days: before, after, change, and the cases that flip', async () => {
    await okafor.keyboard.press('b');
    const panel = okafor.getByRole('complementary', { name: 'Details' });
    await expect.poll(() => panel.innerText(), SOON).toMatch(/Running|Before and after/);
    await expect.poll(() => panel.innerText(), BACKTEST).toMatch(/Before and after/);
    const text = await panel.innerText();
    expect(text).toMatch(/Exceptions raised\s+[\d,]+\s+[\d,]+\s+−\d+/);
    expect(text).toMatch(/Stockout risk\s+\d+\s+\d+\s+−\d+/);
    expect(text).toMatch(/raised[^\n]* → not raised/);
    expect(text).toMatch(/events up to [\d,]+ of the log/);
    const flip = panel.getByRole('listitem').getByRole('link').first();
    expect(await flip.getAttribute('href')).toMatch(/^#\/(stock|orders)\//);
    await picture(okafor, 'policy');
  });

  test('is proposed by its author, who cannot publish it', async () => {
    await okafor.keyboard.press('p');
    const dialog = okafor.getByRole('dialog');
    await expect.poll(() => dialog.innerText(), SOON).toMatch(/open at risk/);
    expect(await dialog.innerText()).toMatch(/\$500\s+\$2,000/);
    await dialog.getByLabel('Why it shall change').fill('Small ones cost more than they save');
    await sendDialog(okafor);
    await expect
      .poll(() => okafor.getByRole('main').innerText(), SOON)
      .toMatch(/Proposed by M. Okafor/);
    const publish = okafor.getByRole('button', { name: /^Publish/ });
    expect(await publish.getAttribute('aria-disabled')).toBe('true');
    expect(await publish.getAttribute('title')).toMatch(/second person/);
  });

  test('comes into force when a second person has read the diff', async () => {
    const lindqvist = await place.desk.window('j.lindqvist', '/policy/exceptions');
    await lindqvist.getByRole('button', { name: /^Publish/ }).waitFor();
    await lindqvist.keyboard.press('p');
    const dialog = lindqvist.getByRole('dialog');
    await expect.poll(() => dialog.innerText(), SOON).toMatch(/\$500\s+\$2,000/);
    expect(await dialog.innerText()).toMatch(/M. Okafor proposes it/);
    expect(await dialog.innerText()).toMatch(/Over 28 days: \d+ exceptions fewer/);
    await sendDialog(lindqvist);
    const list = lindqvist.getByRole('navigation', { name: 'Policies' });
    await expect.poll(() => list.innerText(), SOON).toMatch(/Exception thresholds\s+EXC-1 v2/);
    await lindqvist.getByRole('tab', { name: /Versions/ }).click();
    await expect
      .poll(() => lindqvist.getByRole('main').innerText(), SOON)
      .toMatch(/2, in force[\s\S]*M. Okafor[\s\S]*J. Lindqvist/);
    await lindqvist.close();
  });

  test('can be another at one site, for a time, with a second person', async () => {
    const list = okafor.getByRole('navigation', { name: 'Policies' });
    await list.getByText('Transfer approvals').click();
    await okafor.getByRole('tab', { name: /Overrides/ }).click();
    await okafor.keyboard.press('Shift+O');
    const dialog = okafor.getByRole('dialog');
    await dialog.getByLabel('Site').selectOption('ATL');
    await dialog.getByLabel('Setting').selectOption('approvals.A1.aboveMinor');
    await dialog.getByLabel(/^Value/).fill('1000');
    await dialog.getByLabel('Reason').fill('Count after the cut-over');
    await sendDialog(okafor);
    const table = okafor.getByRole('table', { name: 'Overrides' });
    await expect
      .poll(() => table.innerText(), SOON)
      .toMatch(/OVR-1\s+ATL[\s\S]*\$1,000\s+\$25,000/);
    const nakamura = await place.desk.window('d.nakamura', '/policy/transfers?face=overrides');
    await nakamura.getByRole('button', { name: /^Confirm/ }).click();
    await sendDialog(nakamura);
    await expect.poll(() => table.innerText(), SOON).toMatch(/In force \(D. Nakamura\)/);
    await nakamura.close();
    expect(place.desk.problems).toEqual([]);
  });
});

/** Opens the dialog of a setting about stockout risks. */
async function open(page: Page, label: string): Promise<void> {
  const row = page
    .getByRole('main')
    .getByRole('table', { name: 'Stockout risk' })
    .getByRole('row')
    .filter({ hasText: label });
  await row.getByRole('button', { name: /Edit/ }).click();
}

/** Puts another value of it into the draft. */
async function put(page: Page, label: string, value: string): Promise<void> {
  await open(page, label);
  await page
    .getByRole('dialog')
    .getByLabel(/^Value/)
    .fill(value);
  await sendDialog(page);
}
