import { describe, expect, test } from 'vitest';
import { jsonWithin, storable } from './kept-text.ts';

describe('what is kept of a document', () => {
  test('is its JSON where that is no longer than allowed, and nothing beyond', () => {
    const value = { lines: [{ id: 'A-1', quantity: 5, note: null }], none: undefined };
    expect(jsonWithin(value, 1_000)).toBe(JSON.stringify(value));
    expect(jsonWithin(value, 10)).toBeNull();
  });

  test('stops where it is too long, however much longer it would be', () => {
    const words = Array.from({ length: 100_000 }, () => 'the same words');
    const lines = Array.from({ length: 100_000 }, () => ({ words }));
    expect(jsonWithin(lines, 1_000_000)).toBeNull();
  });

  test('is text that the store can hold', () => {
    expect(storable('PO\u0000-1 \ud800')).toBe('PO\ufffd-1 \ufffd');
  });
});
