import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  etaUpdated,
  milestoneMissed,
  shipmentArrived,
  shipmentCancelled,
  shipmentDelivered,
  shipmentDeparted,
  shipmentExpedited,
  shipmentPlanned,
  shipmentPosition,
  shipmentTendered,
  tenderAccepted,
} from '#shared/contracts';
import { commands, outboxRoom } from '#engine/outbox';
import type { LogEvent } from '#engine/kernel';
import { exceptionsRoom } from '#operations/exceptions';
import { FEED_SILENT, feedStatuses, networkRoom } from '#operations/network';
import { policyRoom } from '#operations/policy';
import { ATL, CMH, foldEvents, Rehearsal, rowsOf, smallNetwork, told } from '#kit';
import { DAY_MS, fromMs, HOUR_MS, MINUTE_MS, toMs } from '#shared/vocabulary';
import {
  lateMinutes,
  ownEta,
  progresses,
  SHIPMENT_SILENT,
  shipments,
  shipmentsRoom,
  type Shipment,
} from './index.ts';
import { shipmentsView } from './shipment.view.ts';

const ROOMS = [networkRoom, policyRoom, exceptionsRoom, shipmentsRoom];
const ID = { shipmentId: 'SHP-1' };
const PLANNED_MS = Date.parse('2026-06-30T12:00:00.000Z');
const at = (hours: number) => fromMs(PLANNED_MS + hours * HOUR_MS);

const PLAN = {
  ...ID,
  purpose: { kind: 'transfer' as const, number: 'TRF-2026-0631' },
  carrier: 'BRGF',
  mode: 'ground' as const,
  equipment: 'van53' as const,
  stops: [
    {
      stop: 1,
      gln: CMH,
      name: 'Columbus',
      latitude: 39.96,
      longitude: -82.99,
      kind: 'pickup' as const,
      plannedDepartAt: at(0),
    },
    {
      stop: 2,
      name: 'Knoxville',
      latitude: 35.96,
      longitude: -83.92,
      kind: 'pass' as const,
      plannedArriveAt: at(7),
      plannedDepartAt: at(7),
    },
    {
      stop: 3,
      gln: ATL,
      name: 'Atlanta',
      latitude: 33.735,
      longitude: -84.39,
      kind: 'delivery' as const,
      plannedArriveAt: at(12),
    },
  ],
  distanceKm: 916,
  currency: 'USD',
  valueMinor: 3_162_600,
  freightMinor: 61_200,
  weightGrams: 136_080,
  lines: [],
};
const tms = 'tms';
const planned = () => told(tms, shipmentPlanned, PLAN);
const departed = (hours: number, source = tms) =>
  told(source, shipmentDeparted, { ...ID, stop: 1, departedAt: at(hours) });
const arrived = (stop: number, hours: number, source = tms) =>
  told(source, shipmentArrived, { ...ID, stop, arrivedAt: at(hours) });
const delivered = (hours: number) =>
  told(tms, shipmentDelivered, { ...ID, deliveredAt: at(hours) });
const position = (hours: number, travelledKm: number, speedKmh = 90) =>
  told(tms, shipmentPosition, {
    ...ID,
    latitude: 37,
    longitude: -83.5,
    positionAt: at(hours),
    speedKmh,
    travelledKm,
  });

function worldAfter(...events: LogEvent[]) {
  return foldEvents(ROOMS, [...smallNetwork(), ...events]);
}
function shipmentAfter(...events: LogEvent[]): Shipment {
  return worldAfter(...events).get(shipments, 'SHP-1')!;
}

