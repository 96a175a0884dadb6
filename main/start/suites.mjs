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
 * What Vitest's JSON reporter writes, as far as it is read here.
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {readonly { name: string, status: string, message?: string, assertionResults: readonly { status: string, fullName?: string, failureMessages?: readonly string[] }[] }[]} testResults
 */

/**
 * Counts a Vitest JSON report. A file that could not be loaded has no tests and counts as one failure; so does a run that
 * failed although every test passed (an error outside of tests), and one that left no report.
 * @param {Report | null} report Null when Vitest wrote none.
 * @param {boolean} runOk Whether Vitest ended with exit code 0.
 * @returns {Tally}
 */
export function tallyOf(report, runOk) {
  if (report === null) return { passed: 0, failed: runOk ? 0 : 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
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

/** Lines of what a test said that are told again: what was expected and what came, not its stack. */
const TOLD_LINES = 6;

/**
 * What failed, each with the first lines of what it said, to be told once more under the tallies: a suite of two thousand
 * tests prints thousands of lines after its one failure, and a log is read from its end.
 * @param {Report | null} report
 * @param {string} root Paths are told from here.
 * @returns {string[]}
 */
export function failuresOf(report, root) {
  return (report?.testResults ?? []).flatMap(({ name, status, message = '', assertionResults }) => {
    const file = name.startsWith(`${root}/`) ? name.slice(root.length + 1) : name;
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length > 0)
      return failed.map(({ fullName = '', failureMessages = [] }) =>
        told(`${file} > ${fullName}`, failureMessages.join('\n')),
      );
    return status === 'failed' ? [told(file, message)] : [];
  });
}

/** @param {string} what @param {string} said */
function told(what, said) {
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return [what, ...lines.slice(0, TOLD_LINES).map((line) => `    ${line}`)].join('\n');
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
