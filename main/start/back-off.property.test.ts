import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backOffMs } from './back-off.mjs';

const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('the wait before a dead child is started again', () => {
  test('is at most half a second after the first death, and never longer than half a minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), chance, (deaths, luck) => {
        expect(backOffMs(1, luck)).toBeLessThanOrEqual(500);
        expect(backOffMs(deaths, luck)).toBeLessThanOrEqual(30_000);
        expect(backOffMs(deaths, luck)).toBeGreaterThanOrEqual(375);
      }),
    );
  });

  test('grows with each death until it is longest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), chance, chance, (deaths, one, other) => {
        expect(backOffMs(deaths, one)).toBeLessThan(backOffMs(deaths + 1, other));
      }),
    );
  });
});
