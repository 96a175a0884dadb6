import { describe, expect, test } from 'vitest';
import {
  durationShort,
  durationText,
  signedDurationShort,
  signedDurationText,
} from './duration.ts';
import {
  asOfText,
  clockSeconds,
  dayTime,
  decidingTime,
  fullTime,
  weekdayDate,
  zonedDayTime,
} from './instant.ts';
import { exactMoney, ledgerAmount, signedMoney, unitPrice, wholeMoney } from './money.ts';
import { about, atMost, count, decimal, orNothing, percent, signed } from './numbers.ts';
import { quantity, signedQuantity } from './quantity.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('money', () => {
  test('is whole dollars in operations', () => {
    expect(wholeMoney(usd(18_430_000))).toBe('$184,300');
    expect(wholeMoney(usd(-232_849))).toBe('−$2,328');
    expect(wholeMoney(usd(0))).toBe('$0');
  });
  test('never shows a real amount as zero', () => {
    expect(wholeMoney(usd(49))).toBe('<$1');
    expect(wholeMoney(usd(50))).toBe('$1');
    expect(wholeMoney(usd(-1))).toBe('−<$1');
  });
  test('is to the cent in a ledger, whose header names the currency', () => {
    expect(ledgerAmount(1_421_000, 'USD')).toBe('14,210.00');
    expect(ledgerAmount(-5, 'USD')).toBe('−0.05');
    expect(ledgerAmount(5_000, 'JPY')).toBe('5,000');
  });
  test('to the cent alone carries its currency', () => {
    expect(exactMoney(usd(3_162_600))).toBe('$31,626.00');
    expect(exactMoney({ minor: -99, currency: 'CAD' })).toBe('−CAD 0.99');
  });
  test('as a difference shows its direction', () => {
    expect(signedMoney(usd(232_800))).toBe('+$2,328');
    expect(signedMoney(usd(-232_800))).toBe('−$2,328');
  });
  test('of one piece keeps the decimals that the price has', () => {
    expect(unitPrice(125_500_000, 'USD')).toBe('$125.50');
    expect(unitPrice(42_500, 'USD')).toBe('$0.0425');
  });
});

describe('quantities and counts', () => {
  test('carry the unit and commas at thousands', () => {
    expect(quantity(1_200, 'FOT')).toBe('1,200 ft');
    expect(quantity(252, 'EA')).toBe('252 ea');
    expect(count(1_234_567)).toBe('1,234,567');
  });
  test('have a true minus, and a plus where direction is the news', () => {
    expect(signedQuantity(-243, 'EA')).toBe('−243 ea');
    expect(signedQuantity(120, 'EA')).toBe('+120 ea');
    expect(signed(0)).toBe('0');
    expect(decimal(-0.04, 1)).toBe('0.0');
  });
  test('say what is estimated, bounded or not there yet', () => {
    expect(about('16:55')).toBe('~ 16:55');
    expect(atMost(wholeMoney(usd(980_000)))).toBe('≤ $9,800');
    expect(orNothing(null, count)).toBe('–');
    expect(orNothing(0, count)).toBe('0');
    expect(percent(0.62)).toBe('62 %');
    expect(percent(0.9998, 2)).toBe('99.98 %');
  });
});

describe('instants', () => {
  const atlanta = { zone: 'America/New_York', nowMs: Date.parse('2026-06-30T15:42:18.000Z') };
  const dallas = { ...atlanta, zone: 'America/Chicago' };

  test('show the clock alone today and the date on any other day', () => {
    expect(dayTime('2026-06-30T15:42:18.000Z', atlanta)).toBe('11:42');
    expect(dayTime('2026-07-01T10:40:00.000Z', atlanta)).toBe('1 Jul 06:40');
    expect(dayTime('2027-01-02T10:40:00.000Z', atlanta)).toBe('2 Jan 2027 05:40');
  });
  test('count today by the calendar of the chosen zone', () => {
    expect(dayTime('2026-07-01T04:30:00.000Z', atlanta)).toBe('1 Jul 00:30');
    expect(dayTime('2026-07-01T04:30:00.000Z', dallas)).toBe('23:30');
  });
  test('name the zone when they stand alone, in summer and in winter', () => {
    expect(zonedDayTime('2026-06-30T15:42:18.000Z', atlanta)).toBe('11:42 EDT');
    expect(zonedDayTime('2026-12-24T15:42:18.000Z', dallas)).toBe('24 Dec 09:42 CST');
    expect(asOfText('2026-06-30T15:28:00.000Z', atlanta)).toBe('as of 11:28 EDT');
  });
  test('have their weekday where a person decides, unless it is today', () => {
    expect(decidingTime('2026-07-01T17:00:00.000Z', atlanta)).toBe('Wed 1 Jul 13:00 EDT');
    expect(decidingTime('2026-06-30T18:20:00.000Z', atlanta)).toBe('14:20 EDT');
    expect(weekdayDate('2026-06-30T15:42:18.000Z', atlanta)).toBe('Tue 30 Jun');
  });
  test('show seconds on clocks and steps, and everything in files', () => {
    expect(clockSeconds('2026-06-30T15:38:04.000Z', atlanta)).toBe('11:38:04');
    expect(fullTime('2026-06-30T15:38:04.000Z', atlanta)).toBe('2026-06-30 11:38:04 EDT');
  });
  test('read 00:00 at midnight, never 24:00', () => {
    expect(dayTime('2026-06-30T04:00:00.000Z', atlanta)).toBe('00:00');
  });
  test('follow the change to winter time within its hour', () => {
    expect(dayTime('2026-11-01T05:59:00.000Z', atlanta)).toBe('1 Nov 01:59');
    expect(dayTime('2026-11-01T06:00:00.000Z', atlanta)).toBe('1 Nov 01:00');
  });
});

describe('durations', () => {
  test('are written out in text', () => {
    expect(durationText(6 * HOUR + 25 * MINUTE)).toBe('6 h 25 min');
    expect(durationText(14 * MINUTE + 12_000)).toBe('14 min');
    expect(durationText(14 * MINUTE + 12_000, { withSeconds: true })).toBe('14 min 12 s');
    expect(durationText(41_000)).toBe('41 s');
    expect(durationText(43 * HOUR)).toBe('1 d 19 h');
  });
  test('are short and aligned in columns', () => {
    expect(durationShort(6 * HOUR + 25 * MINUTE)).toBe('6 h 25');
    expect(durationShort(47 * MINUTE)).toBe('0 h 47');
    expect(durationShort(2 * HOUR + 2 * MINUTE)).toBe('2 h 02');
    expect(durationShort(9 * 24 * HOUR)).toBe('9 d');
  });
  test('of lateness carry a sign, early is minus', () => {
    expect(signedDurationShort(385 * MINUTE)).toBe('+6 h 25');
    expect(signedDurationShort(-15 * MINUTE)).toBe('−0 h 15');
    expect(signedDurationText(55 * MINUTE)).toBe('+55 min');
  });
});
