/**
 * `npm start`: sets up, starts simulator, hub and console, and stays until it is told to stop. The order of the steps is
 * the order in which they can be refused: what is cheap to check comes before what takes minutes.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { HELP, readArguments } from './arguments.mjs';
import { openInBrowser } from './browser.mjs';
import { CONSOLE_BUILD, ensureBuilt, SHELL_BUILDS } from './builds.mjs';
import { freshConsoleAddress } from './console-address.mjs';
import { defaultDataFolder, openDataFolder } from './data-folder.mjs';
import { findElectron } from './electron.mjs';
import { openElectronWindow } from './electron-window.mjs';
import { ROOT, ownVersion } from './house.mjs';
import { claimFolder } from './instance.mjs';
import { awaitEndOf } from './left-behind.mjs';
import { LogFile } from './log-file.mjs';
import { requireFreePort } from './ports.mjs';
import { Running } from './running.mjs';
import { setUp } from './setup.mjs';
import { startBackend } from './signalbox.mjs';
import { listenForStop } from './stop-request.mjs';
import { surfaceLine, whyNoElectron, whyNothingOpens } from './surface.mjs';

/** @returns {Promise<number>} The exit code. */
export async function main() {
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const options = readArguments(process.argv.slice(2), process.env, from);
  if (options.help) {
    console.log(HELP);
    return 0;
  }

  const stop = listenForStop();
  const running = new Running();
  stop.onSecond(() => {
    running.kill();
    process.exit(1);
  });
  try {
    await Promise.race([start(options, running, stop), stop.asked]);
    await stop.asked;
    console.log('\nStopping …');
  } catch (error) {
    // What was running was told to stop with us; that it ended is no news.
    if (!stop.isAsked()) throw error;
  } finally {
    await running.stop();
  }
  console.log('Signalbox has stopped.');
  // A start that was stopped half-way may still wait for a program; those end with us.
  process.exit(0);
}

/**
 * @param {import('./arguments.mjs').StartOptions} options
 * @param {Running} running
 * @param {import('./stop-request.mjs').StopRequest} stop
 */
async function start(options, running, stop) {
  const dataDir = options.dataDir ?? defaultDataFolder();
  // The token lives as long as this process: a hub that is started again admits the same consoles.
  const token = randomBytes(32).toString('base64url');
  openDataFolder(dataDir, ownVersion());
  const claim = claimFolder(dataDir, token);
  running.add({ stop: () => claim.release() });
  await awaitEndOf(claim.leftBehind);
  await requireFreePort(options.port);

  await setUp();
  const surroundings = {
    open: options.open,
    platform: process.platform,
    environment: process.env,
    root: process.getuid?.() === 0,
  };
  const noElectron = whyNoElectron(surroundings);
  // Fetched beside the other steps: on a fair line it costs no time at all.
  const electron = noElectron === null ? findElectron(ROOT, dataDir) : { missing: noElectron };
  await ensureBuilt(ROOT, CONSOLE_BUILD);
  const say = (/** @type {string} */ line) => console.log(line);
  const { address } = await startBackend(options, { dataDir, token, running, claim, say });

  const found = await electron;
  if ('binary' in found) for (const build of SHELL_BUILDS) await ensureBuilt(ROOT, build);
  const window =
    'binary' in found
      ? await tryWindow(found.binary, { dataDir, token, address, running, stop })
      : found;
  const printed = await freshConsoleAddress(address, token);
  if (window === null) console.log(surfaceLine('electron', null, address));
  else {
    const nothing = whyNothingOpens(surroundings);
    const opened =
      nothing === null && (await openInBrowser(await freshConsoleAddress(address, token)));
    const why = nothing ?? (opened ? window.missing : 'no browser could be opened');
    console.log(surfaceLine(opened ? 'browser' : 'none', why, address));
  }
  console.log(`Data: ${dataDir} · stop with Ctrl-C`);
  console.log(`Signalbox is ready: ${printed}`);
}

/**
 * Opens Electron's window; a window that is closed later ends Signalbox, as closing any desktop application does.
 * @param {string} binary
 * @param {{ dataDir: string, token: string, address: string, running: Running, stop: import('./stop-request.mjs').StopRequest }} context
 * @returns {Promise<null | { missing: string }>} Null when it opened.
 */
async function tryWindow(binary, { dataDir, token, address, running, stop }) {
  const window = openElectronWindow({
    binary,
    root: ROOT,
    environment: {
      SIGNALBOX_ADDRESS: address,
      SIGNALBOX_TOKEN: token,
      SIGNALBOX_DATA_DIR: dataDir,
    },
    log: new LogFile(join(dataDir, 'logs', 'console.log')),
  });
  running.add({ stop: () => window.close(), kill: () => window.kill() });
  try {
    await window.opened;
  } catch (error) {
    return {
      missing: `its window did not open (${error instanceof Error ? error.message : String(error)})`,
    };
  }
  void window.closed.then(() => stop.ask());
  return null;
}
