import { describe, expect, test } from 'vitest';
import { DOCUMENTS, documentOf, SHORT } from './finance-fixture.ts';
import { agedMinor, ageDays, sumsOf } from './document-sums.ts';
import { agedWords, matchWords } from './finance-words.ts';

const NOW_MS = Date.parse('2026-06-30T15:42:18.000Z');

describe('what documents come to', () => {
  test('is never one sum of two currencies', () => {
    const foreign = documentOf('TO-1', ['Dallas', 'Reno'], 500, { currency: 'CAD' });
    const sums = sumsOf([foreign, SHORT]);
    expect(sums.map(({ currency, postedMinor }) => [currency, postedMinor])).toEqual([
      ['CAD', 500],
      ['USD', 6_820_800],
    ]);
    expect(matchWords([foreign, SHORT])).toBe(
      'Matched 100.0 % of 5.00 CAD · Matched 79.2 % of 68,208.00 USD',
    );
  });

  test('names what crosses the period end, with the profit that is not earned yet', () => {
    const [sums] = sumsOf(DOCUMENTS);
    expect(sums).toMatchObject({
      crossings: 1,
      crossingMinor: 3_394_000,
      crossingProfitMinor: 192_113,
      differences: 2,
      worst: 'late',
    });
  });
});

describe('the age of a difference', () => {
  test('falls into the span of its whole days', () => {
    const daysOld = (days: number, unmatchedMinor: number) =>
      documentOf(`TO-${days}`, ['Reno', 'Dallas'], 1_000, {
        postedAt: new Date(NOW_MS - days * 86_400_000).toISOString(),
        unmatchedMinor,
      });
    const rows = [daysOld(0, 1), daysOld(7, 2), daysOld(8, 4), daysOld(30, 8), daysOld(31, 16)];
    expect(rows.map((row) => ageDays(row, NOW_MS))).toEqual([0, 7, 8, 30, 31]);
    expect(agedMinor(rows, NOW_MS)).toEqual([3, 12, 16]);
    expect(agedWords(rows, NOW_MS)).toBe('Aged: 0–7 d 0.03 · 8–30 d 0.12 · over 30 d 0.16 USD');
    expect(agedWords([], NOW_MS)).toBe('No difference');
  });
});
