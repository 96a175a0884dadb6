import { describe, expect, test } from 'vitest';
import {
  ediOrderReceived,
  etaUpdated,
  orderAllocated,
  orderShipped,
  shipmentArrived,
  shipmentDeparted,
  shipmentLoaded,
  shipmentPlanned,
} from '#shared/contracts';
import { feedsRoom } from '#engine/feeds';
import type { LogEvent, QueryContext, World } from '#engine/kernel';
import { exceptionsRoom } from '#operations/exceptions';
import { FEED_SILENT, feedStatuses, networkRoom } from '#operations/network';
import { ordersRoom } from '#operations/orders';
import { policyRoom } from '#operations/policy';
import { purchasingRoom } from '#operations/purchasing';
import { shipmentsRoom } from '#operations/shipments';
import { stockRoom } from '#operations/stock';
import type { OrderDetail, ShipmentDetail, StockDetail } from '#shared/protocol';
import { HOUR_MS } from '#shared/vocabulary';
import {
  ATL,
  BREAKER,
  breakerForecast,
  breakersAt,
  breakersOrdered,
  CMH,
  CUSTOMER,
  foldEvents,
  smallNetwork,
  told,
} from '#kit';
import { orderDetail } from './order-detail.ts';
import { ordersView } from './order.view.ts';
import { shipmentDetail } from './shipment-detail.ts';
import { sitesView } from './site.view.ts';
import { stockDetail } from './stock-detail.ts';

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
const ERP = 'erp/southern';
const NEED = '2026-07-02T13:00:00.000Z';
const NOW = '2026-06-30T15:42:00.000Z';

const placed = (quantity: number) =>
  breakersOrdered('SO-1', quantity, NEED, { channel: 'edi', partnerReference: 'PO-4711' });
const byEdi = () =>
  told('edi/inbox', ediOrderReceived, {
    partnerReference: 'PO-4711',
    customer: CUSTOMER,
    orderedAt: NOW,
    lines: [{ line: 1, gtin: BREAKER, quantity: 96, unit: 'EA', needBy: NEED }],
  });

function given(...events: LogEvent[]): World {
  return foldEvents(ROOMS, [...smallNetwork(), ...events]);
}
function rowsIn(world: World) {
  return [...ordersView.keys(world)].map((key) => ordersView.project(world, key)!);
}
function asked(world: World): QueryContext {
  return {
    world,
    now: NOW,
    nowMs: Date.parse(NOW),
    actor: { id: 'r.alvarez', name: 'R. Alvarez', role: 'controller' },
    history: () => Promise.resolve([]),
  };
}

describe('the row of an order', () => {
  test('is on plan with stock for all of it', () => {
    const world = given(breakersAt(ATL, 400), placed(96));
    expect(rowsIn(world)).toMatchObject([
      {
        key: 'SO-1',
        state: 'ok',
        customer: 'Peachtree Electric',
        siteCode: 'ATL',
        filledPercent: 0,
        projectedAt: NEED,
        lateByMinutes: 0,
        // 96 × (160.00 − 118.40)
        marginMinor: 399_360,
        cause: null,
      },
    ]);
  });

  test('may miss when a line has no stock in sight, and says what it waits for', () => {
    expect(rowsIn(given(breakersAt(ATL, 60), placed(96)))).toMatchObject([
      { state: 'watch', projectedAt: null, cause: 'Waits for BRK-2P60B' },
    ]);
  });

  test('is filled as far as stock is given to it, and to the full only when nothing is missing', () => {
    const allocated = (quantity: number) =>
      told(ERP, orderAllocated, { orderNumber: 'SO-1', site: ATL, lines: [{ line: 1, quantity }] });
    const percent = (...events: LogEvent[]) => rowsIn(given(placed(1_000), ...events))[0];
    expect(percent(allocated(999))?.filledPercent).toBe(99);
    expect(percent(allocated(1_000))?.filledPercent).toBe(100);
  });

  test('received by EDI stands apart, and goes when the ERP has it', () => {
    expect(rowsIn(given(byEdi()))).toMatchObject([{ ediOnly: true, status: 'open', lines: 1 }]);
    expect(rowsIn(given(byEdi(), placed(96)))).toMatchObject([{ key: 'SO-1', ediOnly: false }]);
  });
});

test('the row of an order under way is stale while its ERP is silent, and is told so', () => {
  const silent = {
    ...placed(96),
    source: 'hub',
    type: FEED_SILENT,
    data: { source: ERP, lastGoodAt: NOW, cadenceMs: 900_000 },
  };
  const world = given(breakersAt(ATL, 400), placed(96), silent);
  expect(rowsIn(world)).toMatchObject([{ state: 'stale', asOf: { cadenceMs: 900_000 } }]);
  const touched = ordersView.watches
    .filter(({ collection }) => collection.name === feedStatuses.name)
    .flatMap((watch) => [...watch.subjects(world.get(feedStatuses, ERP) as never, world)]);
  expect(touched).toEqual(['SO-1']);
});

describe('the row of a site', () => {
  test('has the week’s outflow, and is as of its warehouse', () => {
    const loaded = (number: string, quantity: number, at: string) =>
      told(
        'wms/atlanta',
        shipmentLoaded,
        {
          site: ATL,
          purpose: { kind: 'order', number },
          sscc: ['395210000000000018'],
          lines: [{ gtin: BREAKER, unit: 'EA', quantity }],
        },
        { at },
      );
    const world = given(
      loaded('SO-1', 100, '2026-06-22T12:00:00.000Z'),
      loaded('SO-2', 40, '2026-06-24T12:00:00.000Z'),
      loaded('SO-3', 30, '2026-06-30T12:00:00.000Z'),
    );
    expect(sitesView.project(world, ATL)).toMatchObject({
      code: 'ATL',
      state: 'ok',
      outflowSevenDays: 70,
      asOf: { source: 'wms/atlanta', cadenceMs: null },
    });
  });
});

