/** Where things are in this checkout, and which Node everything of ours runs on. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The root of the checkout. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** The Node that everything of ours runs on: npm's package `node`, pinned in package.json. */
export const OWN_NODE =
  process.platform === 'win32'
    ? join(ROOT, 'node_modules', 'node', 'bin', 'node.exe')
    : join(ROOT, 'node_modules', '.bin', 'node');

/** The version that package.json pins, `24.21.0`. */
export function pinnedNodeVersion(root = ROOT) {
  return readPackage(root).devDependencies.node;
}

/** Signalbox's own version. */
export function ownVersion(root = ROOT) {
  return readPackage(root).version;
}

/**
 * The environment in which our tools find Node 24 first, as npm scripts have it.
 * @param {NodeJS.ProcessEnv} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function ownEnvironment(more = {}) {
  const separator = process.platform === 'win32' ? ';' : ':';
  const bin = join(ROOT, 'node_modules', '.bin');
  return { ...process.env, PATH: `${bin}${separator}${process.env['PATH'] ?? ''}`, ...more };
}

/** @param {string} root @returns {{ version: string, devDependencies: { node: string } }} */
function readPackage(root) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}
