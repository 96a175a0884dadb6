import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromMs, isBusinessTime, MINUTE_MS, type BusinessHours } from '#shared/vocabulary';
import {
  countedMs,
  instantAtShare,
  movedSla,
  pausedSla,
  resumedSla,
  startSla,
  type SlaClock,
} from './sla-clock.ts';

const USUAL: BusinessHours = {
  zone: 'America/New_York',
  opensAt: '06:00',
  closesAt: '22:00',
  workDays: [1, 2, 3, 4, 5],
  holidays: ['2026-11-26'],
};
const SHORT: BusinessHours = { ...USUAL, opensAt: '09:00', closesAt: '17:00', workDays: [1, 3, 6] };

type Step =
  | { wait: number }
  | { pause: 'person' | 'snooze' }
  | { resume: 'person' | 'snooze' }
  | { hours: BusinessHours | null };
const kind = fc.constantFrom<('person' | 'snooze')[]>('person', 'snooze');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 1_500 }) }) },
  { weight: 2, arbitrary: fc.record({ pause: kind }) },
  { weight: 2, arbitrary: fc.record({ resume: kind }) },
  { weight: 1, arbitrary: fc.record({ hours: fc.constantFrom(USUAL, SHORT, null) }) },
);
// From the week in which American clocks change to the one of Thanksgiving.
const begin = fc
  .integer({ min: 0, max: 28 * 24 * 60 })
  .map((minute) => Date.UTC(2026, 9, 29) + minute * MINUTE_MS);

/** Lets time pass and things happen to a clock; counts beside it, minute by minute, what should have been counted. */
function run(
  beganMs: number,
  steps: readonly Step[],
): { clock: SlaClock; counted: number; now: number } {
  const terms = { minutes: 240, hoursFrom: 'erp', nearingPercent: 75, policyVersion: 1 } as const;
  let now = beganMs;
  let clock = startSla({ ...terms, hours: USUAL }, fromMs(now));
  let hours: BusinessHours | null = USUAL;
  const paused = new Set<string>();
  let counted = 0;
  for (const one of steps) {
    const at = fromMs(now);
    if ('wait' in one) {
      for (let minute = 0; minute < one.wait; minute++, now += MINUTE_MS)
        if (paused.size === 0 && isBusinessTime(hours, now)) counted += MINUTE_MS;
    } else if ('pause' in one) {
      if (paused.has(one.pause)) continue;
      paused.add(one.pause);
      clock = pausedSla(clock, {
        kind: one.pause,
        ref: 'EX-1',
        by: 'x',
        why: 'y',
        from: at,
        until: null,
      });
    } else if ('resume' in one) {
      paused.delete(one.resume);
      clock = resumedSla(clock, { kind: one.resume, ref: 'EX-1' }, at);
    } else {
      ({ hours } = one);
      clock = movedSla(clock, { hours, hoursFrom: 'hub' }, at);
    }
  }
  return { clock, counted, now };
}

describe('the clock of an SLA, whatever stops it and whatever the hours become', () => {
  const steps = fc.array(step, { maxLength: 14 });

  test('has counted what counting minute by minute gives', () => {
    fc.assert(
      fc.property(begin, steps, (beganMs, happened) => {
        const { clock, counted, now } = run(beganMs, happened);
        expect(countedMs(clock, now)).toBe(counted);
      }),
      { numRuns: 100 },
    );
  });

  test('is due when its time is used up, and at no time while it stands', () => {
    fc.assert(
      fc.property(begin, steps, (beganMs, happened) => {
        const { clock } = run(beganMs, happened);
        if (clock.runsFrom === null) {
          expect([clock.dueAt, clock.nearingAt]).toEqual([null, null]);
          return;
        }
        const total = clock.minutes * MINUTE_MS;
        const counted = countedMs(clock, Date.parse(clock.dueAt!));
        expect(counted).toBe(Math.max(total, clock.countedMs));
        expect(clock.nearingAt! <= clock.dueAt!).toBe(true);
        expect(instantAtShare(clock, 200)! >= clock.dueAt!).toBe(true);
      }),
    );
  });
});
