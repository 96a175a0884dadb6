import { describe, expect, test } from 'vitest';
import * as contracts from '#shared/contracts';
import { DAY_MS, HOUR_MS, lineAmountMinor, MINUTE_MS, toMs } from '#shared/vocabulary';
import { placePurchaseOrder, startOwnTransfer } from '#simulator/erp';
import { positionOf, unbalancedItems } from '#simulator/world';
import { TestWorld } from './test-world.fixture.ts';

const SKU = 'BRK-2P60B';
/** So many that some of them report in the minute in which they arrive. */
const TRUCKS = 300;

describe('a movement that the ERPs start themselves', () => {
  test('between entities is posted at shipping by both, and by the buyer for what was received', () => {
    const t = new TestWorld();
    t.world.after(0, 'erp.month', {});
    t.put('CMH', SKU, 400);
    const item = t.item(SKU);
    startOwnTransfer(t.world, t.site('CMH').index, t.site('ATL').index, [
      { item: item.index, quantity: 108 },
    ]);
    t.pass(5 * DAY_MS);
    const posted = t.heard(contracts.intercompanyPosted);
    const [southern, northern] = t.world.network.entities;
    expect(posted.map(({ entity, stage }) => [entity, stage])).toEqual([
      [northern!.gln, 'shipping'],
      [southern!.gln, 'shipping'],
      [southern!.gln, 'receiving'],
    ]);
    const sums = (entity: number) => Object.fromEntries(t.world.state.ledger.get(entity) ?? []);
    const [seller, buyer] = [sums(1), sums(0)];
    const cost = lineAmountMinor(108, item.unitCostMicro);
    expect(seller['5900']?.debitMinor).toBe(cost);
    // Cost and six per cent, to the cent of a price list: 118.40 is sold at 125.50.
    expect(seller['4900']?.creditMinor).toBe(108 * 12_550);
    // What one is owed the other owes.
    expect(seller['1310']?.debitMinor).toBe(buyer['2310']?.creditMinor);
    const received = t.stock('ATL', SKU).onHand;
    const onRoad = 108 - received;
    expect(buyer['1250']!.debitMinor - buyer['1250']!.creditMinor).toBe(12_550 * onRoad);
    expect(unbalancedItems(t.world.network, t.world.state)).toEqual([]);
  });

  test('is sold at a price that is rounded half-even to the cent, as Signalbox does', () => {
    const t = new TestWorld();
    t.world.after(0, 'erp.month', {});
    const item = t.item('BRK-1P15B');
    expect(item.unitCostMicro).toBe(13_250_000);
    t.put('CMH', item.sku, 400);
    startOwnTransfer(t.world, t.site('CMH').index, t.site('ATL').index, [
      { item: item.index, quantity: 100 },
    ]);
    t.pass(DAY_MS);
    // 13.25 and six per cent is 14.045.
    expect(t.world.state.ledger.get(1)?.get('4900')?.creditMinor).toBe(100 * 1_404);
  });

  test('within an entity moves no money', () => {
    const t = new TestWorld();
    t.world.after(0, 'erp.month', {});
    t.put('CMH', SKU, 400);
    startOwnTransfer(t.world, t.site('CMH').index, t.site('CHI').index, [
      { item: t.item(SKU).index, quantity: 108 },
    ]);
    t.pass(5 * DAY_MS);
    expect(t.heard(contracts.receiptCompleted)).toHaveLength(1);
    expect(t.heard(contracts.intercompanyPosted)).toEqual([]);
  });
});

describe('a purchase', () => {
  test('is confirmed, comes when it was promised or later, is counted in and invoiced', () => {
    const t = new TestWorld();
    const [site, item] = [t.site('ATL'), t.item(SKU)];
    const dueMs = t.world.nowMs + 2 * DAY_MS;
    const po = placePurchaseOrder(
      t.world,
      site.index,
      item.supplier,
      [{ item: item.index, quantity: 360 }],
      dueMs,
    );
    const position = positionOf(t.world.network, site.index, item.index);
    expect(t.world.state.onOrder[position]).toBe(360);
    t.pass(14 * DAY_MS);
    const [receipt] = t.heard(contracts.receiptCompleted);
    const confirmed = t.heard(contracts.purchaseOrderConfirmed)[0];
    expect(confirmed?.poNumber).toBe(po.number);
    const came = t.said.find(({ type }) => type === contracts.receiptStarted.type)!;
    expect(toMs(came.time)).toBeGreaterThanOrEqual(dueMs);
    expect(t.stock('ATL', SKU).onHand).toBe(receipt?.lines[0]?.receivedQuantity);
    expect(t.world.state.onOrder[position]).toBe(0);
    expect(t.heard(contracts.invoiceReceived)[0]).toMatchObject({
      kind: 'goods',
      billed: po.number,
    });
    expect(unbalancedItems(t.world.network, t.world.state)).toEqual([]);
  });
});

