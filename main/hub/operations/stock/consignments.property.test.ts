import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  intercompanyPosted,
  receiptCompleted,
  receiptExpected,
  shipmentLoaded,
  stockAdjusted,
  transferOrderCancelled,
} from '#shared/contracts';
import type { LogEvent } from '#engine/kernel';
import { networkRoom } from '#operations/network';
import { purchasingRoom } from '#operations/purchasing';
import { shipmentsRoom } from '#operations/shipments';
import { ATL, BREAKER, CMH, foldEvents, NORTHERN, rowsOf, SOUTHERN, told } from '#kit';
import { inTransitFrom, inTransitTo, incomingSupply, positionAt, stockRoom } from './index.ts';
import { TRANSFER_SHORT_CLOSED } from './transfer-events.ts';

const ROOMS = [networkRoom, purchasingRoom, shipmentsRoom, stockRoom];
const purpose = { kind: 'transfer' as const, number: 'TRF-2026-0001' };
const SSCC = '395210000000000018';
const NOW_MS = Date.parse('2026-06-30T13:00:00.000Z');

const expected = (quantity: number) =>
  told('wms/atlanta', receiptExpected, {
    site: ATL,
    purpose,
    expectedAt: '2026-07-01T06:00:00.000Z',
    lines: [{ gtin: BREAKER, unit: 'EA', quantity }],
  });
const loaded = (quantity: number) =>
  told('wms/columbus', shipmentLoaded, {
    site: CMH,
    purpose,
    sscc: [SSCC],
    lines: [{ gtin: BREAKER, unit: 'EA', quantity }],
  });
const received = (quantity: number, receiptId = 'RC-1') =>
  told('wms/atlanta', receiptCompleted, {
    site: ATL,
    purpose,
    receiptId,
    lines: [
      {
        gtin: BREAKER,
        unit: 'EA',
        expectedQuantity: 252,
        receivedQuantity: quantity,
        damagedQuantity: 0,
      },
    ],
  });
const onHand = (source: string, site: string, quantity: number) =>
  told(source, stockAdjusted, {
    site,
    gtin: BREAKER,
    unit: 'EA',
    onHand: quantity,
    reserved: 0,
    blocked: 0,
    delta: 1,
    reason: 'shipped',
  });
const closed = (): LogEvent => ({
  ...received(0),
  source: 'hub',
  type: TRANSFER_SHORT_CLOSED,
  data: { transfer: purpose.number },
});

function transit(events: readonly LogEvent[]) {
  const world = foldEvents(ROOMS, events);
  return { in: inTransitTo(world, ATL, BREAKER), out: inTransitFrom(world, CMH, BREAKER) };
}

describe('goods between two sites', () => {
  test('are in transit from loading to receipt, and nothing before', () => {
    expect(transit([expected(252)])).toEqual({ in: 0, out: 0 });
    expect(transit([expected(252), loaded(252)])).toEqual({ in: 252, out: 252 });
    expect(transit([expected(252), loaded(252), received(252)])).toEqual({ in: 0, out: 0 });
  });

  test('keep what was received short in transit until it is closed', () => {
    const short = [expected(252), loaded(252), received(240)];
    expect(transit(short)).toEqual({ in: 12, out: 12 });
    expect(transit([...short, closed()])).toEqual({ in: 0, out: 0 });
  });

  test('are no supply any more once a receipt has found them missing', () => {
    const coming = (events: LogEvent[]) =>
      incomingSupply(foldEvents(ROOMS, events), ATL, BREAKER, NOW_MS).map((one) => one.quantity);
    expect(coming([expected(252)])).toEqual([252]);
    expect(coming([expected(252), loaded(240)])).toEqual([240]);
    expect(coming([expected(252), loaded(240), received(228)])).toEqual([]);
  });

  test('are closed by the ledger that writes them off, too', () => {
    const writtenOff = told('erp/southern', intercompanyPosted, {
      entity: SOUTHERN,
      counterparty: NORTHERN,
      transferNumber: purpose.number,
      stage: 'shortClosed',
      postedAt: '2026-07-01T12:00:00.000Z',
      currency: 'USD',
      lines: [],
      postingId: 'GL-1',
      period: '2026-P07',
    });
    expect(transit([loaded(252), received(240), writtenOff])).toEqual({ in: 0, out: 0 });
  });

  test('are not expected any more when the transfer is called off before loading', () => {
    const cancelled = told('erp/southern', transferOrderCancelled, {
      transferNumber: purpose.number,
      erpNumber: 'STO-1',
    });
    const world = foldEvents(ROOMS, [expected(252), cancelled]);
    expect(incomingSupply(world, ATL, BREAKER, NOW_MS)).toEqual([]);
  });

  test('are the same whatever order both warehouses are heard in, and however often', () => {
    const events = [expected(252), loaded(252), received(200, 'RC-1'), received(40, 'RC-2')];
    const state = rowsOf(foldEvents(ROOMS, events), ROOMS);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...events, ...events], { minLength: 8, maxLength: 8 }),
        (shuffled) => {
          expect(rowsOf(foldEvents(ROOMS, shuffled), ROOMS)['stock.consignment']).toMatchObject(
            state['stock.consignment']!.map((row) => ({
              ...row,
              counted: expect.any(Array) as string[],
              lines: expect.arrayContaining((row as { lines: object[] }).lines) as object[],
            })),
          );
        },
      ),
    );
  });

  test('neither appear nor vanish: both sites and the road together hold what there was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 252 }),
        fc.integer({ min: 0, max: 252 }),
        fc.integer({ min: 0, max: 4 }),
        (shipped, missing, heard) => {
          const arrived = Math.max(0, shipped - missing);
          const events = [
            onHand('wms/columbus', CMH, 1_000),
            onHand('wms/atlanta', ATL, 100),
            onHand('wms/columbus', CMH, 1_000 - shipped),
            loaded(shipped),
            onHand('wms/atlanta', ATL, 100 + arrived),
            received(arrived),
          ];
          // A warehouse says its stock and the movement together: the sum is looked at between such pairs.
          const world = foldEvents(ROOMS, events.slice(0, 2 + Math.min(2, heard >> 1) * 2));
          const there = positionAt(world, ATL, BREAKER)!.onHand;
          const here = positionAt(world, CMH, BREAKER)!.onHand;
          expect(there + here + inTransitFrom(world, CMH, BREAKER)).toBe(1_100);
        },
      ),
    );
  });
});
