import { expect, test } from 'vitest';
import { DAY_MS, fromMs, toMs } from '#shared/vocabulary';
import { laterPromises } from './later-promises.ts';

const NOW = toMs('2026-06-30T15:00:00.000Z');
const ZONE = 'America/New_York';
const at = (days: number) => fromMs(NOW + days * DAY_MS);

test('an order is offered the date when it is projected, then day by day after its promise', () => {
  const offered = laterPromises({ commitAt: at(1), projectedAt: at(3.5) }, NOW, ZONE);
  expect(offered.slice(0, 3)).toEqual([
    { at: at(3.5), words: 'when it is projected to be there' },
    { at: at(2), words: '1 d later' },
    { at: at(3), words: '2 d later' },
  ]);
});

test('an order whose promise has passed long ago is offered no date that has passed', () => {
  const offered = laterPromises({ commitAt: at(-20), projectedAt: null }, NOW, ZONE);
  expect(offered.map((one) => one.at)).toEqual([at(1)]);
});

test('a day later is the same time of the day when the clocks are changed in between', () => {
  const saturday = '2026-10-31T21:00:00.000Z';
  const offered = laterPromises({ commitAt: saturday, projectedAt: null }, NOW, ZONE);
  expect(offered[0]?.at).toBe('2026-11-01T22:00:00.000Z');
});
