import { describe, expect, test } from 'vitest';
import { failuresOf, lastLine, suiteLine, tallyOf } from './suites.mjs';

const report = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ name: 'a', status: 'passed', assertionResults: [{ status: 'passed' }] }],
};

describe('the count of a suite', () => {
  test('is what Vitest reports', () => {
    expect(tallyOf({ ...report, numFailedTests: 2, numPendingTests: 1 }, false)).toEqual({
      passed: 5,
      failed: 2,
      skipped: 1,
    });
  });

  test('holds a file that could not be loaded as one failure', () => {
    const broken = { name: 'a', status: 'failed', assertionResults: [] };
    expect(tallyOf({ ...report, testResults: [broken] }, false).failed).toBe(1);
  });

  test('holds a run that failed outside of its tests as one failure', () => {
    expect(tallyOf(report, false).failed).toBe(1);
  });

  test('holds a run that left no report as one failure, unless there was nothing to run', () => {
    expect(tallyOf(null, false).failed).toBe(1);
    expect(tallyOf(null, true).failed).toBe(0);
  });
});

describe('what failed', () => {
  test('is told by file and test, with what it said but not its stack', () => {
    const failed = {
      name: '/house/test/a.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'a stock is counted' },
        {
          status: 'failed',
          fullName: 'a stock is moved',
          failureMessages: ['AssertionError: expected 2 to be 3\n    at a.test.ts:3:1'],
        },
      ],
    };
    expect(failuresOf({ ...report, testResults: [failed] }, '/house')).toEqual([
      'test/a.test.ts > a stock is moved\n    AssertionError: expected 2 to be 3',
    ]);
  });

  test('is a file that could not be loaded as well', () => {
    const broken = {
      name: '/house/b.test.ts',
      status: 'failed',
      message: 'Cannot find module',
      assertionResults: [],
    };
    expect(failuresOf({ ...report, testResults: [broken] }, '/house')).toEqual([
      'b.test.ts\n    Cannot find module',
    ]);
  });

  test('is nothing when all passed, or no report was left', () => {
    expect(failuresOf(report, '/house')).toEqual([]);
    expect(failuresOf(null, '/house')).toEqual([]);
  });
});

describe('the last line of npm test', () => {
  test('adds the suites, and names skipped tests only when there are any', () => {
    const one = { passed: 3, failed: 1, skipped: 0 };
    expect(lastLine([one, { passed: 4, failed: 0, skipped: 0 }])).toBe('7 passed, 1 failed');
    const skipping = { passed: 4, failed: 0, skipped: 2 };
    expect(lastLine([one, skipping])).toBe('7 passed, 1 failed');
    expect(suiteLine(skipping)).toBe('4 passed, 0 failed, 2 skipped');
  });
});
