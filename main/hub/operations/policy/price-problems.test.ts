import { describe, expect, test } from 'vitest';
import type { PolicyContent, PriceRow, StatedRate } from '#shared/protocol';
import { contentProblems } from './content-problems.ts';
import { INTERCOMPANY_SHIPPED } from './shipped.ts';

const NORTHERN = '0812345000103';
const SOUTHERN = '0812345000110';

const PRICE: PriceRow = {
  row: 'P9',
  seller: NORTHERN,
  buyer: SOUTHERN,
  itemClass: 'A',
  method: 'costPlus',
  basisPoints: 450,
};
const RATE: StatedRate = {
  row: 'R1',
  from: 'USD',
  to: 'CAD',
  rateMicro: 1_365_000,
  source: 'ECB reference rate',
  on: '2026-06-30T00:00:00.000Z',
};

function problems(more: object): string[] {
  const content = { ...INTERCOMPANY_SHIPPED, ...more } as PolicyContent;
  return contentProblems('intercompany', content).map(({ path, problem }) => `${path} ${problem}`);
}

const above = (row: object) => ({
  prices: [row, ...(INTERCOMPANY_SHIPPED['prices'] as PriceRow[])],
});

describe('a price list', () => {
  test('takes a row for a pair of entities and a class, above what is general', () => {
    expect(problems(above(PRICE))).toEqual([]);
    expect(problems(above({ ...PRICE, method: 'cost', basisPoints: null }))).toEqual([]);
  });

  test.each<[Partial<Record<keyof PriceRow, unknown>>, string]>([
    [{ seller: 'Northern' }, 'prices.P9.seller is no GLN of an entity'],
    [{ itemClass: 'Z' }, 'prices.P9.itemClass is A, B, C or any'],
    [{ method: 'gift' }, 'prices.P9.method is one of cost, costPlus, listLess'],
    [{ method: 'listLess', basisPoints: 10_001 }, 'prices.P9.basisPoints is from 0 % to 100 %'],
    [{ method: 'listLess', basisPoints: null }, 'prices.P9.basisPoints says how much less'],
    [{ basisPoints: -1 }, 'prices.P9.basisPoints is from 0 % to 1000 %'],
  ])('takes no row with %o', (wrong, said) => {
    expect(problems(above({ ...PRICE, ...wrong }))).toEqual([said]);
  });

  test('names a row that no sale ever comes to', () => {
    const below = { prices: [...(INTERCOMPANY_SHIPPED['prices'] as PriceRow[]), PRICE] };
    expect(problems(below)).toEqual(['prices.P9 is never come to: P2 above it takes all of it']);
  });
});

describe('stated rates', () => {
  test('are one for a pair of currencies, with whose they are and of which day', () => {
    expect(problems({ rates: [RATE] })).toEqual([]);
    expect(problems({ rates: [RATE, { ...RATE, row: 'R2' }] })).toEqual([
      'rates.R2 states USD to CAD twice',
    ]);
  });

  test.each<[Partial<StatedRate>, string]>([
    [{ from: 'usd' }, 'rates.R1.from is no currency of ISO 4217'],
    [{ to: 'USD' }, 'rates.R1.to is the same currency'],
    [{ rateMicro: 0 }, 'rates.R1.rateMicro is a whole number above 0'],
    [{ source: ' ' }, 'rates.R1.source says whose rate it is'],
    [{ on: 'June' }, 'rates.R1.on is a day'],
  ])('are none with %o', (wrong, said) => {
    expect(problems({ rates: [{ ...RATE, ...wrong }] })).toEqual([said]);
  });
});
