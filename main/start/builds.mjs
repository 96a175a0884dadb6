/** Builds the console (and the desktop shell) when their sources have changed since the last time. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentStamp } from './content-stamp.mjs';
import { OWN_NODE, ownEnvironment } from './house.mjs';
import { beginStep } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { StartFault, sentenceOfOutput } from './start-fault.mjs';

/**
 * @typedef {object} Build
 * @property {string} what `Building the console`
 * @property {string} result The file by which it is known to be there.
 * @property {readonly string[]} sources
 * @property {readonly string[]} command A script of node_modules and its arguments.
 */

/** @type {Build} */
export const CONSOLE_BUILD = {
  what: 'Building the console',
  result: 'dist/console/index.html',
  sources: ['renderer', 'shared', 'resources', 'vite.config.ts', 'package-lock.json'],
  command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
};

const SHELL_SOURCES = ['main/shell', 'main/start', 'preload', 'shared', 'vite.shell.config.ts'];
const shellCommand = (/** @type {string} */ mode) => [
  'node_modules/vite/bin/vite.js',
  'build',
  '--config',
  'vite.shell.config.ts',
  '--mode',
  mode,
  '--logLevel',
  'warn',
];

/** What Electron runs; built only where its binary is. @type {readonly Build[]} */
export const SHELL_BUILDS = [
  {
    what: 'Building the desktop shell',
    result: 'dist/shell/shell.js',
    sources: SHELL_SOURCES,
    command: shellCommand('shell'),
  },
  {
    what: 'Building the bridge to the desktop',
    result: 'dist/preload/preload.cjs',
    sources: SHELL_SOURCES,
    command: shellCommand('preload'),
  },
];

/**
 * Makes a build unless it is there and nothing that it is made from has changed.
 * @param {string} root
 * @param {Build} build
 */
export async function ensureBuilt(root, { what, result, sources, command }) {
  const stampFile = join(root, `${dirname(result)}.stamp`);
  const stamp = contentStamp(root, sources);
  if (existsSync(join(root, result)) && existsSync(stampFile)) {
    if (readFileSync(stampFile, 'utf8') === stamp) return;
  }

  const step = beginStep(what);
  const ended = await runCommand(OWN_NODE, command, {
    cwd: root,
    env: ownEnvironment({ NO_COLOR: '1' }),
  });
  if (!ended.ok || !existsSync(join(root, result))) {
    step.drop();
    throw new StartFault(
      sentenceOfOutput(ended.lines) ?? `${what} failed:\n${ended.lines.slice(-20).join('\n')}`,
    );
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
  step.done();
}
