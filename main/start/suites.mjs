/** The suites of `npm test`, and how their results are counted. Pure but for the list's paths. */

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} folder It is run when this exists.
 * @property {readonly string[]} args For Vitest.
 * @property {boolean} browser Whether it needs Chromium.
 */

/** Cheapest first: a mistake in a rule is told before the browser is started. @type {readonly Suite[]} */
export const SUITES = [
  { name: 'unit', folder: 'shared', args: ['--project', 'unit'], browser: false },
  {
    name: 'integration',
    folder: 'test/integration',
    args: ['--project', 'integration'],
    browser: false,
  },
  { name: 'faults', folder: 'test/faults', args: ['--project', 'faults'], browser: false },
  {
    name: 'end-to-end',
    folder: 'test/e2e/vitest.config.ts',
    args: ['--config', 'test/e2e/vitest.config.ts'],
    browser: true,
  },
];

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * Counts a Vitest JSON report. A file that could not be loaded has no tests and counts as one failure; so does a run that
 * failed although every test passed (an error outside of tests), and one that left no report.
 * @param {unknown} report As Vitest's JSON reporter wrote it; null when it wrote none.
 * @param {boolean} runOk Whether Vitest ended with exit code 0.
 * @returns {Tally}
 */
export function tallyOf(report, runOk) {
  if (report === null) return { passed: 0, failed: runOk ? 0 : 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} */ (
      report
    );
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = numFailedTests + brokenFiles;
  return {
    passed: numPassedTests,
    failed: failed === 0 && !runOk ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}

/**
 * The last line of `npm test`, which others read: `N passed, N failed`, nothing else.
 * @param {readonly Tally[]} tallies
 */
export function lastLine(tallies) {
  const sum = (/** @type {keyof Tally} */ key) => tallies.reduce((all, each) => all + each[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}

/** What a suite came to, with what it skipped. @param {Tally} tally */
export function suiteLine(tally) {
  const line = lastLine([tally]);
  return tally.skipped === 0 ? line : `${line}, ${tally.skipped} skipped`;
}
