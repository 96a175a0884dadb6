import { describe, expect, test } from 'vitest';
import * as contracts from '#shared/contracts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { placeOrder } from '#simulator/erp';
import type { Order } from '#simulator/world';
import { TestWorld } from './test-world.fixture.ts';

const SKU = 'BRK-2P60B';

/** An order of so many breakers at Columbus. */
function ordered(t: TestWorld, quantity: number): Order {
  const site = t.site('CMH');
  const draw = t.world.random.of('test');
  const customer = t.world.demand.customer(site, draw);
  const wanted = [{ item: t.item(SKU), quantity }];
  return placeOrder(t.world, site, customer, wanted, t.world.nowMs + 3 * DAY_MS, draw);
}

/** Lets the parcel car call at Columbus, now and from now on. */
function parcelCarCalls(t: TestWorld): void {
  t.world.after(0, 'wms.parcelLeaves', { site: t.site('CMH').index });
}

describe('an order that goes by truck', () => {
  test('has one truck, though its first pick found nothing at all', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 1);
    const { counters } = t.world.state;
    while (!t.world.random.of('found', counters.task + 1).chance(1 / 80)) counters.task++;
    const order = ordered(t, 1);
    order.isTracked = true;
    const { number } = order;
    while (t.heard(contracts.taskShort).length === 0) t.pass(HOUR_MS / 4);
    t.put('CMH', SKU, 10);
    t.world.after(0, 'erp.stockArrived', { site: t.site('CMH').index, items: [t.item(SKU).index] });
    t.pass(6 * DAY_MS);
    const planned = t.heard(contracts.shipmentPlanned).map(({ purpose }) => purpose.number);
    expect(planned).toEqual([number]);
    expect(t.heard(contracts.orderDelivered).map(({ orderNumber }) => orderNumber)).toEqual([
      number,
    ]);
  });
});

describe('an order that goes by parcel', () => {
  test('leaves on a day on which its site works, not on a Sunday', () => {
    const t = new TestWorld('2026-06-27T20:00:00.000Z');
    t.put('CMH', SKU, 100);
    ordered(t, 10);
    parcelCarCalls(t);
    while (t.heard(contracts.orderShipped).length === 0) t.pass(HOUR_MS);
    const { time } = t.said.find(({ type }) => type === contracts.shipmentLoaded.type)!;
    // Monday, half past twelve in Columbus.
    expect(time).toBe('2026-06-29T16:30:00.000Z');
  });

  test('is not put off by its customer once it is on its way', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 100);
    const { number } = ordered(t, 10);
    while (t.heard(contracts.shipmentPacked).length === 0) t.pass(MINUTE_MS);
    parcelCarCalls(t);
    t.pass(MINUTE_MS);
    expect(t.heard(contracts.orderShipped)).toHaveLength(1);
    t.world.after(0, 'erp.orderChanges', { order: number });
    t.pass(MINUTE_MS);
    expect(t.heard(contracts.orderChanged)).toEqual([]);
  });
});
