import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '#engine/outbox';
import { invoices } from '#operations/invoices';
import { payableHash, payables } from '#operations/payables';
import { releaseInvoice } from '#shared/contracts';
import { openWholeHouse, withPostgres, type ConsoleClient, type WholeHouse } from '#kit';
import { MINUTE_MS } from '#shared/vocabulary';

/** An invoice from its block to its release: real hub, real simulator, real PostgreSQL, finance at two windows. */
const postgres = withPostgres();
let house: WholeHouse;
let lindqvist: ConsoleClient;
let mensah: ConsoleClient;
let invoice: string;

beforeAll(async () => {
  // Suppliers and carriers bill within days of the receipt.
  house = await openWholeHouse(await postgres.fresh(), { historyDays: 5 });
  lindqvist = await house.console('j.lindqvist');
  mensah = await house.console('a.mensah');
  await lindqvist.watch('runs');
  const [first] = [...house.world.all(invoices)].filter(({ status }) => status === 'open');
  invoice = first!.invoiceNumber;
}, 180_000);

afterAll(() => house.close());

function reached(step: string): Promise<unknown> {
  return house.passUntil(
    () => house.world.get(payables, invoice)?.step === step,
    MINUTE_MS,
    60 * MINUTE_MS,
  );
}

function seen() {
  return { invoice, seen: house.world.get(payables, invoice)!.version };
}

/** What an answer names: the run and the invoice as they stand. */
function answered() {
  return { ...seen(), hash: payableHash(house.world, house.world.get(invoices, invoice)!) };
}

describe('an invoice that finance blocks', () => {
  test('has a run from the word of the ledger on, which every console sees', async () => {
    const held = await lindqvist.act('invoice.hold', { invoice, reason: 'Price is not agreed' });
    expect(held).toMatchObject({ ok: true });
    await reached('blocked');
    await house.settle();
    await expect
      .poll(() => lindqvist.row('runs', invoice))
      .toMatchObject({ workflow: 'payable', step: 'blocked', title: 'Procure-to-pay approval' });
  });

  test('is released by the ledger once another of finance agrees, and asked for once', async () => {
    const reason = 'Agreed by phone';
    expect(await lindqvist.act('payable.ask', { ...seen(), reason })).toMatchObject({ ok: true });
    expect(await lindqvist.act('payable.approve', answered())).toMatchObject({
      refusal: { code: 'approval.own' },
    });
    await mensah.watch('tasks');
    const task = await mensah.until(() => mensah.row('tasks', `${invoice}/1/finance`));
    expect(task).toMatchObject({ kind: 'payable', status: 'open', policy: 'PAY-1 v1' });
    const claim = { task: `${invoice}/1/finance` };
    expect(await lindqvist.act('task.claim', claim)).toMatchObject({
      refusal: { code: 'approval.own' },
    });
    expect(await mensah.act('task.claim', claim)).toMatchObject({ ok: true });
    const card = await mensah.request('task.card', { subject: invoice });
    if (!card.ok) throw new Error(card.refusal.code);
    expect(card.value).toMatchObject({
      kind: 'payable',
      cannotDecide: null,
      policyDecision: { outcome: 'asks finance', trace: { policy: 'PAY-1 v1' } },
    });
    expect(card.value.what).toContain('J. Lindqvist: Agreed by phone');
    const { hash, seen: version } = card.value;
    expect({ invoice, seen: version, hash }).toEqual(answered());
    const other = { ...answered(), hash: '0'.repeat(64) };
    expect(await mensah.act('payable.approve', other)).toMatchObject({
      refusal: { code: 'approval.otherContent' },
    });
    expect(await mensah.act('payable.approve', answered())).toMatchObject({ ok: true });
    await mensah.until(() => mensah.row('tasks', `${invoice}/1/finance`)?.status === 'done');
    await reached('released');
    expect(house.world.get(invoices, invoice)).toMatchObject({ status: 'open' });
    const asked = [...house.world.all(commands)].filter(({ type }) => type === releaseInvoice.type);
    expect(asked).toMatchObject([{ status: 'confirmed', correlationId: invoice }]);
    const applied = house.simulator.books().commands.filter(({ id }) => id === asked[0]!.id);
    expect(applied).toMatchObject([{ applied: 1 }]);
    await expect.poll(() => lindqvist.row('runs', invoice)).toBe(undefined);
  });

  test('leaves its whole way on its diagram', async () => {
    const view = await lindqvist.request('run.view', { key: invoice });
    expect(view).toMatchObject({ ok: true, value: { at: 'released', trouble: null } });
    if (!view.ok) return;
    expect(view.value.visits.map(({ step }) => step)).toEqual([
      'held',
      'blocked',
      'awaitingApproval',
      'releasing',
      'released',
    ]);
  });
});
