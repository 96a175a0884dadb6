import { describe, expect, test } from 'vitest';
import { quantityProblem, readQuantity } from './quantity-text.ts';

describe('a typed quantity', () => {
  test.each([
    ['252', 252],
    [' 1,200 ', 1_200],
    ['1,200,000', 1_200_000],
    ['0', null],
    ['-5', null],
    ['2.5', null],
    ['1,20', null],
    ['99999999999', null],
    ['', null],
  ])('%j reads as %j', (typed, value) => {
    expect(readQuantity(typed)).toBe(value);
  });

  test('is only wrong once something is typed', () => {
    expect(quantityProblem('')).toBeUndefined();
    expect(quantityProblem('-5')).toBe('A quantity is a whole number above 0.');
  });
});
