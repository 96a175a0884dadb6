import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  businessMsBetween,
  businessTimeAfter,
  dateOfDay,
  DAY_MS,
  HOUR_MS,
  isBusinessTime,
  isoWeekday,
  localDay,
  MINUTE_MS,
  minuteOfDay,
  zoneOffsetMs,
  type BusinessHours,
} from './index.ts';

/** Atlanta's own: Monday to Friday, 06:00 to 22:00, and Independence Day observed. */
const ATLANTA: BusinessHours = {
  zone: 'America/New_York',
  opensAt: '06:00',
  closesAt: '22:00',
  workDays: [1, 2, 3, 4, 5],
  holidays: ['2026-07-03'],
};
const at = (text: string) => Date.parse(text);

/** The slow and obvious one: asks of every minute whether its place works then. */
function countedByMinutes(hours: BusinessHours, fromMs: number, untilMs: number): number {
  let minutes = 0;
  for (let ms = fromMs; ms < untilMs; ms += MINUTE_MS) if (worksAt(hours, ms)) minutes++;
  return minutes * MINUTE_MS;
}

function worksAt(hours: BusinessHours, ms: number): boolean {
  const day = localDay(hours.zone, ms);
  const minute = Math.floor((ms + zoneOffsetMs(hours.zone, ms) - day * DAY_MS) / MINUTE_MS);
  const [opens, closes] = [minuteOfDay(hours.opensAt), minuteOfDay(hours.closesAt)];
  if (closes > opens) return worksOn(hours, day) && minute >= opens && minute < closes;
  return (worksOn(hours, day) && minute >= opens) || (worksOn(hours, day - 1) && minute < closes);
}

function worksOn(hours: BusinessHours, day: number): boolean {
  return hours.workDays.includes(isoWeekday(day)) && !hours.holidays.includes(dateOfDay(day));
}

// Clocks change between 00:00 and 04:00 everywhere here; a shift that begins or ends inside that hour has no one answer.
const hours: fc.Arbitrary<BusinessHours> = fc.record({
  zone: fc.constantFrom(
    'America/New_York',
    'America/Chicago',
    'America/Phoenix',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'UTC',
  ),
  opensAt: fc.constantFrom('05:00', '06:00', '08:30', '22:00'),
  closesAt: fc.constantFrom('04:30', '17:00', '21:45', '24:00'),
  workDays: fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
    .map((days) => days.toSorted((a, b) => a - b)),
  holidays: fc.array(fc.integer({ min: 0, max: 20 }).map((n) => dateOfDay(FIRST_DAY + n))),
});
/** 25 October 2026: clocks change within the days after it in Europe (25th) and America (1 November). */
const FIRST_DAY = Math.floor(Date.UTC(2026, 9, 22) / DAY_MS);
const minute = fc.oneof(
  fc.integer({ min: 0, max: 14 * 24 * 60 }).map((m) => FIRST_DAY * DAY_MS + m * MINUTE_MS),
  // … and in March, when the hour is skipped instead.
  fc.integer({ min: 0, max: 6 * 24 * 60 }).map((m) => Date.UTC(2026, 2, 5) + m * MINUTE_MS),
);
const span = fc.integer({ min: 0, max: 7 * 24 * 60 }).map((m) => m * MINUTE_MS);

describe('business time', () => {
  test('is what counting minute by minute gives, over weekends, holidays and both clock changes', () => {
    fc.assert(
      fc.property(hours, minute, span, (works, sinceMs, ms) => {
        const counted = countedByMinutes(works, sinceMs, sinceMs + ms);
        expect(businessMsBetween(works, sinceMs, sinceMs + ms)).toBe(counted);
      }),
      { numRuns: 150 },
    );
  });

  test('ends a budget at the first instant at which it is used up', () => {
    const budget = fc.integer({ min: 1, max: 40 * 60 }).map((m) => m * MINUTE_MS);
    fc.assert(
      fc.property(hours, minute, budget, (works, sinceMs, ms) => {
        const end = businessTimeAfter(works, sinceMs, ms);
        expect(businessMsBetween(works, sinceMs, end)).toBe(ms);
        expect(businessMsBetween(works, sinceMs, end - 1)).toBe(ms - 1);
      }),
    );
  });

  test('adds up however a span is cut, so that a pause costs what lay in it', () => {
    fc.assert(
      fc.property(hours, minute, span, span, (works, sinceMs, a, b) => {
        const whole = businessMsBetween(works, sinceMs, sinceMs + a + b);
        const first = businessMsBetween(works, sinceMs, sinceMs + a);
        expect(first + businessMsBetween(works, sinceMs + a, sinceMs + a + b)).toBe(whole);
      }),
    );
  });

  test.each([
    ['an afternoon', '2026-06-30T18:00:00Z', 4, '2026-06-30T22:00:00Z'],
    ['into the next morning', '2026-07-01T01:00:00Z', 4, '2026-07-01T13:00:00Z'],
    ['over a holiday and its weekend', '2026-07-03T01:00:00Z', 4, '2026-07-06T13:00:00Z'],
    ['from a Sunday', '2026-07-05T15:00:00Z', 1, '2026-07-06T11:00:00Z'],
  ])('of some hours at Atlanta, %s', (_, since, count, due) => {
    expect(businessTimeAfter(ATLANTA, at(since), count * HOUR_MS)).toBe(at(due));
  });

  test('counts the night of a clock change as long as it was', () => {
    const nights: BusinessHours = {
      ...ATLANTA,
      opensAt: '22:00',
      closesAt: '06:00',
      workDays: [6],
    };
    const [noon, nextNoon] = [at('2026-10-31T16:00:00Z'), at('2026-11-01T17:00:00Z')];
    expect(businessMsBetween(nights, noon, nextNoon)).toBe(9 * HOUR_MS);
    const [spring, after] = [at('2026-03-07T17:00:00Z'), at('2026-03-08T16:00:00Z')];
    expect(businessMsBetween(nights, spring, after)).toBe(7 * HOUR_MS);
  });

  test('is all time where nobody closes', () => {
    expect(businessMsBetween(null, 5, 12)).toBe(7);
    expect(businessTimeAfter(null, 5, 7)).toBe(12);
    expect(isBusinessTime(null, 5)).toBe(true);
    expect(isBusinessTime(ATLANTA, at('2026-07-03T15:00:00Z'))).toBe(false);
  });
});
