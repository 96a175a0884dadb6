import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/vocabulary';
import { Random, type Shipment, type Trouble } from '#simulator/world';
import { carrierNews } from './news.ts';
import { makeTrip, whenAt } from './trip.ts';

const START_MS = Date.UTC(2026, 5, 30, 14);
const KM = 1_600;
const PLANNED_MS = makeTrip(START_MS, KM, 'teamDrive', 87, []).atMs.at(-1) as number;

const trouble = fc.array(
  fc.record({
    kind: fc.constantFrom<Trouble['kind'][]>('dwell', 'workZone', 'weather', 'breakdown'),
    minutes: fc.integer({ min: 20, max: 200 }),
    at: fc.double({ min: 0.1, max: 0.85, noNaN: true }),
    words: fc.constant(''),
  }),
  { minLength: 1, maxLength: 4 },
);

describe('what a carrier says of an arrival', () => {
  test('comes in its order, and knows no hold-up that has not begun', () => {
    fc.assert(
      fc.property(trouble, fc.integer(), (held, seed) => {
        const trip = makeTrip(START_MS, KM, 'teamDrive', 87, held);
        const shipment = {
          km: KM,
          trip,
          trouble: held,
          plannedDepartMs: START_MS,
          plannedArriveMs: PLANNED_MS,
        } as unknown as Shipment;
        const news = carrierNews(shipment, new Random(seed).of('drive'));
        const told = news.map(({ atMs }) => atMs);
        expect(told).toEqual(told.toSorted((a, b) => a - b));
        // The last word is said when the end is near, and sure.
        for (const { atMs, etaMs } of news.slice(0, -1)) {
          const begun = held.filter(({ at }) => whenAt(trip, at * KM) <= atMs);
          const minutes = begun.reduce((sum, one) => sum + one.minutes, 0);
          expect(etaMs).toBeLessThanOrEqual(PLANNED_MS + minutes * MINUTE_MS);
        }
      }),
    );
  });
});
