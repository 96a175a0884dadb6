/**
 * Electron's main process: windows, menu, the console's protocol, native powers; and, in the installed application,
 * simulator and hub as its utility processes. Under `npm start` both run already, and their address comes in the
 * environment.
 */
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { app, BrowserWindow, dialog, Menu, shell } from 'electron';
import { claimFolder, defaultDataFolder, LogFile, openDataFolder } from '#start';
import { Backend } from './backend.ts';
import { declareConsoleProtocol, serveConsole } from './console-protocol.ts';
import { guardContents, openConsoleWindow } from './console-window.ts';
import { LINK_SCHEME, placeOfArguments, placeOfLink } from './deep-link.ts';
import { forkUtility } from './fork-utility.ts';
import { menuTemplate } from './menu.ts';
import { offerNativePowers, showPlace } from './native-powers.ts';
import { WindowMemory } from './window-memory.ts';

/** Built to dist/shell/shell.js: the programs and the console stand beside its folder. */
const DIST = resolve(import.meta.dirname, '..');
const PRELOAD = join(DIST, 'preload', 'preload.cjs');
const DEFAULT_SPEED = 60;

const dataDir = process.env['SIGNALBOX_DATA_DIR'] ?? defaultDataFolder();
const token = process.env['SIGNALBOX_TOKEN'] ?? randomBytes(32).toString('base64url');
let hubUrl = process.env['SIGNALBOX_ADDRESS'] ?? null;

declareConsoleProtocol();
app.setPath('userData', join(dataDir, 'shell'));
app.enableSandbox();

if (!app.requestSingleInstanceLock()) app.exit(0);
else void run();

async function run(): Promise<void> {
  const memory = new WindowMemory(dataDir);
  const open = (hash: string): BrowserWindow => openConsoleWindow(hash, PRELOAD, memory);
  const current = (): BrowserWindow | null =>
    BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? null;

  app.on('second-instance', (_event, args) => showPlace(current(), placeOfArguments(args)));
  app.on('open-url', (_event, link) => showPlace(current(), placeOfLink(link)));
  app.on('web-contents-created', (_event, contents) => guardContents(contents, open));
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();

  app.setAsDefaultProtocolClient(LINK_SCHEME);
  if (hubUrl === null) await startOwnBackend();
  serveConsole(join(DIST, 'console'), () => hubUrl ?? '');
  offerNativePowers(() => ({ hubUrl: hubUrl ?? '', token }), open);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(
        {
          newWindow: () => open('#/exceptions'),
          go: (hash) => showPlace(current(), hash),
          openDataFolder: () => void shell.openPath(dataDir),
        },
        process.platform === 'darwin',
      ),
    ),
  );
  const first = open(placeOfArguments(process.argv) ?? '');
  // `npm start` waits for this line.
  first.once('ready-to-show', () => console.log(JSON.stringify({ ready: true })));
}

/** Takes the data folder for this application; what forbids it is said in a sentence. */
function claimDataFolder(): ReturnType<typeof claimFolder> {
  try {
    openDataFolder(dataDir, app.getVersion());
    return claimFolder(dataDir, token);
  } catch (error) {
    dialog.showErrorBox('Signalbox', error instanceof Error ? error.message : String(error));
    return app.exit(1) as never;
  }
}

/** Resolves when the hub listens; a fault before that is shown, and the application ends. */
function startOwnBackend(): Promise<void> {
  const claim = claimDataFolder();
  return new Promise((ready) => {
    const logs = new Map(
      (['simulator', 'hub'] as const).map((name) => [
        name,
        new LogFile(join(dataDir, 'logs', `${name}.log`)),
      ]),
    );
    const backend = new Backend({
      dataDir,
      token,
      speed: DEFAULT_SPEED,
      fork: (program, environment) =>
        forkUtility(
          join(DIST, 'shell', 'utility.js'),
          join(DIST, 'backend', `${program}.js`),
          program,
          environment,
          logs.get(program) as LogFile,
        ),
      onAddress(address) {
        hubUrl = address;
        claim.update({ address });
        ready();
      },
      onFault(sentence) {
        dialog.showErrorBox('Signalbox', sentence);
        if (hubUrl === null) app.exit(1);
      },
      monotonicNow: () => performance.now(),
      chance: () => Math.random(),
      later(ms, act) {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    });
    backend.start();
    let isStopping = false;
    app.on('before-quit', (event) => {
      if (isStopping) return;
      event.preventDefault();
      isStopping = true;
      void backend.stop().then(() => {
        claim.release();
        app.quit();
      });
    });
  });
}
