import { describe, expect, test } from 'vitest';
import * as contracts from '#shared/contracts';
import { fromMs, HOUR_MS, MINUTE_MS, SECOND_MS, toMs } from '#shared/vocabulary';
import { startOwnTransfer } from '#simulator/erp';
import { beginFault, unbalancedItems } from '#simulator/world';
import { TestWorld } from './test-world.fixture.ts';

const SKU = 'BRK-2P60B';
const purpose = { kind: 'transfer', number: 'TRF-2026-0001' } as const;

function line(t: TestWorld, quantity: number) {
  const { gtin, unit } = t.item(SKU);
  return { gtin, unit, quantity };
}

/** What asks for the truck of a transfer from Columbus to Atlanta. */
function truck(
  t: TestWorld,
  change: Partial<contracts.DataOf<typeof contracts.planShipment>> = {},
) {
  return {
    purpose,
    from: t.site('CMH').gln,
    to: t.site('ATL').gln,
    laneId: 'CMH-ATL-G',
    lines: [line(t, 100)],
    readyAt: fromMs(t.world.nowMs + HOUR_MS),
    currency: 'USD',
    valueMinor: 1_000_000,
    weightGrams: 60_000,
    ...change,
  };
}

/** A transfer that is being picked, its truck on the way to the dock. */
function moving(readyInHours = 1): TestWorld {
  const t = new TestWorld();
  t.put('CMH', SKU, 400);
  const site = t.site('CMH').gln;
  t.command('wms/columbus', contracts.createPickTask, { site, purpose, lines: [line(t, 100)] });
  const readyAt = fromMs(t.world.nowMs + readyInHours * HOUR_MS);
  t.command('tms', contracts.planShipment, truck(t, { readyAt }));
  return t;
}

function until(t: TestWorld, definition: contracts.EventDefinition, stepMs = MINUTE_MS): void {
  while (t.heard(definition).length === 0) t.pass(stepMs);
}

function shipmentOf(t: TestWorld): string {
  return t.heard(contracts.shipmentPlanned)[0]!.shipmentId;
}

describe('a truck that has been loaded', () => {
  test('has left as far as calling it off goes, though it stands at the gate', () => {
    const t = moving();
    until(t, contracts.shipmentLoaded, SECOND_MS);
    const cancelled = t.send('tms', contracts.cancelShipment, { purpose, reason: 'changed' });
    t.pass(3 * SECOND_MS);
    expect(t.became(cancelled)).toEqual({ status: 'rejected', code: 'shipment.tooLate' });
    t.pass(60 * HOUR_MS);
    expect(t.heard(contracts.receiptCompleted)).toHaveLength(1);
  });

  test('is not sent away because it has waited long', () => {
    const t = new TestWorld();
    t.put('CMH', SKU, 400);
    startOwnTransfer(t.world, t.site('CMH').index, t.site('ATL').index, [
      { item: t.item(SKU).index, quantity: 108 },
    ]);
    until(t, contracts.shipmentLoaded);
    t.world.after(0, 'tms.giveUp', { shipment: shipmentOf(t) });
    t.pass(60 * HOUR_MS);
    expect(t.heard(contracts.shipmentCancelled)).toEqual([]);
    expect(t.heard(contracts.receiptCompleted)).toHaveLength(1);
  });
});