describe('a shipment', () => {
  test('is where its milestones say, from plan to delivery', () => {
    const story = [planned(), departed(0), arrived(2, 7), arrived(3, 12), delivered(13)];
    const statuses = story.map((_, index) => shipmentAfter(...story.slice(0, index + 1)).status);
    expect(statuses).toEqual(['planned', 'moving', 'moving', 'arrived', 'delivered']);
  });

  test('is on its way once it passed a stop, even when nobody told of its departure', () => {
    expect(shipmentAfter(planned(), arrived(2, 7)).status).toBe('moving');
  });

  test('stands where its speed says so, not where nobody tells its speed', () => {
    const fix = { ...ID, latitude: 37, longitude: -83.5, positionAt: at(3) };
    const idleSince = (...events: LogEvent[]) =>
      worldAfter(planned(), departed(0), ...events).get(progresses, 'SHP-1')?.idleSince;
    expect(idleSince(position(3, 200, 0))).toBe(at(3));
    expect(idleSince(told('edi/inbox', shipmentPosition, fix))).toBeNull();
  });

  test('is not shown before its plan is known', () => {
    const world = worldAfter(departed(0));
    expect([...shipmentsView.keys(world)]).toEqual([]);
    expect(shipmentAfter(departed(0), planned()).status).toBe('moving');
  });

  test('stays the TMS’s, when a file tells of its milestones', () => {
    const byFile = shipmentAfter(planned(), departed(0, 'edi/inbox'));
    expect(byFile).toMatchObject({ status: 'moving', source: tms });
    expect(shipmentAfter(departed(0, 'edi/inbox'), planned()).source).toBe(tms);
  });

  test('keeps the carrier’s latest estimate, and forgets a missed milestone that then happened', () => {
    const first = told(tms, etaUpdated, { ...ID, stop: 3, estimatedArriveAt: at(14) });
    const second = told(tms, etaUpdated, { ...ID, stop: 3, estimatedArriveAt: at(15) });
    expect(shipmentAfter(planned(), second, first).stops[2]?.carrierEtaAt).toBe(at(15));
    const missed = told(tms, milestoneMissed, {
      ...ID,
      stop: 3,
      milestone: 'arrive',
      plannedAt: at(12),
    });
    expect(shipmentAfter(planned(), departed(0), missed).missed).toMatchObject({ stop: 3 });
    expect(shipmentAfter(planned(), departed(0), missed, arrived(3, 14)).missed).toBeNull();
    expect(shipmentAfter(planned(), departed(0), arrived(3, 14), missed).missed).toBeNull();
  });

  test('is the same whatever order its events come in', () => {
    const events = [
      planned(),
      departed(1),
      arrived(2, 8),
      told(tms, etaUpdated, { ...ID, stop: 3, estimatedArriveAt: at(14) }),
      arrived(3, 13),
      delivered(14),
    ];
    const kept = (said: LogEvent[]) => {
      const [row] = rowsOf(worldAfter(...said), ROOMS)['shipments.shipment'] as [Shipment];
      return { ...row, receivedAt: '' };
    };
    const state = kept(events);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...events, ...events], { minLength: 12, maxLength: 12 }),
        (shuffled) => {
          expect(kept(shuffled)).toEqual(state);
        },
      ),
    );
  });

  test('has the place of its latest fix, whatever order the fixes come in', () => {
    const fixes = [position(1, 80), position(2, 170), position(3, 260)];
    fc.assert(
      fc.property(fc.shuffledSubarray(fixes, { minLength: 3, maxLength: 3 }), (shuffled) => {
        const world = worldAfter(planned(), departed(0), ...shuffled);
        expect(world.get(progresses, 'SHP-1')).toMatchObject({ fixAt: at(3), travelledKm: 260 });
      }),
    );
  });
});

describe('our own estimate', () => {
  const leg = fc.record({
    departedLate: fc.integer({ min: -2, max: 30 }),
    hours: fc.integer({ min: 1, max: 20 }),
    km: fc.integer({ min: 0, max: 916 }),
    speed: fc.constantFrom(0, 90),
  });

  test('has a ledger that sums to the minutes between plan and P50, and a P90 that is not before it', () => {
    fc.assert(
      fc.property(leg, ({ departedLate, hours, km, speed }) => {
        const world = worldAfter(
          planned(),
          departed(departedLate),
          position(departedLate + hours, km, speed),
        );
        const shipment = world.get(shipments, 'SHP-1')!;
        const eta = ownEta(world, shipment)!;
        const { ledger } = world.get(progresses, 'SHP-1')!;
        const sum =
          ledger.departedLateMinutes +
          ledger.dwellMinutes +
          ledger.driveMinutes +
          ledger.silentMinutes;
        expect(sum).toBe(lateMinutes(world, shipment));
        expect(eta.p90At >= eta.p50At).toBe(true);
        expect(eta.p50At >= at(departedLate + hours)).toBe(true);
      }),
    );
  });

  test('of a truck that leaves three hours late by the lane’s usual time is three hours late', () => {
    const world = worldAfter(planned(), departed(3));
    expect(lateMinutes(world, world.get(shipments, 'SHP-1')!)).toBe(180);
  });

  test('ends with the arrival, and then lateness is what it was', () => {
    const world = worldAfter(planned(), departed(0), arrived(3, 13));
    const shipment = world.get(shipments, 'SHP-1')!;
    expect(ownEta(world, shipment)).toBeNull();
    expect(lateMinutes(world, shipment)).toBe(60);
  });
});

