import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDecimal, parseImplied } from './exact-number.ts';

const scaled = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });

/** The slow obvious way: digits of a scaled integer with the point put in. */
function written(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  const cut = digits.length - places;
  return `${value < 0 ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

describe('a number of a document', () => {
  test('comes out exactly as it was written, to the last decimal', () => {
    fc.assert(
      fc.property(scaled, fc.nat({ max: 6 }), (value, places) => {
        expect(parseDecimal(written(value, places), places)).toEqual({ ok: true, value });
      }),
    );
  });

  test('with implied decimals is the same as with the point written', () => {
    fc.assert(
      fc.property(scaled, (value) => {
        expect(parseImplied(String(value), 2, 2)).toEqual(parseDecimal(written(value, 2), 2));
      }),
    );
  });

  test('zeros around it change nothing', () => {
    fc.assert(
      fc.property(scaled, fc.nat({ max: 8 }), (value, zeros) => {
        const sign = value < 0 ? '-' : '';
        const padded = `${sign}${'0'.repeat(zeros)}${written(Math.abs(value), 2)}${'0'.repeat(zeros)}`;
        expect(parseDecimal(padded, 2)).toEqual({ ok: true, value });
      }),
    );
  });

  test('that is finer than can be kept, larger than can be true, or no number is refused', () => {
    expect(parseDecimal('1.0000001', 6)).toEqual({ ok: false, why: 'tooFine' });
    expect(parseDecimal('1.005', 2)).toEqual({ ok: false, why: 'tooFine' });
    expect(parseDecimal('9'.repeat(16), 0)).toEqual({ ok: false, why: 'tooLarge' });
    for (const text of ['', '.', '-', '1,234.00', '12-', '1.2.3', '1E3', 'NaN', '0x10', ' 1']) {
      expect(parseDecimal(text, 2)).toEqual({ ok: false, why: 'notANumber' });
    }
  });

  test('with implied decimals is a hundred times smaller than its digits, and a written point is believed', () => {
    expect(parseImplied('36596', 2, 2)).toEqual({ ok: true, value: 36_596 });
    expect(parseImplied('5', 2, 2)).toEqual({ ok: true, value: 5 });
    expect(parseImplied('-301791', 2, 2)).toEqual({ ok: true, value: -301_791 });
    expect(parseImplied('365.96', 2, 2)).toEqual({ ok: true, value: 36_596 });
    // In a currency without a minor unit 25000 means 250.
    expect(parseImplied('25000', 2, 0)).toEqual({ ok: true, value: 250 });
  });
});