describe('details', () => {
  test('of an order trace what is short to the line that waits and its margin', async () => {
    const world = given(breakersAt(ATL, 60), placed(96));
    const detail = (await orderDetail(asked(world), { key: 'SO-1' })) as OrderDetail;
    expect(detail.lines).toMatchObject([{ sku: 'BRK-2P60B', quantity: 96, allocated: 0 }]);
    expect(detail.trace.map(({ label }) => label)).toEqual([
      'BRK-2P60B short at Atlanta',
      'Line 1 waits for 36 of 96, margin $1,498',
    ]);
  });

  test('of an order count nothing twice that has left', async () => {
    const shipped = told(ERP, orderShipped, {
      orderNumber: 'SO-1',
      lines: [{ line: 1, quantity: 96 }],
    });
    const detail = await orderDetail(asked(given(placed(96), shipped)), { key: 'SO-1' });
    expect(detail).toMatchObject({ lines: [{ shipped: 96 }], trace: [] });
  });

  test('of a position add up, and name who nearby has too much, over a lane that exists', () => {
    const world = given(
      breakersAt(ATL, 50),
      breakersAt(CMH, 1_180),
      breakerForecast(ATL, 30, 20),
      breakerForecast(CMH, 31, 140),
    );
    const detail = stockDetail(asked(world), { key: `${ATL}/${BREAKER}` }) as StockDetail;
    const { lines } = detail.arithmetic;
    const total = lines.find((line) => line.total);
    const sum = lines.filter((line) => !line.total).reduce((all, line) => all + line.value, 0);
    expect(total).toMatchObject({ label: 'Short', value: -60 });
    expect(sum).toBe(-60);
    expect(detail.nearbyExcess).toMatchObject([
      { siteCode: 'CMH', excess: 606, transitMinutesP90: 900 },
    ]);
  });

  test('of what nobody knows are refused', async () => {
    const context = asked(given());
    const refused = [
      await orderDetail(context, { key: 'SO-9' }),
      await shipmentDetail(context, { key: 'SHP-9' }),
      stockDetail(context, { key: `${ATL}/09526000099999` }),
    ];
    expect(refused.map((answer) => 'ok' in answer && answer.ok)).toEqual([false, false, false]);
  });
});

describe('the detail of a shipment', () => {
  const ID = { shipmentId: 'SHP-1' };
  const at = (hours: number) => new Date(Date.parse(NOW) + hours * HOUR_MS).toISOString();
  const place = (stop: number, name: string, kind: 'pickup' | 'pass' | 'delivery') => ({
    stop,
    name,
    kind,
    latitude: 40 - stop * 2,
    longitude: -83,
  });
  const story = [
    told('tms', shipmentPlanned, {
      ...ID,
      purpose: { kind: 'transfer', number: 'TRF-2026-0631' },
      carrier: 'BRGF',
      mode: 'ground',
      equipment: 'van53',
      stops: [
        { ...place(1, 'Columbus', 'pickup'), gln: CMH, plannedDepartAt: at(-10) },
        {
          ...place(2, 'Knoxville', 'pass'),
          plannedArriveAt: at(-4),
          plannedDepartAt: at(-3.5),
        },
        { ...place(3, 'Atlanta', 'delivery'), gln: ATL, plannedArriveAt: at(2) },
      ],
      distanceKm: 916,
      currency: 'USD',
      valueMinor: 1_184_000,
      freightMinor: 61_200,
      weightGrams: 54_000,
      lines: [{ gtin: BREAKER, unit: 'EA', quantity: 100 }],
    }),
    told('tms', shipmentDeparted, { ...ID, stop: 1, departedAt: at(-9) }),
    told('tms', shipmentArrived, { ...ID, stop: 2, arrivedAt: at(-3) }),
    told('tms', shipmentDeparted, { ...ID, stop: 2, departedAt: at(-1) }),
    told('tms', etaUpdated, { ...ID, stop: 3, estimatedArriveAt: at(4) }),
  ];
  const detail = async () =>
    (await shipmentDetail(asked(given(...story)), { key: 'SHP-1' })) as ShipmentDetail;

  test('has each milestone as planned, as it was or as we expect it, and how far off', async () => {
    const { milestones } = await detail();
    expect(milestones.map(({ label, offByMinutes }) => [label, offByMinutes])).toEqual([
      ['Depart Columbus', 60],
      ['Pass Knoxville', 60],
      ['Depart Knoxville', 150],
      ['Arrive Atlanta', expect.any(Number)],
    ]);
    expect(milestones[3]).toMatchObject({ actualAt: null, plannedAt: at(2) });
  });

  test('keeps both estimates apart, and explains ours to the minute', async () => {
    const { carrierEta, ourEta, ledger, milestones } = await detail();
    expect(carrierEta?.at).toBe(at(4));
    expect(ourEta!.p90At > ourEta!.p50At).toBe(true);
    expect(ledger).toContainEqual({ label: 'Departed late', minutes: 60 });
    expect(ledger).toContainEqual({ label: 'Dwell at Knoxville', minutes: 90 });
    const sum = ledger.reduce((all, { minutes }) => all + minutes, 0);
    expect(sum).toBe(milestones[3]!.offByMinutes);
  });
});
