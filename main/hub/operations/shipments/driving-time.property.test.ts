import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MEAN_SPEED_KMH, minutesToKm } from './driving-time.ts';

/** The law walked minute by minute: a break before the ninth hour at the wheel, ten hours off before the twelfth. */
function walked(drivingMinutes: number): number {
  let clock = 0;
  let sinceBreak = 0;
  let sinceRest = 0;
  for (let driven = 0; driven < drivingMinutes; driven++) {
    if (sinceRest === 11 * 60) {
      clock += 10 * 60;
      sinceRest = 0;
      sinceBreak = 0;
    } else if (sinceBreak === 8 * 60) {
      clock += 30;
      sinceBreak = 0;
    }
    clock++;
    sinceRest++;
    sinceBreak++;
  }
  return clock;
}

test('a single driver takes as long as the law walked minute by minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), (minutes) => {
      const km = (minutes / 60) * MEAN_SPEED_KMH;
      expect(minutesToKm(km, true)).toBeCloseTo(walked(minutes), 6);
    }),
  );
});

test('a team drives on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), (minutes) => {
      expect(minutesToKm((minutes / 60) * MEAN_SPEED_KMH, false)).toBeCloseTo(minutes, 6);
    }),
  );
});
