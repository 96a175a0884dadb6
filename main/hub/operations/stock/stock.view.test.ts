import { describe, expect, test } from 'vitest';
import { stockCounted, stockSnapshot } from '#shared/contracts';
import { feedsRoom } from '#engine/feeds';
import type { LogEvent } from '#engine/kernel';
import { commands, outboxRoom } from '#engine/outbox';
import { exceptionsRoom } from '#operations/exceptions';
import { FEED_SILENT, networkRoom, positionKey, sites } from '#operations/network';
import { ordersRoom } from '#operations/orders';
import { policyRoom } from '#operations/policy';
import { purchasingRoom } from '#operations/purchasing';
import { shipmentsRoom } from '#operations/shipments';
import {
  ATL,
  BREAKER,
  breakerForecast,
  breakersAt,
  breakersOrdered,
  foldEvents,
  Rehearsal,
  smallNetwork,
  told,
} from '#kit';
import { stockRoom } from './index.ts';
import { stockView } from './stock.view.ts';

const ROOMS = [
  feedsRoom,
  networkRoom,
  policyRoom,
  purchasingRoom,
  shipmentsRoom,
  ordersRoom,
  exceptionsRoom,
  stockRoom,
];
const WMS = 'wms/atlanta';
const KEY = positionKey(ATL, BREAKER);
const AT = '2026-06-30T12:00:00.000Z';

const stock = (onHand: number, reserved = 0, blocked = 0) =>
  breakersAt(ATL, onHand, reserved, blocked, { at: AT });

function rowAfter(...events: LogEvent[]) {
  const world = foldEvents(ROOMS, [...smallNetwork(), ...events]);
  expect([...stockView.keys(world)]).toEqual([KEY]);
  return stockView.project(world, KEY)!;
}

describe('the row of a stock position', () => {
  test('says what there is, what is free, how long it lasts and what could be given away', () => {
    expect(rowAfter(stock(1_180, 214, 12), breakerForecast(ATL, 31, 140))).toMatchObject({
      state: 'ok',
      siteCode: 'ATL',
      sku: 'BRK-2P60B',
      onHand: 1_180,
      available: 954,
      // 954 ÷ 31 days
      daysOfSupplyTenths: 307,
      // 954 − 3 × 31
      projected: 861,
      firstBelowZeroAt: null,
      // 954 − 14 × 31 − 140
      excessOrShort: 380,
      safetyStock: 140,
      exception: null,
    });
  });

  test('may miss when it runs out within the days in which only a transfer helps, and not before', () => {
    const lasts = (onHand: number) => rowAfter(stock(onHand), breakerForecast(ATL, 30, 10));
    expect(lasts(60)).toMatchObject({
      state: 'watch',
      firstBelowZeroAt: '2026-07-02T12:00:00.000Z',
      excessOrShort: -40,
    });
    expect(lasts(120)).toMatchObject({
      state: 'ok',
      firstBelowZeroAt: '2026-07-04T12:00:00.000Z',
      excessOrShort: 0,
    });
  });

  test('has no days of supply without a forecast', () => {
    expect(rowAfter(stock(60)).daysOfSupplyTenths).toBeNull();
  });

  test('is as of the last word of its warehouse, and a snapshot that finds it unchanged is one', () => {
    const snapshot = told(
      WMS,
      stockSnapshot,
      {
        site: ATL,
        snapshotId: 'S-1',
        part: 1,
        parts: 1,
        positions: [{ gtin: BREAKER, unit: 'EA', onHand: 60, reserved: 0, blocked: 0 }],
      },
      { at: '2026-07-01T04:35:00.000Z' },
    );
    expect(rowAfter(stock(60)).asOf).toMatchObject({ source: WMS, occurredAt: AT });
    expect(rowAfter(stock(60), snapshot).asOf.occurredAt).toBe('2026-07-01T04:35:00.000Z');
  });

  test('is stale while its warehouse is silent, and ages by its cadence', () => {
    const silent: LogEvent = {
      ...stock(0),
      source: 'hub',
      type: FEED_SILENT,
      data: { source: WMS, lastGoodAt: AT, cadenceMs: 300_000 },
    };
    expect(rowAfter(stock(1_000), breakerForecast(ATL, 30, 10), silent)).toMatchObject({
      state: 'stale',
      asOf: { receivedAt: AT, cadenceMs: 300_000 },
    });
  });

  test('takes waiting lines off what is projected, and is looked at again when one comes', () => {
    const placed = breakersOrdered('SO-1', 96, '2026-07-01T13:00:00.000Z');
    expect(rowAfter(stock(60), placed)).toMatchObject({
      projected: -36,
      firstBelowZeroAt: '2026-07-01T13:00:00.000Z',
    });
    const world = foldEvents(ROOMS, [...smallNetwork(), stock(60), placed]);
    const touched = stockView.watches
      .filter(({ collection }) => collection.name === 'orders.sales_order')
      .flatMap((watch) => [...watch.subjects([...world.all(watch.collection)][0]!, world)]);
    expect(touched).toEqual([KEY]);
  });
});

describe('asking for a count', () => {
  function rehearse() {
    const rehearsal = new Rehearsal([outboxRoom, ...ROOMS]);
    rehearsal.hearTold(...smallNetwork(), stock(412));
    return rehearsal;
  }
  const ask = (rehearsal: Rehearsal, site = ATL, gtin = BREAKER) =>
    rehearsal.act('stock.requestCount', { site, gtin });

  test('asks the warehouse, once, and what it finds is the stock', () => {
    const rehearsal = rehearse();
    expect(ask(rehearsal)).toMatchObject({ ok: true });
    const [command] = [...rehearsal.world.all(commands)];
    expect(command).toMatchObject({ target: WMS, label: 'Count BRK-2P60B at Atlanta' });
    expect(ask(rehearsal)).toMatchObject({ refusal: { code: 'stock.countUnderWay' } });
    rehearsal.hear(WMS, stockCounted.type, {
      site: ATL,
      gtin: BREAKER,
      unit: 'EA',
      onHand: 410,
      reserved: 0,
      blocked: 0,
      countedQuantity: 410,
      expectedQuantity: 412,
      countId: 'CC-1',
    });
    expect(stockView.project(rehearsal.world, KEY)?.onHand).toBe(410);
  });

  test('is refused for a site or item that nobody knows, or that the site never held', () => {
    const rehearsal = rehearse();
    const [, columbus] = [...rehearsal.world.all(sites)];
    expect(ask(rehearsal, '9521000000070')).toMatchObject({ refusal: { code: 'site.unknown' } });
    expect(ask(rehearsal, ATL, '09526000099999')).toMatchObject({
      refusal: { code: 'item.unknown' },
    });
    expect(ask(rehearsal, columbus!.gln)).toMatchObject({ refusal: { code: 'stock.unknown' } });
  });
});
