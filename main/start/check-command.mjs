/**
 * `npm run check`: everything a reviewer would ask for. Types in each environment, lint with the rooms and purity rules,
 * what lint cannot see of the rooms, format, unused code; then a table of what passed. Words after `--` choose the checks
 * whose names contain one of them: `npm run check -- lint hub`.
 */
import { availableParallelism } from 'node:os';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_NODE, ROOT, ownEnvironment } from './house.mjs';
import { inLanes } from './lanes.mjs';
import { runCommand } from './run-command.mjs';
import { setUp } from './setup.mjs';
import { StartFault } from './start-fault.mjs';

/** Each environment has its own compiler options: `document` in the hub is an error, not a review comment. */
const ENVIRONMENTS = [
  'shared',
  'main/hub',
  'main/simulator',
  'main/cli',
  'main/start',
  'main/shell',
  'preload',
  'renderer',
  'resources',
  'test',
];

/** @typedef {{ name: string, script: string, args: string[] }} Check */

/** @type {Check[]} */
const CHECKS = [
  { name: 'lint', script: 'oxlint/bin/oxlint', args: [] },
  ...ENVIRONMENTS.filter((folder) => existsSync(join(ROOT, folder, 'tsconfig.json'))).map(
    (folder) => ({ name: `types ${folder}`, script: 'typescript/bin/tsc', args: ['-p', folder] }),
  ),
  { name: 'unused code', script: 'knip/bin/knip.js', args: ['--no-progress'] },
  { name: 'format', script: 'oxfmt/bin/oxfmt', args: ['--check'] },
  { name: 'rooms', script: '../main/start/rules/check-rooms.mjs', args: [] },
];

/** A folder whose code is still to come is no failure. */
const NOTHING_THERE = /TS18003/;

/** @returns {Promise<number>} The exit code. */
export async function main() {
  await setUp();
  const words = process.argv.slice(2);
  const chosen = CHECKS.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  if (chosen.length === 0) throw new StartFault(`No check is called ${words.join(' or ')}.`);

  const rows = await inLanes(chosen, availableParallelism(), judge);
  for (const row of rows.filter((each) => each.verdict === 'FAILED')) {
    console.log(`\n── ${row.name}\n${row.output}`);
  }
  console.log('');
  const width = Math.max(...rows.map((row) => row.name.length));
  for (const { name, verdict, seconds } of rows) {
    console.log(
      `${name.padEnd(width)}  ${verdict.padEnd(11)}  ${seconds.toFixed(1).padStart(5)} s`,
    );
  }
  const failed = rows.filter((row) => row.verdict === 'FAILED').length;
  console.log(
    failed === 0 ? '\nAll checks passed.' : `\n${failed} of ${rows.length} checks failed.`,
  );
  return failed === 0 ? 0 : 1;
}

/** @param {Check} check */
async function judge({ name, script, args }) {
  const startedMs = performance.now();
  const ended = await runCommand(OWN_NODE, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    env: ownEnvironment({ NO_COLOR: '1' }),
  });
  const output = ended.lines.join('\n');
  const verdict = ended.ok ? 'passed' : NOTHING_THERE.test(output) ? 'nothing yet' : 'FAILED';
  return { name, verdict, output, seconds: (performance.now() - startedMs) / 1000 };
}
