import { describe, expect, test } from 'vitest';
import { APPROVAL_GIVEN, APPROVALS_OVERDUE, APPROVALS_REQUESTED } from '#operations/approvals';
import { ATL, BREAKER, Floor, NORTHERN, SOUTHERN, SUPPLIER, told } from '#kit';
import {
  intercompanyPosted,
  invoiceHeld,
  invoiceReceived,
  invoiceReleased,
  purchaseOrderPlaced,
  receiptCompleted,
} from '#shared/contracts';
import { HOUR_MS } from '#shared/vocabulary';

const ERP = 'erp/southern';
const CENTS_EACH = 11_840;

function invoiced(floor: Floor, quantity: number, unitPriceMicro = 118_400_000): void {
  const amountMinor = (quantity * unitPriceMicro) / 10_000;
  const line = { line: 1, gtin: BREAKER, quantity, unitPriceMicro, amountMinor };
  floor.hub.hear(ERP, invoiceReceived.type, {
    invoiceNumber: 'INV-1',
    kind: 'goods',
    issuer: SUPPLIER,
    entity: SOUTHERN,
    billed: 'PO-1',
    currency: 'USD',
    totalMinor: amountMinor,
    lines: [line],
  });
}

function ordered(floor: Floor): void {
  const line = { line: 1, gtin: BREAKER, quantity: 100, unit: 'EA' as const };
  floor.hub.hearTold(
    told(ERP, purchaseOrderPlaced, {
      poNumber: 'PO-1',
      supplier: SUPPLIER,
      site: ATL,
      currency: 'USD',
      lines: [{ ...line, unitCostMicro: 118_400_000, dueAt: floor.hub.now }],
    }),
  );
}

function came(floor: Floor, receivedQuantity: number, receiptId = 'RC-1'): void {
  const line = { gtin: BREAKER, unit: 'EA' as const, expectedQuantity: 100, damagedQuantity: 0 };
  floor.hub.hearTold(
    told('wms/atlanta', receiptCompleted, {
      site: ATL,
      purpose: { kind: 'purchaseOrder', number: 'PO-1' },
      receiptId,
      lines: [{ ...line, receivedQuantity }],
    }),
  );
}

/** A hundred breakers were ordered, and so many came. */
function received(floor: Floor, quantity: number): void {
  ordered(floor);
  came(floor, quantity);
}

describe('an invoice', () => {
  test('that bills what did not come is a mismatch of the difference', () => {
    const floor = new Floor();
    received(floor, 90);
    invoiced(floor, 100);
    expect(floor.about('invoiceMismatch')).toMatchObject({
      subject: 'INV-1 Breakerworks',
      state: 'watch',
      site: ATL,
      atRiskMinor: 10 * CENTS_EACH,
    });
  });

  test('that came before its goods were counted is a mismatch once they are, and over when the rest has come', () => {
    const floor = new Floor();
    ordered(floor);
    invoiced(floor, 100);
    expect(floor.about('invoiceMismatch')).toBeUndefined();
    came(floor, 90);
    expect(floor.about('invoiceMismatch')).toMatchObject({ atRiskMinor: 10 * CENTS_EACH });
    came(floor, 10, 'RC-2');
    expect(floor.isOpen('invoiceMismatch')).toBe(false);
  });

  test('at the price and quantity of the receipt, or within a hundredth of it, is none', () => {
    for (const price of [118_400_000, 119_500_000]) {
      const floor = new Floor();
      received(floor, 90);
      invoiced(floor, 90, price);
      expect(floor.about('invoiceMismatch')).toBeUndefined();
    }
  });

  test('that is held waits, and is over when it is released for payment', () => {
    const floor = new Floor();
    received(floor, 100);
    invoiced(floor, 100, 130_000_000);
    const number = { invoiceNumber: 'INV-1' };
    floor.hub.hear(ERP, invoiceHeld.type, { ...number, reason: 'price' });
    expect(floor.about('invoiceMismatch')).toMatchObject({ state: 'watch', status: 'open' });
    floor.hub.wait(HOUR_MS);
    floor.hub.hear(ERP, invoiceReleased.type, number);
    expect(floor.isOpen('invoiceMismatch')).toBe(false);
  });
});

describe('the books of two entities', () => {
  const posted = (floor: Floor, seller: boolean, minor: number) =>
    floor.hub.hear(seller ? 'erp/northern' : ERP, intercompanyPosted.type, {
      entity: seller ? NORTHERN : SOUTHERN,
      counterparty: seller ? SOUTHERN : NORTHERN,
      transferNumber: 'TRF-2026-0001',
      stage: 'shipping',
      postedAt: floor.hub.now,
      currency: 'USD',
      postingId: seller ? 'JE-1' : 'JE-2',
      period: '2026-P06',
      lines: seller
        ? [line('1310', 'Due from Southern', minor, 0), line('4900', 'Sales', 0, minor)]
        : [line('1250', 'Goods in transit', minor, 0), line('2310', 'Due to Northern', 0, minor)],
    });
  const line = (account: string, name: string, debitMinor: number, creditMinor: number) => ({
    account,
    name,
    debitMinor,
    creditMinor,
  });

  test('are out of balance when one has booked and the other has not in time, until it has', () => {
    const floor = new Floor();
    posted(floor, true, 450_000);
    expect(floor.about('intercompanyImbalance')).toBeUndefined();
    floor.hub.wait(4 * HOUR_MS);
    expect(floor.about('intercompanyImbalance')).toMatchObject({
      subjectKey: 'TRF-2026-0001',
      atRiskMinor: 450_000,
    });
    posted(floor, false, 450_000);
    expect(floor.isOpen('intercompanyImbalance')).toBe(false);
  });

  test('and when both have booked, and not the same', () => {
    const floor = new Floor();
    posted(floor, true, 450_000);
    posted(floor, false, 440_000);
    floor.hub.wait(4 * HOUR_MS);
    expect(floor.about('intercompanyImbalance')?.atRiskMinor).toBe(10_000);
  });
});

describe('an approval', () => {
  test('that nobody has given in time is an exception of what it is for, until it is decided', () => {
    const floor = new Floor();
    const subject = 'TRF-2026-0001';
    const say = (type: string, data: object) =>
      floor.hub.say({ type, subject, data: { subject, ...data } });
    say(APPROVALS_REQUESTED, {
      policy: 'TRF-2 v1',
      requestedBy: 'r.alvarez',
      authors: ['r.alvarez'],
      hash: '00',
      decideByAt: null,
      counted: null,
      needed: [
        { stage: 1, role: 'finance', why: 'between entities', dueMinutes: 60 },
        { stage: 1, role: 'operations', why: 'above 10,000 USD', dueMinutes: 60 },
      ],
    });
    expect(floor.about('approvalOverdue')).toBeUndefined();
    floor.hub.wait(HOUR_MS);
    say(APPROVALS_OVERDUE, {});
    expect(floor.about('approvalOverdue')).toMatchObject({
      subject: 'TRF-2026-0001 waits for finance and operations',
      subjectKind: 'transfer',
      state: 'late',
    });
    const given = { hash: '00', onBehalfOf: null, delegation: null };
    say(APPROVAL_GIVEN, { ...given, approval: `${subject}/1/finance`, decision: 'approved' });
    expect(floor.about('approvalOverdue')!.subject).toBe('TRF-2026-0001 waits for operations');
    say(APPROVAL_GIVEN, { ...given, approval: `${subject}/1/operations`, decision: 'rejected' });
    expect(floor.isOpen('approvalOverdue')).toBe(false);
  });
});
