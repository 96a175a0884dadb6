import { describe, expect, test } from 'vitest';
import * as contracts from '#shared/contracts';
import { fromMs, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { startOwnTransfer } from '#simulator/erp';
import { beginFault, unbalancedItems } from '#simulator/world';
import { TestWorld } from './test-world.fixture.ts';

const SKU = 'BRK-2P60B';
const COLUMBUS = 'wms/columbus';

function purposeOf(number: string) {
  return { kind: 'transfer', number } as const;
}
const purpose = purposeOf('TRF-2026-0001');

function line(t: TestWorld, quantity: number) {
  const { gtin, unit } = t.item(SKU);
  return { gtin, unit, quantity };
}

/** A world with so many breakers at Columbus. */
function stocked(onHand: number): TestWorld {
  const t = new TestWorld();
  t.put('CMH', SKU, onHand);
  return t;
}

function reserve(t: TestWorld, quantity: number, number = purpose.number) {
  const data = { site: t.site('CMH').gln, purpose: purposeOf(number), ...line(t, quantity) };
  return t.command(COLUMBUS, contracts.reserveStock, data);
}

function pick(t: TestWorld, ...quantities: number[]): string {
  const lines = quantities.map((quantity) => line(t, quantity));
  return t.send(COLUMBUS, contracts.createPickTask, { site: t.site('CMH').gln, purpose, lines });
}

function release(t: TestWorld): string {
  const { gtin } = t.item(SKU);
  return t.send(COLUMBUS, contracts.releaseStock, { site: t.site('CMH').gln, gtin, purpose });
}

type Purpose = contracts.DataOf<typeof contracts.planShipment>['purpose'];

function truck(t: TestWorld, what: Purpose, quantity: number) {
  return {
    purpose: what,
    from: t.site('CMH').gln,
    to: t.site('ATL').gln,
    laneId: 'CMH-ATL-G',
    lines: [line(t, quantity)],
    readyAt: fromMs(t.world.nowMs + HOUR_MS),
    currency: 'USD',
    valueMinor: 1_000_000,
    weightGrams: 100_000,
  };
}

function ship(t: TestWorld, quantity: number): void {
  t.command('tms', contracts.planShipment, truck(t, purpose, quantity));
}

/** Makes the next pick find less than it looks for, as one in thirty does. */
function nextPickIsShort({ world }: TestWorld): void {
  const { counters } = world.state;
  counters.signalboxPicks = 100;
  while (!world.random.of('found', counters.task + 1).chance(1 / 30)) counters.task++;
}

describe('pieces set aside for a transfer', () => {
  test('that a pick did not find are freed for nobody when the rest is released', () => {
    const t = stocked(400);
    reserve(t, 252);
    reserve(t, 50, 'TRF-2026-0002');
    nextPickIsShort(t);
    pick(t, 252);
    while (t.heard(contracts.taskShort).length === 0) t.pass(MINUTE_MS);
    const found = t.heard(contracts.taskShort)[0]!.lines[0]!.foundQuantity;
    release(t);
    t.pass(MINUTE_MS);
    expect(t.heard(contracts.stockReleased)[0]).toMatchObject({ quantity: found, reserved: 50 });
    expect(t.stock('CMH', SKU)).toEqual({ onHand: 400, reserved: 50, blocked: 252 - found });
  });

  test('and not picked are still set aside when the truck has left, and can be released', () => {
    const t = stocked(400);
    reserve(t, 252);
    pick(t, 200);
    t.pass(MINUTE_MS);
    ship(t, 200);
    while (t.heard(contracts.shipmentLoaded).length === 0) t.pass(MINUTE_MS);
    expect(t.stock('CMH', SKU)).toEqual({ onHand: 200, reserved: 52, blocked: 0 });
    const released = release(t);
    t.pass(MINUTE_MS);
    expect(t.became(released)).toEqual({ status: 'applied', code: null });
    expect(t.stock('CMH', SKU)).toEqual({ onHand: 200, reserved: 0, blocked: 0 });
  });

  test('are as many as all lines of one item say together', () => {
    const t = stocked(300);
    const tooMany = pick(t, 200, 200);
    t.pass(MINUTE_MS);
    expect(t.became(tooMany)).toEqual({ status: 'rejected', code: 'stock.insufficient' });
    pick(t, 100, 100);
    t.pass(MINUTE_MS);
    expect(t.stock('CMH', SKU)).toEqual({ onHand: 300, reserved: 200, blocked: 0 });
    ship(t, 200);
    t.pass(60 * HOUR_MS);
    expect(t.stock('CMH', SKU)).toEqual({ onHand: 100, reserved: 0, blocked: 0 });
    expect(unbalancedItems(t.world.network, t.world.state)).toEqual([]);
  });

  test('and awaited, but not sent, are told as missing where they were awaited', () => {
    const t = stocked(400);
    const other = t.item('CFM-13B1');
    pick(t, 100);
    ship(t, 100);
    const missing = { gtin: other.gtin, unit: other.unit, quantity: 8 };
    t.command('wms/atlanta', contracts.expectReceipt, {
      site: t.site('ATL').gln,
      purpose,
      lines: [line(t, 100), missing],
      expectedAt: fromMs(t.world.nowMs + 24 * HOUR_MS),
    });
    t.pass(60 * HOUR_MS);
    expect(t.heard(contracts.receiptCompleted)[0]?.lines[1]).toEqual({
      gtin: other.gtin,
      unit: other.unit,
      expectedQuantity: 8,
      receivedQuantity: 0,
      damagedQuantity: 0,
    });
  });

  test('are picked once, however often it is asked for in one breath', () => {
    const t = stocked(400);
    reserve(t, 252);
    const asked = [pick(t, 252), pick(t, 252)];
    t.pass(MINUTE_MS);
    expect(new Set(asked.map((id) => t.became(id).code))).toEqual(new Set([null, 'task.exists']));
    expect(t.heard(contracts.taskCreated)).toHaveLength(1);
  });

  test('are not picked once they are free, though the release overtakes a pick of a slow system', () => {
    const t = stocked(400);
    reserve(t, 252);
    beginFault(t.world, { feed: COLUMBUS, kind: 'slow', durationMs: 4 * MINUTE_MS });
    pick(t, 252);
    t.pass(4 * MINUTE_MS);
    expect(t.heard(contracts.wmsAccepted)).toHaveLength(2);
    expect(t.heard(contracts.taskCreated)).toHaveLength(0);
    const released = release(t);
    t.pass(6 * HOUR_MS);
    const isFree = t.became(released).status === 'applied';
    expect(t.stock('CMH', SKU).reserved).toBe(isFree ? 0 : 252);
    expect(t.heard(contracts.shipmentPacked)).toHaveLength(isFree ? 0 : 1);
  });

  test('and picked already go back without a word of a task that is no longer there', () => {
    const t = stocked(400);
    reserve(t, 252);
    pick(t, 252);
    while (t.heard(contracts.taskCompleted).length === 0) t.pass(MINUTE_MS);
    release(t);
    t.pass(HOUR_MS);
    expect(t.stock('CMH', SKU)).toEqual({ onHand: 400, reserved: 0, blocked: 0 });
    expect(t.heard(contracts.taskCancelled)).toEqual([]);
    expect(t.heard(contracts.shipmentPacked)).toEqual([]);
  });

  test('are for a transfer that was asked for: what else leaves a site has its stock and its truck without it', () => {
    const t = stocked(400);
    const [from, to] = [t.site('CMH'), t.site('ATL')];
    const lines = [line(t, 10)];
    const own = startOwnTransfer(t.world, from.index, to.index, [
      { item: t.item(SKU).index, quantity: 36 },
    ]);
    for (const other of [
      { kind: 'order', number: 'SO-1' },
      { kind: 'purchaseOrder', number: 'PO-1' },
      { kind: 'count', number: 'CC-1' },
      purposeOf(own.number),
    ] as const) {
      const told = { site: from.gln, purpose: other };
      const asked = [
        t.command(COLUMBUS, contracts.reserveStock, { ...told, ...line(t, 10) }),
        t.command(COLUMBUS, contracts.createPickTask, { ...told, lines }),
        t.command('tms', contracts.planShipment, truck(t, other, 10)),
      ];
      if (other.kind === 'transfer') {
        const [site, expectedAt] = [to.gln, fromMs(t.world.nowMs + 24 * HOUR_MS)];
        const awaited = { site, purpose: other, lines, expectedAt };
        asked.push(t.command('wms/atlanta', contracts.expectReceipt, awaited));
      }
      for (const { code } of asked) expect(code).toMatch(/^(purpose\.ofTheErp|task\.exists)$/);
    }
    t.pass(60 * HOUR_MS);
    expect(t.stock('CMH', SKU)).toEqual({ onHand: 400 - 36, reserved: 0, blocked: 0 });
  });
});
