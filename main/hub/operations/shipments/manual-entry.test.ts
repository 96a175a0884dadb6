import { describe, expect, test } from 'vitest';
import { Floor, told } from '#kit';
import { shipmentArrived, shipmentDeparted } from '#shared/contracts';
import { HOUR_MS, MINUTE_MS, fromMs, toMs } from '#shared/vocabulary';
import { manualEntries, shipments } from './index.ts';

const SHP = { shipmentId: 'SHP-1' };
const LEFT = 'SHP-1/1/depart';

/** A truck that should have left an hour ago, and of which the TMS says nothing. */
function floorWithTruck(): Floor {
  const floor = new Floor();
  floor.load('SHP-1', 252);
  floor.hub.wait(3 * HOUR_MS);
  return floor;
}

function enter(floor: Floor, more: object = {}) {
  const input = {
    shipment: 'SHP-1',
    stop: 1,
    milestone: 'depart',
    at: floor.hub.now,
    reason: 'the carrier says so by telephone',
    ...more,
  };
  return floor.hub.act('shipment.enterMilestone', input, undefined, input.reason);
}

function settle(floor: Floor, keep: 'feed' | 'entry') {
  const input = { shipment: 'SHP-1', stop: 1, milestone: 'depart', keep, reason: 'gate camera' };
  return floor.hub.act('shipment.settleMilestone', input, undefined, input.reason);
}

const entry = (floor: Floor) => floor.hub.world.get(manualEntries, LEFT);
const departedAt = (floor: Floor) => floor.hub.world.get(shipments, 'SHP-1')!.stops[0]!.departedAt;

describe('a milestone that a person enters', () => {
  test('counts as if the feed had told it, with who and why beside it', () => {
    const floor = floorWithTruck();
    expect(floor.isOpen('missedMilestone')).toBe(true);
    expect(enter(floor).ok).toBe(true);
    expect(departedAt(floor)).toBe(floor.hub.now);
    expect(floor.hub.world.get(shipments, 'SHP-1')!.status).toBe('moving');
    expect(floor.isOpen('missedMilestone')).toBe(false);
    expect(entry(floor)).toMatchObject({
      source: 'tms',
      by: 'r.alvarez',
      reason: 'the carrier says so by telephone',
      state: 'alone',
    });
  });

  test.each([
    [10, 'agrees'],
    [40, 'differs'],
  ])('is held against the feed: %i minutes apart it %s', (minutes, state) => {
    const floor = floorWithTruck();
    enter(floor);
    const toldAt = fromMs(toMs(floor.hub.now) - minutes * MINUTE_MS);
    floor.hub.wait(HOUR_MS);
    floor.hub.hearTold(told('tms', shipmentDeparted, { ...SHP, stop: 1, departedAt: toldAt }));
    expect(entry(floor)).toMatchObject({ state, toldAt });
    expect(departedAt(floor)).toBe(toldAt);
  });

  test('and its feed differ until a person says which counts', () => {
    const floor = floorWithTruck();
    enter(floor);
    const [entered, toldAt] = [floor.hub.now, fromMs(toMs(floor.hub.now) - HOUR_MS)];
    floor.hub.hearTold(told('tms', shipmentDeparted, { ...SHP, stop: 1, departedAt: toldAt }));
    expect(settle(floor, 'entry').ok).toBe(true);
    expect(entry(floor)).toMatchObject({ state: 'settled', kept: 'entry', settledBy: 'r.alvarez' });
    expect(departedAt(floor)).toBe(entered);
    expect(settle(floor, 'feed')).toMatchObject({ refusal: { code: 'shipment.entrySettled' } });
  });

  test('cannot be given up for a word that the feed never said', () => {
    const floor = floorWithTruck();
    enter(floor);
    expect(settle(floor, 'feed')).toMatchObject({ refusal: { code: 'shipment.feedSaidNothing' } });
    expect(settle(floor, 'entry').ok).toBe(true);
  });

  test.each([
    ['of a truck that nobody knows', { shipment: 'SHP-9' }, 'shipment.unknown'],
    ['at a stop that is not its', { stop: 7 }, 'shipment.stopUnknown'],
    ['that lies ahead', { at: '2026-07-04T00:00:00.000Z' }, 'shipment.milestoneAhead'],
  ])('is refused %s', (_, more, code) => {
    const floor = floorWithTruck();
    expect(enter(floor, more)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('that a person has settled stays theirs, also when the feed tells it after that', () => {
    const floor = floorWithTruck();
    enter(floor);
    const enteredAt = floor.hub.now;
    expect(settle(floor, 'entry').ok).toBe(true);
    const toldAt = fromMs(toMs(enteredAt) - 40 * MINUTE_MS);
    floor.hub.hearTold(told('tms', shipmentDeparted, { ...SHP, stop: 1, departedAt: toldAt }));
    expect(departedAt(floor)).toBe(enteredAt);
    expect(entry(floor)).toMatchObject({ state: 'settled', kept: 'entry' });
  });

  test('is refused where the feed has told it, and before what came before it', () => {
    const floor = floorWithTruck();
    floor.hub.hearTold(
      told('tms', shipmentDeparted, { ...SHP, stop: 1, departedAt: floor.hub.now }),
    );
    expect(enter(floor)).toMatchObject({ refusal: { code: 'shipment.milestoneKnown' } });
    const before = fromMs(toMs(floor.hub.now) - HOUR_MS);
    expect(enter(floor, { stop: 2, milestone: 'arrive', at: before })).toMatchObject({
      refusal: { code: 'shipment.milestoneOrder' },
    });
    floor.hub.wait(HOUR_MS);
    expect(enter(floor, { stop: 2, milestone: 'arrive' }).ok).toBe(true);
    floor.hub.hearTold(told('tms', shipmentArrived, { ...SHP, stop: 2, arrivedAt: floor.hub.now }));
    expect(floor.hub.world.get(manualEntries, 'SHP-1/2/arrive')?.state).toBe('agrees');
  });
});
