import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ediOrderReceived,
  orderAllocated,
  orderCancelled,
  orderChanged,
  orderDelivered,
  orderPlaced,
  orderReprioritised,
  orderShipped,
  reservationMoved,
  taskShort,
} from '#shared/contracts';
import { commands, outboxRoom } from '#engine/outbox';
import { networkRoom } from '#operations/network';
import { policyRoom } from '#operations/policy';
import {
  ATL,
  BREAKER,
  CMH,
  CUSTOMER,
  foldEvents,
  Rehearsal,
  rowsOf,
  smallNetwork,
  told,
} from '#kit';
import { DAY_MS } from '#shared/vocabulary';
import { ediOrders, orders, ordersRoom, waitingAt, waitingLines } from './index.ts';

const ROOMS = [networkRoom, policyRoom, ordersRoom];
const ERP = 'erp/southern';
const NUMBER = { orderNumber: 'SO-1' };
const NEED = '2026-07-02T13:00:00.000Z';

const line = (quantity: number, needBy = NEED) => ({
  line: 1,
  gtin: BREAKER,
  quantity,
  unit: 'EA' as const,
  unitPriceMicro: 160_000_000,
  needBy,
});
const placed = (quantity = 96, partnerReference?: string) =>
  told(
    ERP,
    orderPlaced,
    {
      ...NUMBER,
      customer: CUSTOMER,
      site: ATL,
      currency: 'USD',
      priority: 5,
      commitAt: NEED,
      channel: 'edi',
      ...(partnerReference === undefined ? {} : { partnerReference }),
      lines: [line(quantity)],
    },
    { at: '2026-06-30T12:00:00.000Z' },
  );
const allocated = (quantity: number) =>
  told(ERP, orderAllocated, { ...NUMBER, site: ATL, lines: [{ line: 1, quantity }] });
const shipped = (quantity: number) =>
  told(ERP, orderShipped, { ...NUMBER, lines: [{ line: 1, quantity }] });
const pickedShort = (asked: number, foundQuantity: number) =>
  told('wms/atlanta', taskShort, {
    site: ATL,
    taskId: 'T-1',
    kind: 'pick',
    purpose: { kind: 'order', number: 'SO-1' },
    lines: [{ gtin: BREAKER, unit: 'EA', quantity: asked, foundQuantity }],
  });
const byEdi = (quantity = 96) =>
  told('edi/inbox', ediOrderReceived, {
    partnerReference: 'PO-4711',
    customer: CUSTOMER,
    site: ATL,
    orderedAt: '2026-06-30T09:00:00.000Z',
    lines: [{ line: 1, gtin: BREAKER, quantity, unit: 'EA' }],
  });

function waiting(...events: Parameters<typeof foldEvents>[1]): number {
  return waitingAt(foldEvents(ROOMS, [...smallNetwork(), ...events]), ATL, BREAKER);
}

function orderAfter(...events: Parameters<typeof foldEvents>[1]) {
  return foldEvents(ROOMS, [...smallNetwork(), ...events]).get(orders, 'SO-1')!;
}

