import { describe, expect, test } from 'vitest';
import * as contracts from '#shared/contracts';
import { DAY_MS, HOUR_MS } from '#shared/vocabulary';
import { placeOrder } from '#simulator/erp';
import { TestWorld } from './test-world.fixture.ts';

const SKU = 'BRK-2P60B';

/** An order at Columbus that goes by truck, of so many breakers. */
function byTruck(t: TestWorld, quantity: number): string {
  const site = t.site('CMH');
  const draw = t.world.random.of('test');
  const customer = t.world.demand.customer(site, draw);
  const wanted = [{ item: t.item(SKU), quantity }];
  const order = placeOrder(t.world, site, customer, wanted, t.world.nowMs + 3 * DAY_MS, draw);
  order.isTracked = true;
  return order.number;
}

describe('an order that goes by truck', () => {
  test('has one truck, though its first pick found nothing at all', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 1);
    const { counters } = t.world.state;
    while (!t.world.random.of('found', counters.task + 1).chance(1 / 80)) counters.task++;
    const number = byTruck(t, 1);
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
