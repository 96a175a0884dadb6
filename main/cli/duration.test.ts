import { describe, expect, test } from 'vitest';
import { readDuration } from './duration.ts';

describe('a duration on the command line', () => {
  test.each([
    ['90s', 90_000],
    ['10m', 600_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['10', null],
    ['-1m', null],
    ['1.5h', null],
    ['', null],
  ])('%j is %j ms', (text, ms) => expect(readDuration(text)).toBe(ms));
});
