import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/vocabulary';
import { type Trouble, stretches } from '#simulator/world';
import { makeTrip, progressAt, whenAt } from './trip.ts';

const START_MS = Date.UTC(2026, 5, 30, 14);
const km = fc.integer({ min: 5, max: 4_500 });
const mode = fc.constantFrom('ground' as const, 'teamDrive' as const);
const trouble = fc.array(
  fc.record({
    kind: fc.constantFrom<Trouble['kind'][]>(
      'lateDeparture',
      'dwell',
      'workZone',
      'weather',
      'breakdown',
    ),
    minutes: fc.integer({ min: 1, max: 300 }),
    at: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    words: fc.constant(''),
  }),
  { maxLength: 4 },
);

describe('a drive', () => {
  test('never goes back, ends at its end, and each hold-up makes it so much later', () => {
    fc.assert(
      fc.property(km, mode, trouble, (distance, by, held) => {
        const trip = makeTrip(START_MS, distance, by, 85, held);
        const smooth = makeTrip(START_MS, distance, by, 85, []);
        for (let i = 1; i < trip.atMs.length; i++) {
          expect(trip.atMs[i]!).toBeGreaterThanOrEqual(trip.atMs[i - 1]!);
          expect(trip.km[i]!).toBeGreaterThanOrEqual(trip.km[i - 1]!);
        }
        expect(trip.km.at(-1)).toBe(distance);
        // A late departure is over before the drive begins.
        const minutes = held
          .filter(({ kind }) => kind !== 'lateDeparture')
          .reduce((sum, one) => sum + one.minutes, 0);
        const lateMinutes = (trip.atMs.at(-1)! - smooth.atMs.at(-1)!) / MINUTE_MS;
        expect(lateMinutes).toBeCloseTo(minutes, 4);
      }),
    );
  });

  test('is where it says it is when it says so', () => {
    fc.assert(
      fc.property(
        km,
        mode,
        trouble,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (distance, by, held, share) => {
          const trip = makeTrip(START_MS, distance, by, 85, held);
          expect(progressAt(trip, whenAt(trip, distance * share)).km).toBeCloseTo(
            distance * share,
            4,
          );
          expect(progressAt(trip, START_MS - 1).km).toBe(0);
          expect(progressAt(trip, trip.atMs.at(-1)! + 1)).toEqual({ km: distance, speedKmh: 0 });
        },
      ),
    );
  });

  test('of one driver rests ten hours after eleven at the wheel, of a team never (49 CFR 395.3)', () => {
    fc.assert(
      fc.property(km, (distance) => {
        const alone = stretches(distance, 'ground');
        let wheel = 0;
        for (const stretch of alone) {
          if (stretch.kind === 'drive') wheel += stretch.minutes;
          if (stretch.kind === 'rest') wheel = 0;
          expect(wheel).toBeLessThanOrEqual(11 * 60 + 1e-6);
        }
        expect(stretches(distance, 'teamDrive').every(({ kind }) => kind === 'drive')).toBe(true);
      }),
    );
  });
});
