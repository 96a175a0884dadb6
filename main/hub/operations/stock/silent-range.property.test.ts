import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '#shared/vocabulary';
import { silentRange } from './silent-range.ts';

const terms = fc.record({
  available: fc.integer({ min: 0, max: 5_000 }),
  inTransitIn: fc.integer({ min: 0, max: 500 }),
  dailyMeanMilli: fc.integer({ min: 0, max: 200_000 }),
  dailyDeviationMilli: fc.integer({ min: 0, max: 100_000 }),
});

describe('what may be available behind a silent warehouse', () => {
  test('is what was known at the last word', () => {
    fc.assert(
      fc.property(terms, (known) => {
        expect(silentRange({ ...known, silentMs: 0 })).toEqual({
          low: known.available,
          high: known.available,
        });
      }),
    );
  });

  test('reaches further down the longer the silence lasts, and holds what the mean says', () => {
    const hours = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(terms, hours, hours, (known, first, more) => {
        const soon = silentRange({ ...known, silentMs: first * HOUR_MS });
        const late = silentRange({ ...known, silentMs: (first + more) * HOUR_MS });
        expect(late.low).toBeLessThanOrEqual(soon.low);
        const mean = known.available - (known.dailyMeanMilli / 1_000) * (first / 24);
        expect(soon.high).toBeGreaterThanOrEqual(Math.floor(mean));
        expect(soon.low).toBeLessThanOrEqual(Math.max(0, Math.ceil(mean)));
      }),
    );
  });

  test('after a day of 40 ± 12 with 100 on the road lies between 140 and 280', () => {
    const known = { available: 200, inTransitIn: 100, silentMs: DAY_MS };
    expect(silentRange({ ...known, dailyMeanMilli: 40_000, dailyDeviationMilli: 12_000 })).toEqual({
      low: 140,
      high: 280,
    });
  });
});
