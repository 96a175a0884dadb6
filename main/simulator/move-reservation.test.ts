import { describe, expect, test } from 'vitest';
import * as contracts from '#shared/contracts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { placeOrder } from '#simulator/erp';
import { beginFault, erpFeed, type Order, unbalancedItems, wmsFeed } from '#simulator/world';
import { TestWorld } from './test-world.fixture.ts';

const SKU = 'BRK-2P60B';
/** A Tuesday after the docks of Columbus have closed: what is given is not picked before the morning. */
const EVENING = '2026-07-01T02:30:00.000Z';

function ordered(t: TestWorld, code: string, quantity: number): Order {
  const site = t.site(code);
  const draw = t.world.random.of('test');
  const customer = t.world.demand.customer(site, draw);
  const wanted = [{ item: t.item(SKU), quantity }];
  const needBy = t.world.nowMs + 3 * DAY_MS;
  const order = placeOrder(t.world, site, customer, wanted, needBy, draw);
  order.isTracked = false;
  return order;
}

/** Another site of the same ERP as Columbus. */
function sister(t: TestWorld): string {
  const here = t.site('CMH');
  return t.world.network.sites.find(
    (site) => site.entity === here.entity && site.code !== here.code,
  )!.code;
}

function erpOf(t: TestWorld, code: string): string {
  return t.world.feeds[erpFeed(t.site(code).entity)]!;
}

function move(
  t: TestWorld,
  order: Order,
  quantity: number,
  to: string,
  more: Partial<contracts.DataOf<typeof contracts.moveReservation>> = {},
) {
  return t.command(erpOf(t, 'CMH'), contracts.moveReservation, {
    orderNumber: order.number,
    line: 1,
    quantity,
    to: t.site(to).gln,
    ...more,
  });
}

/** A transfer that is on its way to Columbus with so many. */
function onItsWay(t: TestWorld, quantity: number): { kind: 'transfer'; number: string } {
  const number = 'TRF-2026-0001';
  const gtin = t.world.network.items[t.item(SKU).index]!.gtin;
  const from = t.site(sister(t));
  t.command(erpOf(t, 'CMH'), contracts.createTransferOrder, {
    transferNumber: number,
    from: from.gln,
    to: t.site('CMH').gln,
    gtin,
    unit: 'EA',
    quantity,
    unitPriceMicro: 118_400_000,
    currency: 'USD',
  });
  return { kind: 'transfer', number };
}

/** What the dock of Columbus says when so many of a transfer have come. */
function arrives(t: TestWorld, number: string, quantity: number): void {
  const item = t.item(SKU).index;
  const purpose = `transfer/${number}`;
  const lines = [{ item, quantity }];
  t.world.state.inTransit.set(purpose, { from: 0, to: t.site('CMH').index, lines });
  const { initial } = t.world.state.flows;
  initial[item] = (initial[item] as number) + quantity;
  t.world.after(0, 'wms.goodsArrive', {
    site: t.site('CMH').index,
    purpose,
    lines: lines.map((line) => ({ ...line })),
    cause: null,
  });
  t.pass(4 * HOUR_MS);
}

