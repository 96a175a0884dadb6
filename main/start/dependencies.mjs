/** Installs the packages of package-lock.json, and knows when they are there already. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmMajor, runNpm } from './installed-npm.mjs';
import { beginStep } from './progress.mjs';
import { StartFault, sentenceOfOutput } from './start-fault.mjs';

/** @typedef {{ version?: string, optional?: boolean, link?: boolean, os?: string[], cpu?: string[] }} LockedPackage */
/** @typedef {Record<string, LockedPackage>} LockedPackages */

/** The npm that understands package.json's allowScripts; an older one that fails is replaced by it for this one time. */
const NEW_NPM = 11;
const THROUGH_NEW_NPM = ['exec', '--yes', `--package=npm@${NEW_NPM}`, '--', 'npm'];

/**
 * Makes node_modules what package-lock.json says. Does nothing when it is.
 * @param {string} root
 */
export async function installDependencies(root) {
  const wanted = readLock(join(root, 'package-lock.json'));
  if (wanted === null) {
    throw new StartFault(
      `${join(root, 'package-lock.json')} is missing: clone the repository again.`,
    );
  }
  const present = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (present !== null && firstDifference(wanted, present) === null) return;

  const step = beginStep('Installing dependencies');
  const expected = countForPlatform(wanted, process.platform, process.arch);
  let ended = await npmCi([], root, expected, step);
  if (!ended.ok && explain(ended.lines) === null && (await npmMajor()) < NEW_NPM) {
    step.update(`the npm installed here could not; trying npm ${NEW_NPM}`);
    ended = await npmCi(THROUGH_NEW_NPM, root, expected, step);
  }
  if (!ended.ok) {
    step.drop();
    throw new StartFault(
      explain(ended.lines) ??
        `npm could not install the dependencies. Its last words:\n${lastWords(ended.lines)}`,
    );
  }
  step.done(`${expected} packages`);
}

/**
 * The first package in which node_modules differs from the lock, as `name: is 1.0.0, should be 1.0.1`; null when none.
 * npm writes node_modules/.package-lock.json last, after all install scripts, so an interrupted install has none. What
 * is optional may be absent: it is for another platform.
 * @param {LockedPackages} wanted
 * @param {LockedPackages} present
 * @returns {string | null}
 */
export function firstDifference(wanted, present) {
  for (const [path, { version, optional, link }] of Object.entries(wanted)) {
    if (path === '' || link) continue;
    const there = present[path]?.version;
    if (there === version || (there === undefined && optional)) continue;
    return `${path}: is ${there ?? 'absent'}, should be ${version}`;
  }
  return null;
}

/**
 * How many packages of a lock will be fetched here: all but those for other platforms.
 * @param {LockedPackages} wanted
 * @param {string} platform
 * @param {string} arch
 */
export function countForPlatform(wanted, platform, arch) {
  const fits = (/** @type {string[] | undefined} */ list, /** @type {string} */ here) =>
    list === undefined || list.includes(here);
  return Object.entries(wanted).filter(
    ([path, { os, cpu }]) => path !== '' && fits(os, platform) && fits(cpu, arch),
  ).length;
}

/**
 * The sentence for what a person can mend, from npm's output; null when npm's own words must do.
 * @param {readonly string[]} lines
 * @returns {string | null}
 */
export function explain(lines) {
  const text = lines.join('\n');
  const full = sentenceOfOutput(lines);
  if (full !== null) return full;
  if (
    /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/.test(
      text,
    )
  ) {
    return 'The npm registry cannot be reached, and the dependencies are not installed yet. Check the connection (or npm’s proxy and registry settings) and start again.';
  }
  if (/\b(?:EACCES|EPERM|EROFS)\b/.test(text)) {
    return 'This user may not write node_modules in the checkout. Change its owner, or clone it as this user.';
  }
  return null;
}

/**
 * @param {readonly string[]} through
 * @param {string} root
 * @param {number} expected
 * @param {import('./progress.mjs').Step} step
 */
async function npmCi(through, root, expected, step) {
  let fetched = 0;
  // Dev packages too, whatever NODE_ENV says: Vite builds the console and Node 24 is one of them.
  const flags = ['--include=dev', '--include=optional', '--loglevel=http', '--no-progress'];
  return await runNpm([...through, 'ci', ...flags], {
    cwd: root,
    env: { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
    onLine: (line) => {
      if (!/^npm http .*\.tgz/.test(line)) return;
      fetched += 1;
      step.update(`${Math.min(fetched, expected)} of ${expected} packages`);
    },
  });
}

/** @param {string} path @returns {LockedPackages | null} */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** @param {readonly string[]} lines */
function lastWords(lines) {
  return lines
    .filter((line) => /^npm (?:error|ERR!)/.test(line))
    .slice(-12)
    .join('\n');
}
