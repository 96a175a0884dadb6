import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DAY_MS,
  HOUR_MS,
  instantOfLocal,
  isoWeekday,
  localDay,
  MINUTE_MS,
  zoneOffsetMs,
} from '#shared/vocabulary';
import { ATL, foldEvents, smallNetwork } from '#kit';
import { decideByAtDock, earliestDeparture, localWords, networkRoom, sites } from './index.ts';

const ZONE = 'America/New_York';
const site = foldEvents([networkRoom], smallNetwork()).get(sites, ATL)!;
const instant = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-12-31T00:00:00Z'),
  noInvalidDate: true,
});

/** What a clock at the site shows: weekday and minute of the day, asked of Intl. */
function clockAt(ms: number): { weekday: number; minute: number } {
  const day = localDay(ZONE, ms);
  return {
    weekday: isoWeekday(day),
    minute: Math.floor((ms + zoneOffsetMs(ZONE, ms) - day * DAY_MS) / MINUTE_MS),
  };
}

const isOpen = (ms: number) => {
  const { weekday, minute } = clockAt(ms);
  return weekday <= 5 && minute >= 6 * 60 && minute <= 22 * 60;
};

describe('local time of a zone', () => {
  test('is what Intl says', () => {
    fc.assert(
      fc.property(instant, (date) => {
        const shown = new Intl.DateTimeFormat('en-GB', {
          timeZone: ZONE,
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        }).format(date);
        const [weekday, , , time, zone] = localWords(ZONE, date.getTime()).split(' ');
        expect(`${weekday} ${time}`).toBe(shown.replace(',', ''));
        expect(zone).toMatch(/^E[SD]T$/);
      }),
    );
  });

  test('goes back to the instant, but for the hour that a clock change skips or repeats', () => {
    fc.assert(
      fc.property(instant, (date) => {
        const ms = Math.floor(date.getTime() / MINUTE_MS) * MINUTE_MS;
        const back = instantOfLocal(ZONE, localDay(ZONE, ms), clockAt(ms).minute);
        expect(Math.abs(back - ms) === 0 || Math.abs(back - ms) === HOUR_MS).toBe(true);
      }),
    );
  });
});

describe('the dock of a site that works Monday to Friday, 06:00 to 22:00, cut-off 18:00', () => {
  const at = (text: string) => Date.parse(text);

  test.each([
    // 70 minutes to pick and stage, EDT is UTC−4.
    ['the same day within its hours', '2026-06-30T19:30:00Z', '2026-06-30T18:20:00Z'],
    ['by the cut-off of the day', '2026-07-01T01:00:00Z', '2026-06-30T20:50:00Z'],
    ['the evening before for an early truck', '2026-06-30T10:30:00Z', '2026-06-30T00:50:00Z'],
    ['on Friday for a truck of the weekend', '2026-07-05T15:00:00Z', '2026-07-03T20:50:00Z'],
  ])('can decide until then: %s', (_, loadBy, decideBy) => {
    expect(decideByAtDock(site, at(loadBy))).toBe(at(decideBy));
  });

  test('is never asked to decide later than the truck, nor to pick in hours when nobody is there', () => {
    fc.assert(
      fc.property(instant, (date) => {
        const decideBy = decideByAtDock(site, date.getTime())!;
        expect(decideBy + site.pickAndStageMinutes * MINUTE_MS).toBeLessThanOrEqual(date.getTime());
        expect(isOpen(decideBy)).toBe(true);
        expect(isOpen(decideBy + site.pickAndStageMinutes * MINUTE_MS)).toBe(true);
      }),
    );
  });

  test('lets a truck leave after pick and stage, within its hours and by a cut-off', () => {
    fc.assert(
      fc.property(instant, (date) => {
        const leaves = earliestDeparture(site, date.getTime())!;
        expect(leaves - date.getTime()).toBeGreaterThanOrEqual(
          site.pickAndStageMinutes * MINUTE_MS,
        );
        expect(isOpen(leaves)).toBe(true);
        expect(clockAt(leaves).minute).toBeLessThanOrEqual(18 * 60);
      }),
    );
  });

  test('whoever decides in time makes the truck: what can leave by then does', () => {
    fc.assert(
      fc.property(instant, (date) => {
        const decideBy = decideByAtDock(site, date.getTime())!;
        expect(earliestDeparture(site, decideBy)!).toBeLessThanOrEqual(date.getTime());
      }),
    );
  });
});
