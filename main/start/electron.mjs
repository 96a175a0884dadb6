/** Electron's binary, which no install requires: found, or fetched once by Electron's own installer; and its process. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_NODE } from './house.mjs';
import { runCommand } from './run-command.mjs';

/** Long enough for the hundred megabytes on a fair line; a console in the browser is ready at once. */
const FETCH_MS = 60_000;

/** How the one attempt to fetch this version ended, in the data folder. */
const MEMORY = 'electron.json';

/**
 * The path of the binary, or why there is none, as the end of a sentence.
 * @typedef {{ binary: string } | { missing: string }} ElectronFound
 */

/**
 * Gives the binary, fetching it when this data folder has not seen an attempt for this version yet.
 * @param {string} root
 * @param {string} dataFolder
 * @param {{ fetchMs?: number, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<ElectronFound>}
 */
export async function findElectron(root, dataFolder, options = {}) {
  const folder = join(root, 'node_modules', 'electron');
  const binary = installedBinary(folder);
  if (binary !== null) return { binary };

  const version = readVersion(join(folder, 'package.json'));
  if (version === null) return { missing: 'it is not among the installed packages' };
  const memory = join(dataFolder, MEMORY);
  const before = readMemory(memory);
  if (before?.version === version) {
    return { missing: `its binary could not be fetched before (${before.outcome})` };
  }

  const fetchMs = options.fetchMs ?? FETCH_MS;
  const ended = await runCommand(OWN_NODE, [join(folder, 'install.js')], {
    cwd: folder,
    timeoutMs: fetchMs,
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  const fetched = installedBinary(folder);
  if (fetched !== null) return { binary: fetched };
  const outcome = ended.timedOut
    ? `not within ${fetchMs / 1000} s`
    : (ended.lines.find((line) => /error|cannot|failed/i.test(line))?.trim() ?? 'no reason given');
  try {
    writeFileSync(memory, `${JSON.stringify({ version, outcome })}\n`);
  } catch {
    // What cannot be remembered is tried again: a full disk speaks for itself elsewhere.
  }
  return { missing: `its binary could not be fetched (${outcome})` };
}

/** The binary of the installed package, or null. @param {string} root @returns {string | null} */
export function installedElectron(root) {
  return installedBinary(join(root, 'node_modules', 'electron'));
}

/** As Electron's own installer leaves it. @param {string} folder @returns {string | null} */
function installedBinary(folder) {
  try {
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    const version = readFileSync(join(folder, 'dist', 'version'), 'utf8')
      .replace(/^v/, '')
      .trim();
    const wanted = readVersion(join(folder, 'package.json'));
    return version === wanted && existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/** @param {string} path @returns {string | null} */
function readVersion(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).version;
  } catch {
    return null;
  }
}

/** @param {string} path @returns {{ version: string, outcome: string } | null} */
function readMemory(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
