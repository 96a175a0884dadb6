import { describe, expect, test } from 'vitest';
import type { StockRow } from '#shared/protocol';
import { filterWords, NO_FILTER, stockFilter } from './stock-filter.ts';

const row = {
  sku: 'BRK-2P60B',
  gtin: '00812345060025',
  description: 'Breaker 2P 60 A bolt-on',
  siteCode: 'ATL',
  abcClass: 'A',
  state: 'critical',
} as StockRow;

describe('the filter of the stock grid', () => {
  test('lets everything through until something is chosen', () => {
    expect(stockFilter(NO_FILTER)(row)).toBe(true);
    expect(filterWords(NO_FILTER)).toEqual([]);
  });

  test('finds an item by its words in any order, by its number and by its GTIN', () => {
    for (const text of ['bolt breaker', 'brk-2p', '0081234506', '  60   a ']) {
      expect(stockFilter({ ...NO_FILTER, text })(row)).toBe(true);
    }
    expect(stockFilter({ ...NO_FILTER, text: 'breaker 3P' })(row)).toBe(false);
  });

  test('takes a few figures for a size, not for a part of a GTIN', () => {
    expect(stockFilter({ ...NO_FILTER, text: '0600' })(row)).toBe(false);
  });

  test('needs each chosen value to hold', () => {
    const both = { ...NO_FILTER, site: 'ATL', state: 'critical' } as const;
    expect(stockFilter(both)(row)).toBe(true);
    expect(stockFilter({ ...both, abcClass: 'C' })(row)).toBe(false);
    expect(stockFilter({ ...both, site: 'DFW' })(row)).toBe(false);
  });

  test('is said in words on what is exported', () => {
    const filter = { state: 'late', site: 'ATL', abcClass: null, text: ' breaker ' } as const;
    expect(filterWords(filter)).toEqual(['state late', 'site ATL', 'item “breaker”']);
  });
});
