import { describe, expect, test } from 'vitest';
import {
  orderAllocated,
  purchaseOrderPlaced,
  receiptExpected,
  shipmentDeparted,
} from '#shared/contracts';
import type { LogEvent, World } from '#engine/kernel';
import { networkRoom } from '#operations/network';
import { ordersRoom } from '#operations/orders';
import { policyRoom } from '#operations/policy';
import { purchasingRoom } from '#operations/purchasing';
import { shipments, shipmentsRoom } from '#operations/shipments';
import {
  ATL,
  BREAKER,
  breakerForecast,
  breakersAt,
  breakersOrdered,
  CMH,
  foldEvents,
  SMALL_TRANSFER,
  smallNetwork,
  SUPPLIER,
  told,
  truckLoaded,
  truckPlanned,
} from '#kit';
import {
  coverLines,
  firstBelowZero,
  freeStock,
  heldUpBy,
  outlook,
  shortage,
  stockRoom,
  uncoveredNeed,
} from './index.ts';

const ROOMS = [networkRoom, policyRoom, purchasingRoom, shipmentsRoom, ordersRoom, stockRoom];
const NOW = '2026-06-30T15:42:00.000Z';
const NOW_MS = Date.parse(NOW);
const at = (days: number) => new Date(NOW_MS + days * 86_400_000).toISOString();

const order = (orderNumber: string, quantity: number, needInDays: number) =>
  breakersOrdered(orderNumber, quantity, at(needInDays));
const allocated = (orderNumber: string, quantity: number) =>
  told('erp/southern', orderAllocated, {
    orderNumber,
    site: ATL,
    lines: [{ line: 1, quantity }],
  });
/** A transfer that is on the road from Columbus, expected in some days. */
const onTheRoad = (quantity: number, inDays: number): LogEvent[] => {
  const lines = [{ gtin: BREAKER, unit: 'EA' as const, quantity }];
  const expected = { site: ATL, purpose: SMALL_TRANSFER, lines, expectedAt: at(inDays) };
  return [told('wms/atlanta', receiptExpected, expected), truckLoaded('SHP-48190', quantity)];
};
const purchase = (quantity: number, inDays: number) =>
  told('erp/southern', purchaseOrderPlaced, {
    poNumber: 'PO-1',
    supplier: SUPPLIER,
    site: ATL,
    currency: 'USD',
    lines: [
      {
        line: 1,
        gtin: BREAKER,
        quantity,
        unit: 'EA',
        unitCostMicro: 118_400_000,
        dueAt: at(inDays),
      },
    ],
  });

function given(...events: LogEvent[]): World {
  return foldEvents(ROOMS, [...smallNetwork(), ...events]);
}

describe('what a site lacks', () => {
  test('is the sum on the transfer card: 412 − 365 − 12 + 120 − 3 × 96 − 110 = −243', () => {
    const world = given(
      breakersAt(ATL, 412, 365, 12),
      breakerForecast(ATL, 96, 110),
      ...onTheRoad(120, 1),
    );
    expect(shortage(world, ATL, BREAKER, NOW_MS)).toMatchObject({
      available: 35,
      incomingQuantity: 120,
      demand: 288,
      projected: -133,
      short: 243,
    });
  });

  test('counts neither what comes after the horizon nor an order twice that has stock already', () => {
    const world = given(
      breakersAt(ATL, 100, 40),
      breakerForecast(ATL, 10, 20),
      order('SO-1', 40, 2),
      allocated('SO-1', 40),
      order('SO-2', 15, 2),
      ...onTheRoad(120, 5),
    );
    expect(shortage(world, ATL, BREAKER, NOW_MS)).toMatchObject({
      available: 60,
      waiting: 15,
      incomingQuantity: 0,
      projected: 15,
      short: 5,
    });
  });
});

describe('what a site can give away', () => {
  test('is the sum on the transfer card: 1,180 − 214 − 14 × 31 − 140 = 392', () => {
    const world = given(breakersAt(CMH, 1_180, 214), breakerForecast(CMH, 31, 140));
    expect(freeStock(world, CMH, BREAKER)).toMatchObject({ coverDemand: 434, free: 392 });
  });

  test('is nothing where it is short itself, or where nobody has ever told of stock', () => {
    const world = given(breakersAt(CMH, 100), breakerForecast(CMH, 31, 140));
    expect(freeStock(world, CMH, BREAKER).free).toBe(0);
    expect(freeStock(world, ATL, BREAKER)).toMatchObject({ position: null, free: 0 });
  });
});

