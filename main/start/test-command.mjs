/**
 * `npm test`: sets everything up, browser included, runs the suites one after another, and ends with one line,
 * `N passed, N failed`. Words after `--` choose suites by name: `npm test -- unit`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { ensureChromium } from './chromium.mjs';
import { installedElectron } from './electron.mjs';
import { OWN_NODE, ROOT, ownEnvironment } from './house.mjs';
import { setUp } from './setup.mjs';
import { StartFault } from './start-fault.mjs';
import { SUITES, failuresOf, lastLine, suiteLine, tallyOf } from './suites.mjs';

/** @returns {Promise<number>} The exit code. */
export async function main() {
  const words = process.argv.slice(2);
  const chosen = SUITES.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  if (chosen.length === 0) throw new StartFault(`No suite is called ${words.join(' or ')}.`);

  await setUp();
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-test-'));
  try {
    const tallies = [];
    for (const suite of chosen) tallies.push(await run(suite, folder));
    console.log('');
    for (const { name, failures } of tallies) {
      for (const failure of failures) console.log(`failed in ${name}: ${failure}`);
    }
    for (const { name, tally, seconds } of tallies) {
      console.log(`${name.padEnd(12)} ${suiteLine(tally)} (${seconds.toFixed(0)} s)`);
    }
    if (chosen.some(({ browser }) => browser)) console.log(inElectron());
    const all = tallies.map(({ tally }) => tally);
    console.log(lastLine(all));
    return all.some(({ failed }) => failed > 0) ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In whose windows the end-to-end suite ran: Electron's where its binary is, else the same console in Chromium. */
function inElectron() {
  return installedElectron(ROOT) === null
    ? 'in Electron  skipped: no Electron binary; the console was looked at in Chromium'
    : 'in Electron  the windows of the end-to-end suite were Electron’s';
}

/** @param {import('./suites.mjs').Suite} suite @param {string} folder */
async function run({ name, folder: needs, args, browser }, folder) {
  const startedMs = performance.now();
  const end = (
    /** @type {import('./suites.mjs').Tally} */ tally,
    /** @type {readonly string[]} */ failures = [],
  ) => ({
    name,
    tally,
    failures,
    seconds: (performance.now() - startedMs) / 1000,
  });
  console.log(`\n── ${name}`);
  if (!existsSync(join(ROOT, needs))) {
    console.log('nothing there yet');
    return end({ passed: 0, failed: 0, skipped: 0 });
  }
  /** @type {NodeJS.ProcessEnv} */
  const environment = {};
  if (browser) {
    const chromium = await ensureChromium();
    if (chromium === null) {
      console.log(
        'No Chromium is installed and none could be had: install one, or name it in SIGNALBOX_CHROMIUM.',
      );
      return end({ passed: 0, failed: 1, skipped: 0 });
    }
    environment['SIGNALBOX_CHROMIUM'] = chromium;
  }
  const reportFile = join(folder, `${name}.json`);
  const ok = await runVitest([...args, ...reporters(reportFile)], environment);
  const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : null;
  return end(tallyOf(report, ok), failuresOf(report, ROOT));
}

/** @param {string} reportFile */
function reporters(reportFile) {
  return [
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ];
}

/** @param {readonly string[]} args @param {NodeJS.ProcessEnv} environment @returns {Promise<boolean>} */
function runVitest(args, environment) {
  return new Promise((resolve) => {
    const child = spawn(OWN_NODE, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
      cwd: ROOT,
      env: ownEnvironment(environment),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
