import { describe, expect, test } from 'vitest';
import { invoiceHeld, invoiceReceived, invoiceReleased } from '#shared/contracts';
import { commands, outboxRoom } from '#engine/outbox';
import { networkRoom } from '#operations/network';
import { foldEvents, Rehearsal, SOUTHERN, SUPPLIER, told } from '#kit';
import { invoices, invoicesRoom } from './index.ts';

const ERP = 'erp/southern';
const NUMBER = { invoiceNumber: 'INV-1' };
const INVOICE = {
  ...NUMBER,
  kind: 'goods' as const,
  issuer: SUPPLIER,
  entity: SOUTHERN,
  currency: 'USD',
  totalMinor: 1_184_000,
  lines: [],
};
const received = () => told(ERP, invoiceReceived, INVOICE);
const held = () => told(ERP, invoiceHeld, { ...NUMBER, reason: 'price differs' });
const released = () => told(ERP, invoiceReleased, NUMBER);

function statusAfter(...events: Parameters<typeof foldEvents>[1]) {
  return foldEvents([networkRoom, invoicesRoom], events).get(invoices, 'INV-1')?.status;
}

describe('an invoice', () => {
  test('is held and released as its ERP says', () => {
    expect(statusAfter(received())).toBe('open');
    expect(statusAfter(received(), held())).toBe('held');
    expect(statusAfter(received(), held(), released())).toBe('open');
  });

  test('stays as the latest word has it when an earlier one comes late', () => {
    const [first, hold, release] = [received(), held(), released()];
    expect(statusAfter(first, release, hold)).toBe('open');
    expect(statusAfter(hold, first)).toBe('held');
  });
});

describe('holding an invoice', () => {
  function rehearse() {
    const rehearsal = new Rehearsal([networkRoom, outboxRoom, invoicesRoom]);
    rehearsal.hear(ERP, invoiceReceived.type, INVOICE);
    return rehearsal;
  }

  test('asks the ERP that received it, and once', () => {
    const rehearsal = rehearse();
    const hold = () => rehearsal.act('invoice.hold', { invoice: 'INV-1', reason: 'price differs' });
    expect(hold()).toMatchObject({ ok: true });
    expect([...rehearsal.world.all(commands)]).toMatchObject([
      { target: ERP, label: 'Hold INV-1' },
    ]);
    expect(hold()).toMatchObject({ refusal: { code: 'invoice.changeUnderWay' } });
  });

  test('is refused for one that nobody knows or that is held', () => {
    const rehearsal = rehearse();
    const hold = (invoice: string) =>
      rehearsal.act('invoice.hold', { invoice, reason: 'price differs' });
    expect(hold('INV-9')).toMatchObject({ refusal: { code: 'invoice.unknown' } });
    rehearsal.hear(ERP, invoiceHeld.type, { ...NUMBER, reason: 'price differs' });
    expect(hold('INV-1')).toMatchObject({
      refusal: { code: 'invoice.alreadyHeld' },
    });
  });
});