describe('a promise of a supplier', () => {
  test('that slips is kept: the goods come when they are promised last, not when they were first', () => {
    const t = new TestWorld();
    const supplier = t.world.network.suppliers.find((one) => !one.isCollected && one.items[0])!;
    const wanted = [{ item: supplier.items[0]!, quantity: 36 }];
    // One promise in ten to a hundred slips.
    while (t.heard(contracts.purchaseOrderChanged).length === 0) {
      placePurchaseOrder(t.world, t.site('ATL').index, supplier.index, wanted);
      t.pass(3 * DAY_MS);
    }
    const [{ poNumber, lines }] = t.heard(contracts.purchaseOrderChanged) as [
      contracts.DataOf<typeof contracts.purchaseOrderChanged>,
    ];
    t.pass(40 * DAY_MS);
    const came = t.said.filter(
      ({ type, subject }) => type === contracts.receiptStarted.type && subject === poNumber,
    );
    expect(came).toHaveLength(1);
    expect(toMs(came[0]!.time)).toBeGreaterThanOrEqual(toMs(lines[0]!.promisedAt!));
  });
});

describe('a truck', () => {
  test('that is expedited on its way arrives earlier and costs more', () => {
    const arrivals = [false, true].map((isExpedited) => {
      const t = new TestWorld();
      t.put('RNO', SKU, 400);
      startOwnTransfer(t.world, t.site('RNO').index, t.site('ATL').index, [
        { item: t.item(SKU).index, quantity: 108 },
      ]);
      while (t.heard(contracts.shipmentDeparted).length === 0) t.pass(10 * MINUTE_MS);
      t.pass(3 * HOUR_MS);
      const [planned] = t.heard(contracts.shipmentPlanned);
      if (isExpedited)
        t.command('tms', contracts.expediteShipment, {
          shipmentId: planned!.shipmentId,
          reason: 'the customer waits',
        });
      t.pass(10 * DAY_MS);
      const expedited = t.heard(contracts.shipmentExpedited)[0];
      return {
        arrivedMs: toMs(t.heard(contracts.shipmentArrived).at(-1)!.arrivedAt),
        extraMinor: (expedited?.freightMinor ?? 0) - planned!.freightMinor,
      };
    });
    expect(arrivals[1]!.arrivedMs).toBeLessThan(arrivals[0]!.arrivedMs - 8 * HOUR_MS);
    expect(arrivals[1]!.extraMinor).toBeGreaterThan(0);
  });

  test('says of each milestone when it happened, in its envelope as in its words', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 400);
    startOwnTransfer(t.world, t.site('CMH').index, t.site('ATL').index, [
      { item: t.item(SKU).index, quantity: 108 },
    ]);
    t.pass(4 * DAY_MS);
    const told = t.said.flatMap(({ type, time, data }) => {
      const { departedAt, arrivedAt, positionAt } = data as Record<string, string>;
      const at = departedAt ?? arrivedAt ?? positionAt;
      return type.includes('.shipment.') && at !== undefined ? [{ at, time }] : [];
    });
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter(({ at, time }) => at !== time)).toEqual([]);
  });

  test('is nowhere on its road once it has arrived', () => {
    const t = new TestWorld();
    const lines = [{ item: t.item(SKU).index, quantity: 36 }];
    t.put('CMH', SKU, TRUCKS * 36);
    for (let i = 0; i < TRUCKS; i++)
      startOwnTransfer(t.world, t.site('CMH').index, t.site('CHI').index, lines);
    t.pass(4 * DAY_MS);
    const arrivals = t.heard(contracts.shipmentArrived);
    const arrivedAt = new Map(arrivals.map((one) => [one.shipmentId, one.arrivedAt]));
    expect(arrivedAt.size).toBe(TRUCKS);
    const late = t
      .heard(contracts.shipmentPosition)
      .filter(({ shipmentId, positionAt }) => positionAt > arrivedAt.get(shipmentId)!);
    expect(late).toEqual([]);
  });

  test('says where it is on its road at its carrier’s cadence until it has arrived', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 400);
    startOwnTransfer(t.world, t.site('CMH').index, t.site('ATL').index, [
      { item: t.item(SKU).index, quantity: 108 },
    ]);
    t.pass(4 * DAY_MS);
    const positions = t.heard(contracts.shipmentPosition);
    const driven = positions.map(({ travelledKm }) => travelledKm!);
    expect(positions.length).toBeGreaterThan(10);
    expect(driven).toEqual(driven.toSorted((a, b) => a - b));
    const arrivedAt = t.heard(contracts.shipmentArrived).at(-1)!.arrivedAt;
    expect(positions.every(({ positionAt }) => positionAt <= arrivedAt)).toBe(true);
  });
});
