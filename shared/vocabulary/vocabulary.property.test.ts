import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMoney,
  divideHalfEven,
  gs1CheckDigit,
  isGln,
  isGtin,
  isSscc,
  isStale,
  lineAmountMinor,
  MINUTE_MS,
  STATES_BY_RANK,
  toMs,
  worstState,
  zoneOffsetMs,
} from './index.ts';

describe('a GS1 key', () => {
  test('is accepted with the check digit of the standard and refused with any other', () => {
    expect(isGln('0614141000012')).toBe(true); // GS1's own example
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12}$/), fc.integer({ min: 1, max: 9 }), (body, error) => {
        const digit = gs1CheckDigit(body);
        expect(isGln(`${body}${digit}`)).toBe(true);
        expect(isGln(`${body}${(digit + error) % 10}`)).toBe(false);
      }),
    );
  });

  test('is refused when digits are missing or are no digits', () => {
    expect(isGtin('0061414100001')).toBe(false);
    expect(isGtin('0061414100001X')).toBe(false);
    expect(isSscc('00614141123456789٠')).toBe(false);
  });
});

describe('money', () => {
  test('rounds ties to the even neighbour, in both directions from zero', () => {
    expect(divideHalfEven(5n, 10n)).toBe(0n);
    expect(divideHalfEven(15n, 10n)).toBe(2n);
    expect(divideHalfEven(-25n, 10n)).toBe(-2n);
    expect(divideHalfEven(26n, 10n)).toBe(3n);
  });

  test('of a line is never off by more than half a cent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 0, max: 2_000_000_000 }),
        (quantity, unitPriceMicro) => {
          const exact = BigInt(quantity) * BigInt(unitPriceMicro);
          const got = BigInt(lineAmountMinor(quantity, unitPriceMicro)) * 10_000n;
          const off = got > exact ? got - exact : exact - got;
          expect(off <= 5_000n).toBe(true);
        },
      ),
    );
  });

  test('of two currencies cannot be added', () => {
    expect(() => addMoney({ minor: 1, currency: 'USD' }, { minor: 1, currency: 'CAD' })).toThrow();
  });
});

describe('a roll-up of states', () => {
  test('takes the worst, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATES_BY_RANK), { minLength: 1 }), (states) => {
        const worst = worstState(states);
        expect(states).toContain(worst);
        expect(worstState(states.toReversed())).toBe(worst);
      }),
    );
    expect(worstState([])).toBe('ok');
  });
});

describe('a value with an as-of', () => {
  const asOf = {
    source: 'wms/atlanta',
    occurredAt: '2026-06-30T12:00:00.000Z',
    receivedAt: '2026-06-30T12:00:00.000Z',
    cadenceMs: 60_000,
  };
  test('is stale past twice the cadence, not at one lost message', () => {
    const receivedMs = Date.parse(asOf.receivedAt);
    expect(isStale(asOf, receivedMs + 120_000)).toBe(false);
    expect(isStale(asOf, receivedMs + 120_001)).toBe(true);
  });
  test('of a source that speaks only when something happens is never stale by age', () => {
    expect(isStale({ ...asOf, cadenceMs: null }, Date.parse(asOf.receivedAt) * 2)).toBe(false);
  });
});

describe('an instant', () => {
  const character = fc.constantFrom(...Array.from('0123456789-:.TZ +x'));

  test('is read as JavaScript reads it, whatever it is, or refused as it is', () => {
    const written = fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
    const spoiled = fc
      .tuple(written, fc.nat(23), character)
      .map(([text, at, other]) => text.slice(0, at) + other + text.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(written, spoiled, fc.string()), (text) => {
        const ms = Date.parse(text);
        if (Number.isNaN(ms)) expect(() => toMs(text)).toThrow(RangeError);
        else expect(toMs(text)).toBe(ms);
      }),
      { numRuns: 2_000 },
    );
    for (const odd of [
      '2026-06-30T24:00:00.000Z',
      '2026-02-31T10:00:00.000Z',
      '0000-03-01T00:00:00.000Z',
    ])
      expect(toMs(odd)).toBe(Date.parse(odd));
  });
});

describe('the time of a zone', () => {
  test('changes at the moment the zone says, also where it is ahead of UTC by half an hour', () => {
    const halfHour = 30 * MINUTE_MS;
    // Clocks in Adelaide went back at 3:00 on 5 April 2026, 16:30 UTC the day before.
    const change = toMs('2026-04-04T16:30:00.000Z');
    expect(zoneOffsetMs('Australia/Adelaide', change - 1)).toBe(21 * halfHour);
    expect(zoneOffsetMs('Australia/Adelaide', change)).toBe(19 * halfHour);
    const newYork = toMs('2026-11-01T06:00:00.000Z');
    expect(zoneOffsetMs('America/New_York', newYork - 1)).toBe(-8 * halfHour);
    expect(zoneOffsetMs('America/New_York', newYork)).toBe(-10 * halfHour);
  });
});