describe('a truck and a command that is on its way in a slow system', () => {
  /** Sends a command so long before the truck stands at the dock that it falls between its acceptance and its effect. */
  function around(
    act: (t: TestWorld) => string,
    check: (t: TestWorld, status: string) => void,
  ): void {
    for (let minutes = 80; minutes <= 100; minutes++) {
      const t = moving(2);
      t.pass(minutes * MINUTE_MS);
      beginFault(t.world, { feed: 'tms', kind: 'slow', durationMs: 20 * MINUTE_MS });
      const id = act(t);
      t.pass(60 * HOUR_MS);
      check(t, t.became(id).status);
      expect(unbalancedItems(t.world.network, t.world.state)).toEqual([]);
    }
  }

  test('that calls it off: it goes or it does not, and its pieces with it', () => {
    const outcomes = new Set<string>();
    around(
      (t) => t.send('tms', contracts.cancelShipment, { purpose, reason: 'changed' }),
      (t, status) => {
        outcomes.add(status);
        const isOff = status === 'applied';
        expect(t.heard(contracts.shipmentCancelled)).toHaveLength(isOff ? 1 : 0);
        expect(t.heard(contracts.shipmentLoaded)).toHaveLength(isOff ? 0 : 1);
        expect(t.heard(contracts.receiptCompleted)).toHaveLength(isOff ? 0 : 1);
      },
    );
    expect(outcomes).toEqual(new Set(['applied', 'rejected']));
  });

  test('that offers it to another carrier: the pieces arrive once', () => {
    around(
      (t) =>
        t.send('tms', contracts.retenderShipment, {
          shipmentId: shipmentOf(t),
          carrier: 'KYLN',
          reason: 'cheaper',
        }),
      (t) => {
        expect(t.heard(contracts.receiptCompleted)).toHaveLength(1);
        expect(t.heard(contracts.shipmentLoaded)).toHaveLength(1);
      },
    );
  });
});

describe('a shipment', () => {
  test('is planned once, however often it is asked for in one breath', () => {
    const t = new TestWorld();
    const asked = [1, 2].map(() => t.send('tms', contracts.planShipment, truck(t)));
    t.pass(MINUTE_MS);
    expect(new Set(asked.map((id) => t.became(id).code))).toEqual(
      new Set([null, 'shipment.exists']),
    );
    expect(t.heard(contracts.shipmentPlanned)).toHaveLength(1);
  });

  test('is sped up once, and paid for once', () => {
    const t = moving();
    const data = { shipmentId: shipmentOf(t), reason: 'the customer waits' };
    const asked = [1, 2].map(() => t.send('tms', contracts.expediteShipment, data));
    t.pass(MINUTE_MS);
    expect(new Set(asked.map((id) => t.became(id).code))).toEqual(
      new Set([null, 'shipment.alreadyExpedited']),
    );
    expect(t.heard(contracts.shipmentExpedited)).toHaveLength(1);
  });

  test('of another unit, or of more than anybody moves, is refused', () => {
    const t = new TestWorld();
    const code = (change: object) =>
      t.command('tms', contracts.planShipment, truck(t, { lines: [{ ...line(t, 10), ...change }] }))
        .code;
    expect(code({ unit: 'FOT' })).toBe('unit.mismatch');
    expect(code({ quantity: 2_000_000 })).toBe('quantity.absurd');
  });
});

describe('a truck that is sped up', () => {
  test('before its relay leaves the relay once', () => {
    const t = moving();
    until(t, contracts.shipmentDeparted);
    t.pass(20 * MINUTE_MS);
    const data = { shipmentId: shipmentOf(t), reason: 'the customer waits' };
    expect(t.command('tms', contracts.expediteShipment, data).status).toBe('applied');
    t.pass(60 * HOUR_MS);
    const stops = t.heard(contracts.shipmentDeparted).map(({ stop }) => stop);
    expect(stops).toEqual([1, 2]);
  });

  test('is never back where it set out', () => {
    const t = moving();
    until(t, contracts.shipmentDeparted);
    t.pass(2 * HOUR_MS);
    const before = t.said.findLast(({ type }) => type === contracts.shipmentPosition.type)!;
    // Its next report falls some seconds after it was sped up, and tells of the seconds before.
    t.pass(toMs(before.recordedtime) + 20 * MINUTE_MS - 5 * SECOND_MS - t.world.nowMs);
    t.command('tms', contracts.expediteShipment, { shipmentId: shipmentOf(t), reason: 'now' });
    t.pass(2 * HOUR_MS);
    const driven = t.heard(contracts.shipmentPosition).map(({ travelledKm }) => travelledKm!);
    expect(driven).toEqual(driven.toSorted((a, b) => a - b));
  });
});
