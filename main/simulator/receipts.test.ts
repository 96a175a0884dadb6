import { describe, expect, test } from 'vitest';
import * as contracts from '#shared/contracts';
import { fromMs, DAY_MS, HOUR_MS, type Unit } from '#shared/vocabulary';
import { beginFault, unbalancedItems } from '#simulator/world';
import { TestWorld } from './test-world.fixture.ts';

const SKU = 'BRK-2P60B';
const NUMBER = 'TRF-2026-0001';
const purpose = { kind: 'transfer', number: NUMBER } as const;

/** A transfer of breakers that Atlanta finds as it is asked to. */
function received(kind: contracts.FaultRequest['kind'], quantity = 252): TestWorld {
  const t = new TestWorld();
  t.put('CMH', SKU, 400);
  const [from, item] = [t.site('CMH'), t.item(SKU)];
  const line = { gtin: item.gtin, quantity, unit: item.unit };
  t.command('wms/columbus', contracts.reserveStock, { site: from.gln, purpose, ...line });
  t.command('wms/columbus', contracts.createPickTask, { site: from.gln, purpose, lines: [line] });
  t.command('tms', contracts.planShipment, way(t, 'CMH', 'ATL', purpose, line));
  const began = beginFault(t.world, { feed: 'wms/atlanta', kind, durationMs: 7 * DAY_MS });
  expect(began.ok).toBe(true);
  t.pass(60 * HOUR_MS);
  return t;
}

function way(
  t: TestWorld,
  from: string,
  to: string,
  what: { kind: 'transfer' | 'return'; number: string },
  line: { gtin: string; quantity: number; unit: Unit },
) {
  return {
    purpose: what,
    from: t.site(from).gln,
    to: t.site(to).gln,
    laneId: `${from}-${to}-G`,
    lines: [line],
    readyAt: fromMs(t.world.nowMs),
    currency: 'USD' as const,
    valueMinor: 3_162_600,
    weightGrams: 1_000,
  };
}

/** What the docks counted of it. */
function counts(t: TestWorld) {
  return t.said
    .filter(({ type }) => type === contracts.receiptCompleted.type)
    .map(({ data }) => data as contracts.DataOf<typeof contracts.receiptCompleted>)
    .filter((data) => data.purpose.number === NUMBER)
    .flatMap(({ lines }) => lines);
}

function onTheRoad(t: TestWorld): number {
  return [...t.world.state.inTransit]
    .filter(([key]) => key.endsWith(NUMBER))
    .flatMap(([, { lines }]) => lines)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

function balances(t: TestWorld): void {
  expect(unbalancedItems(t.world.network, t.world.state)).toEqual([]);
}

describe('a dock that is asked to find it so', () => {
  test('counts short, and what is missing stays on the road', () => {
    const t = received('shortReceipt');
    const [line] = counts(t);
    expect(line!.receivedQuantity).toBeLessThan(252);
    expect(onTheRoad(t)).toBe(252 - line!.receivedQuantity);
    balances(t);
  });

  test('counts over, and nothing is left on the road', () => {
    const t = received('overReceipt');
    const [line] = counts(t);
    expect(line!.receivedQuantity).toBeGreaterThan(252);
    expect(onTheRoad(t)).toBe(0);
    balances(t);
  });

  test('holds what is damaged: it is on hand, and nobody can sell it', () => {
    const t = received('damagedReceipt');
    const [line] = counts(t);
    expect(line!.damagedQuantity).toBeGreaterThan(0);
    const held = t.said
      .filter(({ type }) => type === contracts.stockAdjusted.type)
      .map(({ data }) => data as contracts.DataOf<typeof contracts.stockAdjusted>)
      .find((data) => data.purpose?.number === NUMBER && data.reason === 'received');
    expect(held!.blocked).toBeGreaterThanOrEqual(line!.damagedQuantity);
    balances(t);
  });

  test('refuses it: it is on no books of the site, and goes back when a truck is asked for', () => {
    const t = received('refusedReceipt');
    expect(counts(t)).toEqual([]);
    const refused = t.said.filter(({ type }) => type === contracts.receiptRejected.type);
    expect(refused).toMatchObject([{ data: { purpose, lines: [{ quantity: 252 }] } }]);
    expect(onTheRoad(t)).toBe(252);
    balances(t);
    const { gtin, unit } = t.item(SKU);
    const back = way(
      t,
      'ATL',
      'CMH',
      { kind: 'return', number: NUMBER },
      {
        gtin,
        quantity: 252,
        unit,
      },
    );
    const before = t.stock('CMH', SKU).onHand;
    t.command('tms', contracts.planShipment, back);
    t.command('tms', contracts.planShipment, back);
    t.pass(60 * HOUR_MS);
    expect(counts(t)).toMatchObject([{ receivedQuantity: 252, damagedQuantity: 0 }]);
    const returned = t.said
      .filter(({ type }) => type === contracts.stockAdjusted.type)
      .map(({ data }) => data as contracts.DataOf<typeof contracts.stockAdjusted>)
      .filter(({ reason }) => reason === 'returned');
    expect(returned).toMatchObject([{ delta: 252, site: t.site('CMH').gln }]);
    expect(before).toBeLessThan(400);
    expect(onTheRoad(t)).toBe(0);
    balances(t);
  });

  test('leaves the movements of the ERP alone', () => {
    const t = new TestWorld();
    const { network } = t.world;
    for (const { source } of network.sites)
      beginFault(t.world, { feed: source, kind: 'refusedReceipt', durationMs: 7 * DAY_MS });
    t.pass(6 * DAY_MS);
    expect(t.said.filter(({ type }) => type === contracts.receiptRejected.type)).toEqual([]);
  });
});
