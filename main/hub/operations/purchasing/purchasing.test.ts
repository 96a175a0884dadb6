import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ediShipNoticeReceived,
  purchaseOrderChanged,
  purchaseOrderConfirmed,
  purchaseOrderPlaced,
  receiptCompleted,
} from '#shared/contracts';
import type { LogEvent } from '#engine/kernel';
import { networkRoom } from '#operations/network';
import { ATL, BREAKER, foldEvents, rowsOf, smallNetwork, SUPPLIER, told } from '#kit';
import { comingQuantity, expectedAt, purchaseOrders, purchasingRoom } from './index.ts';

const ROOMS = [networkRoom, purchasingRoom];
const ERP = 'erp/southern';
const PO = { poNumber: 'PO-1' };
const DUE = '2026-07-03T09:00:00.000Z';
const LATER = '2026-07-06T09:00:00.000Z';
const PLACED_AT = '2026-06-30T12:00:00.000Z';

const placed = (...quantities: number[]) =>
  told(
    ERP,
    purchaseOrderPlaced,
    {
      ...PO,
      supplier: SUPPLIER,
      site: ATL,
      currency: 'USD',
      lines: quantities.map((quantity, index) => ({
        line: index + 1,
        gtin: BREAKER,
        quantity,
        unit: 'EA' as const,
        unitCostMicro: 118_400_000,
        dueAt: DUE,
      })),
    },
    { at: PLACED_AT },
  );
const confirmed = (source: string, quantity: number, promisedAt: string, at?: string) =>
  told(
    source,
    purchaseOrderConfirmed,
    { ...PO, supplier: SUPPLIER, lines: [{ line: 1, quantity, promisedAt }] },
    at === undefined ? {} : { at },
  );
const changed = (quantity: number, promisedAt: string) =>
  told(ERP, purchaseOrderChanged, {
    ...PO,
    lines: [{ line: 1, quantity, promisedAt }],
    reason: 'next run',
  });
const received = (quantity: number, receiptId = 'RC-1') =>
  told('wms/atlanta', receiptCompleted, {
    site: ATL,
    purpose: { kind: 'purchaseOrder', number: 'PO-1' },
    receiptId,
    lines: [
      {
        gtin: BREAKER,
        unit: 'EA',
        expectedQuantity: quantity,
        receivedQuantity: quantity,
        damagedQuantity: 0,
      },
    ],
  });

function orderAfter(...events: LogEvent[]) {
  return foldEvents(ROOMS, [...smallNetwork(), ...events]).get(purchaseOrders, 'PO-1')!;
}

/** What still comes, and when. */
function comingAfter(...events: LogEvent[]): [number, string] {
  const order = orderAfter(...events);
  return [comingQuantity(order, order.lines[0]!), expectedAt(order.lines[0]!)];
}

describe('a purchase order', () => {
  test('comes as it was ordered, until the supplier says otherwise', () => {
    expect(comingAfter(placed(72))).toEqual([72, DUE]);
    expect(comingAfter(placed(72), confirmed(ERP, 60, LATER))).toEqual([60, LATER]);
    expect(comingAfter(placed(72), confirmed(ERP, 60, DUE), changed(48, LATER))).toEqual([
      48,
      LATER,
    ]);
  });

  test('keeps a confirmation by file that is dated before the ERP wrote the order', () => {
    const byFile = confirmed('edi/inbox', 60, LATER, '2026-06-30T00:00:00.000Z');
    expect(comingAfter(placed(72), byFile)).toEqual([60, LATER]);
    expect(comingAfter(byFile, placed(72))).toEqual([60, LATER]);
  });

  test('comes when a ship notice says, in the quantity that was promised', () => {
    const promised = [placed(72), confirmed(ERP, 60, DUE)];
    const notice = told('edi/inbox', ediShipNoticeReceived, {
      shipNoticeNumber: 'ASN-1',
      poNumber: 'PO-1',
      estimatedArriveAt: LATER,
      lines: [{ gtin: BREAKER, quantity: 60, unit: 'EA' }],
    });
    expect(comingAfter(...promised, notice)).toEqual([60, LATER]);
  });

  test('is received once all of it is counted', () => {
    expect(orderAfter(placed(72), received(72)).status).toBe('received');
    expect(orderAfter(placed(72), received(80)).status).toBe('received');
  });

  test('expects nothing that a receipt found missing, until the supplier promises it anew', () => {
    const short = [placed(72), received(60)];
    expect(orderAfter(...short).status).toBe('open');
    expect(comingAfter(...short)[0]).toBe(0);
    expect(comingAfter(...short, changed(72, LATER))).toEqual([12, LATER]);
  });

  test('is told line by line: what is said or counted of one says nothing of another', () => {
    const OTHER = '09526000000112';
    const two = placed(72, 40);
    const { lines } = two.data as { lines: object[] };
    const order = {
      ...two,
      data: { ...(two.data as object), lines: [lines[0], { ...lines[1], gtin: OTHER }] },
    };
    const say = (line: number, quantity: number, promisedAt: string, at: string) =>
      told(
        ERP,
        purchaseOrderChanged,
        { ...PO, lines: [{ line, quantity, promisedAt }], reason: '' },
        { at },
      );
    const count = (gtin: string, quantity: number, at: string) => {
      const receipt = received(quantity, at);
      const [line] = (receipt.data as { lines: object[] }).lines;
      return {
        ...receipt,
        occurredAt: at,
        data: { ...(receipt.data as object), lines: [{ ...line, gtin }] },
      };
    };
    const [MON, TUE, WED] = ['06', '07', '08'].map((day) => `2026-07-${day}T09:00:00.000Z`) as [
      string,
      string,
      string,
    ];
    const coming = (...events: LogEvent[]) => {
      const after = orderAfter(order, ...events);
      return after.lines.map((line) => comingQuantity(after, line));
    };
    // A word on the second line does not bring the rest of the first.
    expect(coming(count(BREAKER, 60, MON), say(2, 40, LATER, TUE))).toEqual([0, 40]);
    // A receipt of the second line does not take away what was promised anew of the first.
    expect(coming(count(BREAKER, 60, MON), say(1, 72, LATER, TUE), count(OTHER, 40, WED))).toEqual([
      12, 0,
    ]);
    // A word on one line that comes late is late for that line alone.
    const late = orderAfter(order, say(2, 30, LATER, TUE), say(1, 48, LATER, MON));
    expect(late.lines.map(({ promisedQuantity }) => promisedQuantity)).toEqual([48, 30]);
  });

  test('fills lines of one item in their order, and keeps what is over with the last', () => {
    const { lines } = orderAfter(placed(36, 36), received(100));
    expect(lines.map((line) => line.received)).toEqual([36, 64]);
  });

  test('is the same whatever order ERP and dock are heard in, and however often', () => {
    const events = [
      placed(72),
      confirmed(ERP, 70, DUE),
      changed(66, LATER),
      received(30, 'RC-1'),
      received(36, 'RC-2'),
    ];
    const kept = (said: LogEvent[]) => {
      const order = rowsOf(foldEvents(ROOMS, [...smallNetwork(), ...said]), ROOMS)[
        'purchasing.purchase_order'
      ]![0] as { counted: string[] };
      // When the hub last learned of it depends on what came last; the facts do not.
      return { ...order, counted: order.counted.toSorted(), occurredAt: '', receivedAt: '' };
    };
    const state = kept(events);
    expect(state).toMatchObject({ status: 'received' });
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...events, ...events], { minLength: 10, maxLength: 10 }),
        (shuffled) => {
          expect(kept(shuffled)).toEqual(state);
        },
      ),
    );
  });
});