describe('a sales order', () => {
  test('waits for what no stock has been given to', () => {
    expect(waiting(placed(96))).toBe(96);
    expect(waiting(placed(96), allocated(60))).toBe(36);
    expect(waiting(placed(96), allocated(60), allocated(36))).toBe(0);
  });

  test('waits again for what the picker did not find, until the ERP gives other pieces', () => {
    const short = [placed(96), allocated(96), pickedShort(96, 84)];
    expect(waiting(...short)).toBe(12);
    expect(waiting(...short, allocated(12))).toBe(0);
  });

  test('waits for nothing once it is cancelled or delivered', () => {
    expect(waiting(placed(96), told(ERP, orderCancelled, { ...NUMBER, reason: 'no' }))).toBe(0);
    expect(waiting(placed(96), told(ERP, orderDelivered, { ...NUMBER, deliveredAt: NEED }))).toBe(
      0,
    );
  });

  test('keeps what is served when its lines change', () => {
    const changed = told(ERP, orderChanged, {
      ...NUMBER,
      lines: [line(120, '2026-07-05T13:00:00.000Z')],
      reason: 'more',
    });
    expect(waiting(placed(96), allocated(96), changed)).toBe(24);
  });

  test('is promised for the date that was told last, whatever comes late, and whatever its lines do', () => {
    const [EARLY, LATE] = ['2026-07-05T13:00:00.000Z', '2026-07-08T13:00:00.000Z'] as const;
    const say = (at: string, more: object) =>
      told(ERP, orderChanged, { ...NUMBER, ...more, reason: 'x' }, { at });
    const first = say('2026-06-30T10:00:00.000Z', { commitAt: EARLY });
    const second = say('2026-06-30T12:00:00.000Z', { commitAt: LATE });
    const lines = say('2026-06-30T11:00:00.000Z', { lines: [line(120, EARLY)] });
    for (const events of [
      [first, lines, second],
      [second, first, lines],
      [lines, second, first],
    ])
      expect(orderAfter(placed(96), ...events)).toMatchObject({
        commitAt: LATE,
        lines: [{ quantity: 120 }],
      });
    expect(orderAfter(placed(96), lines, first).commitAt).toBe(EARLY);
  });

  test('is served first at priority 1, the others by need date, then priority, then number', () => {
    const at = (orderNumber: string, needBy: string, priority: number) =>
      told(ERP, orderPlaced, {
        orderNumber,
        customer: CUSTOMER,
        site: ATL,
        currency: 'USD',
        priority,
        commitAt: needBy,
        channel: 'web',
        lines: [line(1, needBy)],
      });
    const world = foldEvents(ROOMS, [
      at('SO-4', NEED, 5),
      at('SO-3', NEED, 2),
      at('SO-2', '2026-07-03T13:00:00.000Z', 1),
      at('SO-1', NEED, 5),
    ]);
    const served = waitingLines(world, ATL, BREAKER).map(({ orderNumber }) => orderNumber);
    expect(served).toEqual(['SO-2', 'SO-3', 'SO-1', 'SO-4']);
  });

  test('is the same whatever order its events come in, and however often', () => {
    const events = [
      placed(96),
      allocated(60),
      pickedShort(60, 50),
      allocated(46),
      shipped(96),
      told(ERP, orderReprioritised, { ...NUMBER, priority: 2 }),
    ];
    const kept = (told_: typeof events) => {
      const [order] = rowsOf(foldEvents(ROOMS, [...smallNetwork(), ...told_]), ROOMS)[
        'orders.sales_order'
      ] as [{ counted: string[] }];
      return { ...order, counted: order.counted.toSorted() };
    };
    const state = kept(events);
    expect(state).toMatchObject({ status: 'shipped', priority: 2 });
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...events, ...events], { minLength: 12, maxLength: 12 }),
        // Whose word the row is goes with the latest that was folded; ERP and WMS race here.
        (shuffled) => {
          expect({ ...kept(shuffled), source: ERP }).toEqual(state);
        },
      ),
    );
  });

  test('has its pieces where its ERP last moved them, in whatever order that is told', () => {
    const move = (data: object, at: string) =>
      told(
        ERP,
        reservationMoved,
        {
          ...NUMBER,
          line: 1,
          toLine: 2,
          gtin: BREAKER,
          unit: 'EA',
          quantity: 40,
          from: ATL,
          to: CMH,
          releasedQuantity: 10,
          ...data,
        },
        { at },
      );
    const inbound = { kind: 'transfer' as const, number: 'TRF-2026-0631' };
    const events = [
      placed(96),
      allocated(60),
      move({}, '2026-06-30T13:00:00.000Z'),
      told(ERP, orderAllocated, { ...NUMBER, site: CMH, lines: [{ line: 2, quantity: 30 }] }),
      move(
        { toLine: 3, to: ATL, quantity: 16, releasedQuantity: 0, inbound },
        '2026-06-30T14:00:00.000Z',
      ),
      move(
        { line: 3, toLine: 3, to: ATL, quantity: 16, releasedQuantity: 0 },
        '2026-06-30T15:00:00.000Z',
      ),
    ];
    const kept = (told_: typeof events) => {
      const world = foldEvents(ROOMS, [...smallNetwork(), ...told_]);
      return {
        lines: world.get(orders, 'SO-1')?.lines,
        here: waitingAt(world, ATL, BREAKER),
        there: waitingAt(world, CMH, BREAKER),
      };
    };
    const state = kept(events);
    expect(state).toMatchObject({
      lines: [
        { line: 1, quantity: 40, allocated: 50 },
        { line: 2, quantity: 40, allocated: 30, site: CMH },
        { line: 3, quantity: 16, allocated: 0, unitPriceMicro: 160_000_000 },
      ],
      here: 16,
      there: 10,
    });
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...events, ...events], { minLength: 12, maxLength: 12 }),
        (shuffled) => {
          expect(kept(shuffled)).toEqual(state);
        },
      ),
    );
  });
});