describe('pieces of an order line that are moved to another site', () => {
  test('are set aside there, in a line of their own, and leave from there', () => {
    const t = new TestWorld();
    t.put(sister(t), SKU, 100);
    const order = ordered(t, 'CMH', 30);
    t.pass(20 * MINUTE_MS);
    expect(move(t, order, 30, sister(t)).status).toBe('applied');
    expect(t.heard(contracts.reservationMoved)).toMatchObject([
      { line: 1, toLine: 2, quantity: 30, releasedQuantity: 0, to: t.site(sister(t)).gln },
    ]);
    expect(t.stock(sister(t), SKU).reserved).toBe(30);
    for (let i = 0; i < 40 && t.heard(contracts.orderShipped).length === 0; i++) {
      t.world.after(0, 'wms.parcelLeaves', { site: t.site(sister(t)).index });
      t.pass(2 * HOUR_MS);
    }
    expect(t.heard(contracts.orderShipped)[0]).toMatchObject({
      lines: [{ line: 2, quantity: 30 }],
    });
    expect(t.stock(sister(t), SKU)).toMatchObject({ onHand: 70, reserved: 0 });
    expect(unbalancedItems(t.world.network, t.world.state)).toEqual([]);
  });

  test('free what was set aside for them, and the pick that nobody had begun is called off', () => {
    const t = new TestWorld(EVENING);
    t.put('CMH', SKU, 50);
    t.put(sister(t), SKU, 100);
    const order = ordered(t, 'CMH', 30);
    t.pass(30 * MINUTE_MS);
    expect(t.stock('CMH', SKU).reserved).toBe(30);
    expect(move(t, order, 20, sister(t)).status).toBe('applied');
    expect(t.heard(contracts.reservationMoved)[0]).toMatchObject({ releasedQuantity: 20 });
    expect(t.heard(contracts.stockReleased)[0]).toMatchObject({ quantity: 20 });
    expect(t.stock('CMH', SKU).reserved).toBe(10);
    expect(t.stock(sister(t), SKU).reserved).toBe(20);
    const [first, again] = t.heard(contracts.taskCreated);
    expect(t.heard(contracts.taskCancelled)[0]?.taskId).toBe(first?.taskId);
    expect(again?.lines[0]?.quantity).toBe(10);
  });

  test.each([
    ['more than is free there', 101, 'stock.insufficient'],
    ['another company’s site', 30, 'site.otherEntity'],
  ])('are refused for %s', (what, quantity, code) => {
    const t = new TestWorld();
    t.put(sister(t), SKU, 100);
    const order = ordered(t, 'CMH', 120);
    t.pass(20 * MINUTE_MS);
    const entity = t.site('CMH').entity;
    const other = t.world.network.sites.find((site) => site.entity !== entity)!.code;
    const to = what.startsWith('another') ? other : sister(t);
    expect(move(t, order, quantity, to)).toEqual({ status: 'rejected', code });
  });

  test('are refused once they are picked', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 30);
    t.put(sister(t), SKU, 100);
    const order = ordered(t, 'CMH', 30);
    while (t.heard(contracts.taskStarted).length === 0) t.pass(MINUTE_MS);
    expect(move(t, order, 30, sister(t))).toEqual({
      status: 'rejected',
      code: 'reservation.picked',
    });
  });

  test('are set aside once, when two orders are moved to the same last pieces', () => {
    const t = new TestWorld();
    t.put(sister(t), SKU, 10);
    const orders = [ordered(t, 'CMH', 10), ordered(t, 'CMH', 10)];
    t.pass(20 * MINUTE_MS);
    const sent = orders.map((order) =>
      t.send(erpOf(t, 'CMH'), contracts.moveReservation, {
        orderNumber: order.number,
        line: 1,
        quantity: 10,
        to: t.site(sister(t)).gln,
      }),
    );
    t.pass(MINUTE_MS);
    const ends = sent.map((id) => t.became(id).status).toSorted();
    expect(ends).toEqual(['applied', 'rejected']);
    expect(t.stock(sister(t), SKU)).toMatchObject({ onHand: 10, reserved: 10 });
  });
});

