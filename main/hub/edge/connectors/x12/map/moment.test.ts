import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from './instant-of.ts';
import { parseDay, parseTime } from './moment.ts';

const at = (date: string, time?: string, zone?: string) => ({ date, time, zone });

describe('a date of a document', () => {
  test('has its century, or one of its own beside it, or that of live documents', () => {
    expect(parseDay('20260615')).toBe('2026-06-15');
    expect(parseDay('010808', '20')).toBe('2001-08-08');
    expect(parseDay('010808', '19')).toBe('1901-08-08');
    expect(parseDay('690101')).toBe('2069-01-01');
    expect(parseDay('700101')).toBe('1970-01-01');
  });

  test('that is in no calendar is none', () => {
    for (const text of [
      '20260229',
      '20261301',
      '20260600',
      '00000000',
      '2026-06-15',
      '260615x',
      '',
    ]) {
      expect(parseDay(text)).toBeUndefined();
    }
    expect(parseDay('20280229')).toBe('2028-02-29');
  });

  test('may have a time to the minute, the second or the hundredth', () => {
    expect(parseTime('0930')).toBe('09:30:00');
    expect(parseTime('093015')).toBe('09:30:15');
    expect(parseTime('0930152')).toBe('09:30:15.200');
    expect(parseTime('09301525')).toBe('09:30:15.250');
    for (const text of ['2400', '0960', '930', '09:30', ''])
      expect(parseTime(text)).toBeUndefined();
  });
});

describe('the instant of a moment', () => {
  test('is by its own time code, whatever the place', () => {
    expect(instantOf(at('2026-06-15', '09:30:00', 'UT'), 'America/Los_Angeles')).toBe(
      '2026-06-15T09:30:00.000Z',
    );
    expect(instantOf(at('2026-06-15', '09:30:00', 'CS'), 'America/New_York')).toBe(
      '2026-06-15T15:30:00.000Z',
    );
    expect(instantOf(at('2026-06-15', '09:30:00', 'CT'), 'America/New_York')).toBe(
      '2026-06-15T14:30:00.000Z',
    );
    expect(instantOf(at('2026-01-15', '09:30:00', 'CT'), 'America/New_York')).toBe(
      '2026-01-15T15:30:00.000Z',
    );
    expect(instantOf(at('2026-06-15', '09:30:00', '02'), 'America/New_York')).toBe(
      '2026-06-15T07:30:00.000Z',
    );
    expect(instantOf(at('2026-06-15', '09:30:00', '19'), 'America/New_York')).toBe(
      '2026-06-15T15:30:00.000Z',
    );
  });

  test('is by the place where it has no time code, or the code says local', () => {
    for (const zone of [undefined, 'LT', '??']) {
      expect(instantOf(at('2026-06-15', '09:30:00', zone), 'America/Los_Angeles')).toBe(
        '2026-06-15T16:30:00.000Z',
      );
    }
  });

  test('of a day alone is at the time that the asker names', () => {
    expect(instantOf(at('2026-06-15'), 'America/New_York')).toBe('2026-06-15T04:00:00.000Z');
    expect(instantOf(at('2026-06-15'), 'America/New_York', '23:59:59')).toBe(
      '2026-06-16T03:59:59.000Z',
    );
  });

  test('in the hour that spring skips and in the one that autumn repeats is the earlier clock', () => {
    expect(instantOf(at('2026-03-08', '02:30:00'), 'America/New_York')).toBe(
      '2026-03-08T07:30:00.000Z',
    );
    expect(instantOf(at('2026-03-08', '03:30:00'), 'America/New_York')).toBe(
      '2026-03-08T07:30:00.000Z',
    );
    expect(instantOf(at('2026-11-01', '01:30:00'), 'America/New_York')).toBe(
      '2026-11-01T05:30:00.000Z',
    );
    expect(instantOf(at('2026-11-01', '02:30:00'), 'America/New_York')).toBe(
      '2026-11-01T07:30:00.000Z',
    );
  });

  test('read on a clock of the place is the moment again, but in the hour that spring skips', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'America/Chicago',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 24 * 60 - 1 }), (minute) => {
        const wall = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
        const [date = '', rest = ''] = wall.split('T');
        const time = rest.slice(0, 8);
        const skipped = date === '2026-03-08' && time.startsWith('02:');
        const shown = clock.format(Date.parse(instantOf(at(date, time), 'America/Chicago')));
        expect(shown).toBe(skipped ? `${date} 03:${time.slice(3)}` : `${date} ${time}`);
      }),
    );
  });
});