describe('an order received by EDI', () => {
  test('is no demand until the ERP has it', () => {
    expect(waiting(byEdi())).toBe(0);
  });

  test.each([
    ['before', [byEdi(), placed(96, 'PO-4711')]],
    ['after', [placed(96, 'PO-4711'), byEdi()]],
    ['twice before', [byEdi(), byEdi(), placed(96, 'PO-4711')]],
  ])('is booked once when it came %s the ERP’s own event', (_, events) => {
    const world = foldEvents(ROOMS, [...smallNetwork(), ...events]);
    expect(waitingAt(world, ATL, BREAKER)).toBe(96);
    expect([...world.all(ediOrders)].map(({ orderNumber }) => orderNumber)).toEqual(['SO-1']);
  });

  test('stays apart from an order of another number', () => {
    const world = foldEvents(ROOMS, [...smallNetwork(), byEdi(), placed(96, 'PO-4712')]);
    expect([...world.all(ediOrders)].map(({ orderNumber }) => orderNumber)).toEqual([null]);
  });
});

describe('re-prioritising an order', () => {
  const rooms = [networkRoom, outboxRoom, ordersRoom];
  const ask = (rehearsal: Rehearsal, order: string, priority: number) =>
    rehearsal.act('order.reprioritise', { order, priority, reason: 'hospital' });

  test('asks the ERP that keeps it, and once', () => {
    const rehearsal = new Rehearsal(rooms);
    rehearsal.hearTold(placed());
    expect(ask(rehearsal, 'SO-1', 1)).toMatchObject({ ok: true });
    expect([...rehearsal.world.all(commands)]).toMatchObject([
      { target: ERP, data: { orderNumber: 'SO-1', priority: 1 } },
    ]);
    expect(ask(rehearsal, 'SO-1', 2)).toMatchObject({
      refusal: { code: 'order.reprioritiseUnderWay' },
    });
  });

  test('is refused for an order that nobody knows, that has this priority, or that has ended', () => {
    const rehearsal = new Rehearsal(rooms);
    rehearsal.hearTold(placed());
    expect(ask(rehearsal, 'SO-9', 1)).toMatchObject({ refusal: { code: 'order.unknown' } });
    expect(ask(rehearsal, 'SO-1', 5)).toMatchObject({ refusal: { code: 'order.samePriority' } });
    rehearsal.hear(ERP, orderCancelled.type, { ...NUMBER, reason: 'no' });
    expect(ask(rehearsal, 'SO-1', 1)).toMatchObject({ refusal: { code: 'order.notOpen' } });
  });
});

test('an order leaves the live list two days after its delivery, and its row stays', () => {
  const rehearsal = new Rehearsal([networkRoom, ordersRoom]);
  rehearsal.hearTold(placed());
  rehearsal.hear(ERP, orderDelivered.type, { ...NUMBER, deliveredAt: rehearsal.now });
  rehearsal.wait(DAY_MS);
  expect(rehearsal.world.get(orders, 'SO-1')?.filed).toBe(false);
  rehearsal.wait(2 * DAY_MS);
  expect(rehearsal.world.get(orders, 'SO-1')?.filed).toBe(true);
});
