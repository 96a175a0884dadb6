import { describe, expect, test } from 'vitest';
import * as contracts from '#shared/contracts';
import { fromMs, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { unbalancedItems } from '#simulator/world';
import { TestWorld } from './test-world.fixture.ts';

const SKU = 'BRK-2P60B';
const purpose = { kind: 'transfer', number: 'TRF-2026-0001' } as const;

/** Reserved, picked, planned and announced, as the hub asks for it once a transfer is approved. */
function approved(t: TestWorld, quantity = 252): void {
  const [from, to, item] = [t.site('CMH'), t.site('ATL'), t.item(SKU)];
  const line = { gtin: item.gtin, quantity, unit: item.unit };
  t.command('wms/columbus', contracts.reserveStock, { site: from.gln, purpose, ...line });
  t.command('wms/columbus', contracts.createPickTask, { site: from.gln, purpose, lines: [line] });
  t.command('erp/southern', contracts.createTransferOrder, {
    transferNumber: purpose.number,
    from: from.gln,
    to: to.gln,
    ...line,
    unitPriceMicro: 125_500_000,
    currency: 'USD',
  });
  t.command('tms', contracts.planShipment, {
    purpose,
    from: from.gln,
    to: to.gln,
    laneId: 'CMH-ATL-G',
    lines: [line],
    readyAt: fromMs(t.world.nowMs + 80 * MINUTE_MS),
    currency: 'USD',
    valueMinor: 3_162_600,
    weightGrams: item.weightGrams * quantity,
  });
  t.command('wms/atlanta', contracts.expectReceipt, {
    site: to.gln,
    purpose,
    lines: [line],
    expectedAt: fromMs(t.world.nowMs + 20 * HOUR_MS),
  });
}

function inTransit(t: TestWorld): number {
  const way = t.world.state.inTransit.get('transfer/TRF-2026-0001');
  return way?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
}

/** A person closes what never came: the buyer books the loss of twelve breakers. */
function closeShort(t: TestWorld) {
  const { entities } = t.world.network;
  return t.command('erp/southern', contracts.postIntercompany, {
    entity: entities[0]!.gln,
    counterparty: entities[1]!.gln,
    transferNumber: purpose.number,
    stage: 'shortClosed',
    postedAt: fromMs(t.world.nowMs),
    currency: 'USD',
    lines: [
      { account: '5920', name: 'Transfer losses', debitMinor: 150_600, creditMinor: 0 },
      { account: '1250', name: 'Goods in transit', debitMinor: 0, creditMinor: 150_600 },
    ],
  });
}

describe('a transfer that Signalbox asks for', () => {
  test('is reserved, picked, loaded, driven and received, each step said by the system that did it', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 400);
    approved(t);
    expect(t.stock('CMH', SKU)).toMatchObject({ onHand: 400, reserved: 252 });
    t.pass(40 * HOUR_MS);
    const steps = t.said
      .map(({ type }) => type.replace('signalbox.', ''))
      .filter((type) => !/command|position|eta|stock\.adjusted|feed\.alive/.test(type));
    expect(new Set(steps.slice(0, 7))).toEqual(
      new Set([
        'wms.stock.reserved.v1',
        'wms.task.created.v1',
        'erp.transferOrder.created.v1',
        'tms.shipment.planned.v1',
        'tms.shipment.tendered.v1',
        'wms.receipt.expected.v1',
        'tms.tender.accepted.v1',
      ]),
    );
    expect(steps.slice(7)).toEqual([
      'wms.task.started.v1',
      'wms.task.completed.v1',
      'wms.shipment.packed.v1',
      'wms.shipment.loaded.v1',
      'tms.shipment.departed.v1',
      // The relay on the way.
      'tms.shipment.arrived.v1',
      'tms.shipment.departed.v1',
      'tms.shipment.arrived.v1',
      'tms.shipment.delivered.v1',
      'wms.receipt.started.v1',
      'wms.receipt.completed.v1',
      // The carrier's freight.
      'erp.invoice.received.v1',
    ]);
  });

  test('leaves the stock of the sender when it is loaded, and is on the road until it is counted in', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 400);
    approved(t);
    while (t.heard(contracts.shipmentLoaded).length === 0) t.pass(MINUTE_MS);
    expect(t.stock('CMH', SKU)).toEqual({ onHand: 148, reserved: 0, blocked: 0 });
    expect(inTransit(t)).toBe(252);
    expect(t.stock('ATL', SKU).onHand).toBe(0);
    expect(unbalancedItems(t.world.network, t.world.state)).toEqual([]);
  });

  test('the first of a new world is received twelve pieces short, and they stay in transit until closed', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 400);
    approved(t);
    t.pass(60 * HOUR_MS);
    const [receipt] = t.heard(contracts.receiptCompleted);
    expect(receipt?.lines[0]).toMatchObject({ expectedQuantity: 252, receivedQuantity: 240 });
    expect(t.stock('ATL', SKU).onHand).toBe(240);
    expect(inTransit(t)).toBe(12);
    t.pass(24 * HOUR_MS);
    expect(inTransit(t)).toBe(12);

    t.world.after(0, 'erp.month', {});
    t.pass(MINUTE_MS);
    expect(closeShort(t).status).toBe('applied');
    expect(inTransit(t)).toBe(0);
    expect(unbalancedItems(t.world.network, t.world.state)).toEqual([]);
  });

  test('that was written off on the road and arrives all the same is there, and lost no more', () => {
    const t = new TestWorld();
    t.world.after(0, 'erp.month', {});
    t.put('CMH', SKU, 400);
    approved(t);
    while (t.heard(contracts.shipmentDeparted).length === 0) t.pass(MINUTE_MS);
    expect(closeShort(t).status).toBe('applied');
    t.pass(60 * HOUR_MS);
    expect(t.stock('ATL', SKU).onHand).toBe(240);
    expect(t.world.state.flows.lost[t.item(SKU).index]).toBe(12);
    expect(unbalancedItems(t.world.network, t.world.state)).toEqual([]);
  });

  test('that is released frees its stock and calls its pick off', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 400);
    const [from, item] = [t.site('CMH'), t.item(SKU)];
    const line = { gtin: item.gtin, quantity: 252, unit: item.unit };
    t.command('wms/columbus', contracts.reserveStock, { site: from.gln, purpose, ...line });
    t.command('wms/columbus', contracts.createPickTask, { site: from.gln, purpose, lines: [line] });
    t.command('wms/columbus', contracts.releaseStock, {
      site: from.gln,
      gtin: item.gtin,
      purpose,
    });
    expect(t.stock('CMH', SKU)).toEqual({ onHand: 400, reserved: 0, blocked: 0 });
    t.pass(4 * HOUR_MS);
    expect(t.heard(contracts.taskCancelled)).toHaveLength(1);
    expect(t.heard(contracts.shipmentPacked)).toHaveLength(0);
  });

  test('that has left can no longer be cancelled', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 400);
    approved(t);
    while (t.heard(contracts.shipmentDeparted).length === 0) t.pass(MINUTE_MS);
    const cancelled = t.command('tms', contracts.cancelShipment, { purpose, reason: 'too late' });
    expect(cancelled).toEqual({ status: 'rejected', code: 'shipment.tooLate' });
    const order = t.command('erp/southern', contracts.cancelTransferOrder, {
      transferNumber: purpose.number,
      reason: 'too late',
    });
    expect(order).toEqual({ status: 'rejected', code: 'transferOrder.tooLate' });
  });
});