describe('pieces that are promised from what is on its way', () => {
  test('are served first when it comes, though another order is served before them otherwise', () => {
    const t = new TestWorld();
    const [first, second] = [ordered(t, 'CMH', 40), ordered(t, 'CMH', 40)];
    [first.priority, second.priority] = [1, 5];
    const inbound = onItsWay(t, 40);
    expect(move(t, second, 40, 'CMH', { inbound }).status).toBe('applied');
    arrives(t, inbound.number, 40);
    const given = t.heard(contracts.orderAllocated).map(({ orderNumber }) => orderNumber);
    expect(given[0]).toBe(second.number);
    const { receivedQuantity = 0, damagedQuantity = 0 } =
      t.heard(contracts.receiptCompleted)[0]?.lines[0] ?? {};
    expect(second.lines[1]?.allocated).toBe(receivedQuantity - damagedQuantity);
    expect(first.lines[0]?.allocated).toBe(0);
  });

  test('get no other stock meanwhile, and wait for stock again when it is called off', () => {
    const t = new TestWorld();
    const order = ordered(t, 'CMH', 40);
    const inbound = onItsWay(t, 40);
    move(t, order, 40, 'CMH', { inbound });
    t.put('CMH', SKU, 40);
    t.world.after(0, 'erp.stockArrived', { site: t.site('CMH').index, items: [t.item(SKU).index] });
    t.pass(MINUTE_MS);
    expect(order.lines[1]?.allocated).toBe(0);
    t.command(erpOf(t, 'CMH'), contracts.cancelTransferOrder, {
      transferNumber: inbound.number,
      reason: 'not needed',
    });
    expect(order.lines[1]?.allocated).toBe(40);
  });

  test('are refused beyond what it brings, and what nobody knows brings nothing', () => {
    const t = new TestWorld();
    const [first, second] = [ordered(t, 'CMH', 30), ordered(t, 'CMH', 30)];
    const inbound = onItsWay(t, 40);
    expect(move(t, first, 30, 'CMH', { inbound }).status).toBe('applied');
    expect(move(t, second, 11, 'CMH', { inbound }).code).toBe('inbound.insufficient');
    expect(move(t, second, 10, 'CMH', { inbound }).status).toBe('applied');
    const unknown = { kind: 'transfer' as const, number: 'TRF-2026-9999' };
    expect(move(t, second, 10, 'CMH', { inbound: unknown }).code).toBe('inbound.unknown');
  });

  test('are refused of what was called off, and of what the dock did not take', () => {
    const t = new TestWorld();
    const order = ordered(t, 'CMH', 40);
    const inbound = onItsWay(t, 40);
    t.command(erpOf(t, 'CMH'), contracts.cancelTransferOrder, {
      transferNumber: inbound.number,
      reason: 'not needed',
    });
    expect(move(t, order, 40, 'CMH', { inbound }).code).toBe('inbound.unknown');

    const refused = new TestWorld();
    const later = ordered(refused, 'CMH', 40);
    onItsWay(refused, 40);
    const lines = [{ item: refused.item(SKU).index, quantity: 40 }];
    refused.world.state.transfers.get(inbound.number)!.shipped = lines;
    beginFault(refused.world, {
      feed: refused.world.feeds[wmsFeed(refused.world.network, refused.site('CMH').index)]!,
      kind: 'refusedReceipt',
      durationMs: DAY_MS,
    });
    arrives(refused, inbound.number, 40);
    expect(refused.heard(contracts.receiptRejected)).toHaveLength(1);
    expect(move(refused, later, 40, 'CMH', { inbound }).code).toBe('inbound.unknown');
  });

  test('that did not come wait for stock of the site, and it is said', () => {
    const t = new TestWorld();
    const order = ordered(t, 'CMH', 40);
    const inbound = onItsWay(t, 40);
    move(t, order, 40, 'CMH', { inbound });
    arrives(t, inbound.number, 25);
    const said = t.heard(contracts.reservationMoved).at(-1);
    expect(said).toMatchObject({ line: 2, toLine: 2, releasedQuantity: 0 });
    expect(said?.inbound).toBeUndefined();
    expect(said?.quantity).toBe(40 - (order.lines[1]?.allocated ?? 0));
  });
});

test('of two lines of an item at a site neither loses more than it was given, when a pick comes short', () => {
  const t = new TestWorld();
  const order = ordered(t, 'CMH', 2);
  order.lines.push({ ...order.lines[0]!, line: 2, quantity: 40 });
  t.put('CMH', SKU, 2);
  t.pass(15 * MINUTE_MS);
  expect(order.lines.map(({ allocated }) => allocated)).toEqual([2, 0]);
  // The next pick is one of the few that find less than the books say.
  let nth = t.world.state.counters.task + 1;
  while (!t.world.random.of('found', nth).chance(1 / 80)) nth++;
  t.world.state.counters.task = nth - 1;
  t.put('CMH', SKU, 40);
  t.world.after(0, 'erp.stockArrived', { site: t.site('CMH').index, items: [t.item(SKU).index] });
  while (t.heard(contracts.taskShort).length === 0) t.pass(MINUTE_MS);
  const { quantity, foundQuantity } = t.heard(contracts.taskShort)[0]!.lines[0]!;
  const gone = quantity - foundQuantity;
  expect(gone).toBeGreaterThan(2);
  expect(order.lines.every(({ allocated, shipped }) => allocated >= shipped)).toBe(true);
  expect(order.lines.reduce((sum, { allocated }) => sum + allocated, 0)).toBe(42 - gone);
});
