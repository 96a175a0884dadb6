import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ShipmentRow } from '#shared/protocol';
import type { RoadPath } from '#shared/roads';
import { HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { kmTravelled } from './motion.ts';
import type { MovingShipment } from './moving-shipment.ts';
import { coastsUntilMs, motionOf, speedByEta } from './shipment-motion.ts';

const ROAD: RoadPath = {
  points: [
    [-84.4, 33.7],
    [-84.4, 39],
  ],
  kmAt: [0, 700],
};
const NOW_MS = Date.parse('2026-06-30T15:42:00.000Z');
const instant = (ms: number) => new Date(ms).toISOString();

/** A truck that spoke `agoMs` ago from `km`, and is expected in `hoursLeft`. */
function row(agoMs: number, km: number, hoursLeft: number, speedKmh = 80): ShipmentRow {
  const at = instant(NOW_MS - agoMs);
  return {
    roadKm: 700,
    ourP50At: instant(NOW_MS - agoMs + hoursLeft * HOUR_MS),
    fix: { at, travelledKm: km, speedKmh },
    asOf: { source: 'tms', occurredAt: at, receivedAt: at, cadenceMs: 30 * MINUTE_MS },
  } as ShipmentRow;
}

function drawnAt(km: number): MovingShipment {
  const fix = { atMs: NOW_MS, km };
  return { id: 'a', state: 'ok', path: ROAD, fix, speedKmh: 80, coastUntilMs: Infinity };
}

describe('a truck between its position events', () => {
  test('drives as its ETA says, breaks and all, and stands when its fix says that it stands', () => {
    expect(speedByEta(row(0, 100, 10), 100)).toBeCloseTo(60);
    expect(speedByEta(row(0, 100, 1), 100)).toBe(110);
    expect(speedByEta(row(0, 100, 10, 0), 100)).toBe(0);
    expect(speedByEta({ ...row(0, 100, 10), ourP50At: null }, 100)).toBe(80);
  });

  test('is drawn on its road until its source has been silent for twice its cadence', () => {
    expect(coastsUntilMs(row(0, 100, 10))).toBe(NOW_MS + HOUR_MS);
  });

  test('that is new on the map is where its fix and its ETA put it', () => {
    const motion = motionOf(row(6 * MINUTE_MS, 100, 10), ROAD, null, NOW_MS);
    expect(kmTravelled({ ...drawnAt(0), ...motion }, NOW_MS)).toBeCloseTo(106);
  });

  test('far from where it was drawn is put where it is', () => {
    const motion = motionOf(row(0, 400, 10), ROAD, drawnAt(100), NOW_MS);
    expect(kmTravelled({ ...drawnAt(0), ...motion }, NOW_MS)).toBe(400);
  });

  test('glides on without a jump or a step back, and is where it should be when the next fix is due', () => {
    fc.assert(
      fc.property(
        fc.record({
          km: fc.double({ min: 50, max: 600, noNaN: true }),
          off: fc.double({ min: -15, max: 15, noNaN: true }),
          hours: fc.double({ min: 5, max: 40, noNaN: true }),
        }),
        ({ km, off, hours }) => {
          const fact = row(0, km, hours);
          const motion = motionOf(fact, ROAD, drawnAt(km + off), NOW_MS);
          const at = (ms: number) => kmTravelled({ ...drawnAt(0), ...motion }, ms);
          expect(at(NOW_MS)).toBeCloseTo(km + off, 6);
          expect(at(NOW_MS + 10 * MINUTE_MS)).toBeGreaterThanOrEqual(at(NOW_MS) - 1e-9);
          const due = NOW_MS + 30 * MINUTE_MS;
          const expected = Math.min(700, km + speedByEta(fact, km) / 2);
          // A truck that is drawn too far ahead waits, and is overtaken by its own estimate.
          expect(at(due)).toBeCloseTo(Math.max(expected, km + off), 6);
        },
      ),
    );
  });
});
