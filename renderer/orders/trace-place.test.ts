import { describe, expect, test } from 'vitest';
import { placeOfLink } from './trace-place.ts';

describe('a link of a trace', () => {
  test.each([
    ['EX-2291', '/exceptions/EX-2291'],
    ['TRF-2026-0648', '/transfers/TRF-2026-0648'],
    ['0812345000011/00812345060025', '/stock/0812345000011/00812345060025'],
    ['SO-771204', '/orders/SO-771204'],
    ['SHP-48190', '/shipments/SHP-48190'],
    ['Palmetto Grid', null],
    [null, null],
  ])('%j leads to %j', (key, place) => {
    expect(placeOfLink(key)).toBe(place);
  });
});
