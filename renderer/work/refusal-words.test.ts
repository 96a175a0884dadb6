import { describe, expect, test } from 'vitest';
import { refuse } from '#shared/vocabulary';
import { refusalText } from './refusal-words.ts';

const text = (...refusal: Parameters<typeof refuse>) => refusalText(refuse(...refusal).refusal);

describe('a refusal in words', () => {
  test('names the rule', () => {
    expect(text('approval.own')).toBe('You asked for this transfer, so you can’t approve it.');
  });
  test('carries the facts that led to it', () => {
    expect(text('stock.insufficient', { site: 'CMH', free: 140, wanted: 252 })).toBe(
      'CMH has 140 free, short of 252.',
    );
    expect(text('exception.changed', { exception: 'EX-7', what: 'J. Lindqvist took it' })).toBe(
      'EX-7 has changed since you looked: J. Lindqvist took it.',
    );
  });
  test('is never silent: a code without words is said with its facts', () => {
    expect(text('dock.fullUntil', { site: 'ATL', doorCount: 6, note: null })).toBe(
      'Refused, dock, full until: site ATL, door count 6.',
    );
  });
});