describe('open lines without stock', () => {
  test('are served by need date, and their margin is at risk from the first piece that is missing', () => {
    const world = given(breakersAt(ATL, 50), order('SO-2', 40, 2), order('SO-1', 30, 1));
    const need = uncoveredNeed(world, ATL, BREAKER, NOW_MS);
    expect(need.lines.map(({ orderNumber, uncovered }) => [orderNumber, uncovered])).toEqual([
      ['SO-2', 20],
    ]);
    // 20 × (160.00 − 118.40)
    expect(need).toMatchObject({ marginMinor: 83_200, firstNeedAt: at(2), customers: 1 });
  });

  test('are covered by what comes in time, and not by what comes late', () => {
    const waiting = [breakersAt(ATL, 0), order('SO-1', 60, 2)];
    const inTime = given(...waiting, purchase(60, 1));
    expect(uncoveredNeed(inTime, ATL, BREAKER, NOW_MS).quantity).toBe(0);
    const late = given(...waiting, purchase(60, 3));
    expect(uncoveredNeed(late, ATL, BREAKER, NOW_MS).quantity).toBe(60);
    expect(coverLines(late, ATL, BREAKER, NOW_MS)[0]?.servedAt).toBe(at(3));
  });

  test('miss first what is needed first, whoever policy serves before', () => {
    const first = breakersOrdered('SO-1', 40, at(5), { priority: 1 });
    const need = uncoveredNeed(given(first, order('SO-2', 30, 1)), ATL, BREAKER, NOW_MS);
    expect(need.lines.map(({ orderNumber }) => orderNumber)).toEqual(['SO-1', 'SO-2']);
    expect(need.firstNeedAt).toBe(at(1));
  });

  test('do not rely on a delivery that should have come already', () => {
    const world = given(breakersAt(ATL, 0), order('SO-1', 60, 0.5), purchase(60, -0.25));
    expect(uncoveredNeed(world, ATL, BREAKER, NOW_MS).quantity).toBe(60);
  });

  test('that wait for what a truck brings first are served by it first, even when it is late for them', () => {
    const world = given(
      breakersAt(ATL, 0),
      order('SO-1', 60, 1),
      order('SO-2', 30, 4),
      ...onTheRoad(80, 2),
    );
    const [first, second] = coverLines(world, ATL, BREAKER, NOW_MS);
    expect(first).toMatchObject({ uncovered: 60, late: [{ shipment: 'SHP-48190', quantity: 60 }] });
    expect(second).toMatchObject({ uncovered: 10, late: [], servedAt: null });
  });
});

describe('a truck that left twelve hours late', () => {
  /** By plan it arrives now; it takes twelve hours. */
  const late = [
    ...onTheRoad(80, 0),
    truckPlanned('SHP-48190', 80, at(-0.5)),
    told('tms', shipmentDeparted, { shipmentId: 'SHP-48190', stop: 1, departedAt: at(0) }),
  ];

  test('holds up the orders that it would have served in time, and no others', () => {
    const world = given(
      breakersAt(ATL, 0),
      order('SO-1', 10, -0.1),
      order('SO-2', 40, 0.25),
      order('SO-3', 20, 2),
      ...late,
    );
    const held = heldUpBy(world, world.get(shipments, 'SHP-48190')!, NOW_MS);
    expect([...held.orders]).toEqual(['SO-2']);
    // 40 × (160.00 − 118.40)
    expect(held).toMatchObject({ items: 1, firstNeedAt: at(0.25), marginMinor: 166_400 });
  });

  test('holds up nothing where there is stock enough', () => {
    const world = given(breakersAt(ATL, 100), order('SO-1', 40, 0.25), ...late);
    expect(heldUpBy(world, world.get(shipments, 'SHP-48190')!, NOW_MS).orders.size).toBe(0);
  });
});

describe('a truck to a customer that left twelve hours late', () => {
  /** What it carries is needed some days from now; by plan it arrives now, and it takes twelve hours. */
  const heldUp = (needInDays: number) => {
    const purpose = { kind: 'order' as const, number: 'SO-1' };
    const world = given(
      order('SO-1', 40, needInDays),
      truckPlanned('SHP-48190', 40, at(-0.5), { purpose }),
      told('tms', shipmentDeparted, { shipmentId: 'SHP-48190', stop: 1, departedAt: at(0) }),
    );
    return heldUpBy(world, world.get(shipments, 'SHP-48190')!, NOW_MS);
  };

  test('makes late what it would have brought in time, and not what was late by plan', () => {
    expect(heldUp(0.25)).toMatchObject({ items: 1, marginMinor: 166_400 });
    expect(heldUp(2).orders.size).toBe(0);
    expect(heldUp(-0.25).orders.size).toBe(0);
  });
});

describe('days ahead', () => {
  test('first fall below zero where the forecast has used up what is free', () => {
    const world = given(breakersAt(ATL, 50), breakerForecast(ATL, 10, 0));
    expect(firstBelowZero(world, ATL, BREAKER, NOW_MS)).toBe(at(5));
  });

  test('rise when something comes before that', () => {
    const world = given(breakersAt(ATL, 50), breakerForecast(ATL, 10, 0), purchase(200, 4));
    expect(firstBelowZero(world, ATL, BREAKER, NOW_MS)).toBeNull();
  });

  test('add up: each is the one before plus arrivals less demand', () => {
    const world = given(
      breakersAt(ATL, 50),
      breakerForecast(ATL, 3, 0),
      order('SO-1', 12, 2.5),
      purchase(36, 6),
    );
    const days = outlook(world, ATL, BREAKER, NOW_MS);
    let before = 50;
    for (const { projected, arrivals, demand } of days) {
      expect(projected).toBe(before + arrivals - demand);
      before = projected;
    }
    expect(before).toBe(50 + 36 - 12 - 14 * 3);
  });
});