describe('a truck that is not heard of', () => {
  function onTheRoad() {
    const rehearsal = new Rehearsal(ROOMS, at(0));
    rehearsal.hearTold(...smallNetwork(), planned(), departed(0));
    return rehearsal;
  }
  const p90 = (rehearsal: Rehearsal) => toMs(rehearsal.world.get(progresses, 'SHP-1')!.p90At!);

  test('has lost its signal after twice its cadence, and its estimate widens while that lasts', () => {
    const rehearsal = onTheRoad();
    const before = p90(rehearsal);
    expect(rehearsal.wait(59 * MINUTE_MS)).toEqual([]);
    expect(rehearsal.wait(2 * MINUTE_MS)).toMatchObject([{ type: SHIPMENT_SILENT }]);
    expect(shipmentsView.project(rehearsal.world, 'SHP-1')).toMatchObject({
      tracking: 'signalLost',
      state: 'stale',
    });
    const widened = p90(rehearsal);
    expect(widened).toBeGreaterThan(before);
    rehearsal.wait(HOUR_MS);
    expect(p90(rehearsal)).toBeGreaterThan(widened);
  });

  test('is in motion again with its next fix', () => {
    const rehearsal = onTheRoad();
    rehearsal.wait(2 * HOUR_MS);
    rehearsal.hearTold(position(2, 150));
    expect(shipmentsView.project(rehearsal.world, 'SHP-1')?.tracking).toBe('inMotion');
  });

  test('is not blamed while the TMS itself is silent: its row is stale with all others', () => {
    const silent = { source: tms, lastGoodAt: at(0), cadenceMs: 300_000 };
    const rehearsal = onTheRoad();
    rehearsal.say({ type: FEED_SILENT, subject: tms, data: silent });
    expect(rehearsal.wait(2 * HOUR_MS)).toEqual([]);
    expect(shipmentsView.project(rehearsal.world, 'SHP-1')).toMatchObject({
      state: 'stale',
      tracking: 'pending',
      asOf: { cadenceMs: 300_000 },
    });
    const touched = shipmentsView.watches
      .filter(({ collection }) => collection.name === feedStatuses.name)
      .flatMap((watch) => [
        ...watch.subjects(rehearsal.world.get(feedStatuses, tms) as never, rehearsal.world),
      ]);
    expect(touched).toEqual(['SHP-1']);
  });

  test('is filed two days after its delivery', () => {
    const rehearsal = onTheRoad();
    rehearsal.hearTold(arrived(3, 0));
    rehearsal.hearTold(delivered(0));
    expect([...shipmentsView.keys(rehearsal.world)]).toEqual(['SHP-1']);
    rehearsal.wait(4 * DAY_MS);
    expect([...shipmentsView.keys(rehearsal.world)]).toEqual([]);
  });
});

describe('speeding a shipment up', () => {
  const rooms = [networkRoom, policyRoom, outboxRoom, exceptionsRoom, shipmentsRoom];
  const ask = (rehearsal: Rehearsal, shipment = 'SHP-1') =>
    rehearsal.act('shipment.expedite', { shipment, reason: 'hospital' });

  test('asks the TMS, and once', () => {
    const rehearsal = new Rehearsal(rooms);
    rehearsal.hearTold(planned());
    expect(ask(rehearsal)).toMatchObject({ ok: true });
    expect([...rehearsal.world.all(commands)]).toMatchObject([{ target: tms, data: ID }]);
    expect(ask(rehearsal)).toMatchObject({ refusal: { code: 'shipment.expediteUnderWay' } });
  });

  test('is refused for one that nobody knows or that has ended', () => {
    const rehearsal = new Rehearsal(rooms);
    rehearsal.hearTold(planned());
    expect(ask(rehearsal, 'SHP-9')).toMatchObject({ refusal: { code: 'shipment.unknown' } });
    rehearsal.hear(tms, shipmentCancelled.type, { ...ID, reason: 'no' });
    expect(ask(rehearsal)).toMatchObject({ refusal: { code: 'shipment.notUnderWay' } });
  });

  test('changes mode and estimate, and leaves the plan as it was', () => {
    const shipment = shipmentAfter(
      planned(),
      told(tms, shipmentTendered, { ...ID, carrier: 'SNLU', answerBy: at(-5) }),
      told(tms, tenderAccepted, { ...ID, carrier: 'SNLU' }),
      told(tms, shipmentExpedited, {
        ...ID,
        mode: 'teamDrive',
        estimatedArriveAt: at(10),
        currency: 'USD',
        freightMinor: 120_000,
      }),
    );
    expect(shipment).toMatchObject({ carrier: 'SNLU', tender: 'accepted', mode: 'teamDrive' });
    expect(shipment.stops[2]).toMatchObject({
      plannedArriveAt: at(12),
      carrierEtaAt: at(10),
    });
  });
});
