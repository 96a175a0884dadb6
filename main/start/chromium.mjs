/** A Chromium for the end-to-end suite: an installed one, else Playwright's, else Debian's package. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { OWN_NODE, ROOT, ownEnvironment } from './house.mjs';
import { beginStep } from './progress.mjs';
import { runCommand } from './run-command.mjs';

/** Names on the path, Debian's first: Ubuntu's `chromium-browser` is a note that asks for a snap. */
const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where a net is slow, Debian's package is the better bet than a download that crawls. */
const DOWNLOAD_MS = 180_000;

/**
 * The path of a Chromium that starts, installed if need be; null when none can be had.
 * @returns {Promise<string | null>}
 */
export async function ensureChromium() {
  return (
    (await firstThatStarts(installed())) ??
    (await firstThatStarts([await playwrightsPath()])) ??
    (await fromPlaywright()) ??
    (await fromDebian())
  );
}

function installed() {
  const named = process.env['SIGNALBOX_CHROMIUM'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...(named === undefined ? [] : [named]), ...onPath, ...ELSEWHERE].filter(existsSync);
}

/** @param {readonly (string | null)[]} paths @returns {Promise<string | null>} */
async function firstThatStarts(paths) {
  for (const path of paths) {
    if (path === null || !existsSync(path)) continue;
    const { ok, lines } = await runCommand(path, ['--version'], { timeoutMs: 20_000 });
    if (ok && /chrom/i.test(lines.join(' '))) return path;
  }
  return null;
}

/** Where Playwright keeps its own. @returns {Promise<string | null>} */
async function playwrightsPath() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath() || null;
}

async function fromPlaywright() {
  const step = beginStep('Fetching Chromium (Playwright’s)');
  const cli = join(ROOT, 'node_modules/playwright-core/cli.js');
  await runCommand(OWN_NODE, [cli, 'install', 'chromium'], {
    env: ownEnvironment(),
    timeoutMs: DOWNLOAD_MS,
    onLine: (line) => step.update(line.slice(0, 60)),
  });
  const path = await firstThatStarts([await playwrightsPath()]);
  if (path === null) step.done('could not be had');
  else step.done();
  return path;
}

async function fromDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return null;
  }
  const step = beginStep('Installing Chromium (Debian’s package)');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const onLine = (/** @type {string} */ line) => step.update(line.slice(0, 60));
  await runCommand('apt-get', ['update'], { env, onLine });
  const install = ['install', '--yes', '--no-install-recommends', 'chromium'];
  await runCommand('apt-get', install, { env, onLine });
  const path = await firstThatStarts(installed());
  if (path === null) step.done('could not be had');
  else step.done();
  return path;
}
