import { BrowserWindow, screen, shell, type WebContents } from 'electron';
import { CONSOLE_ORIGIN, consoleUrl } from './console-origin.ts';
import { destinationOf, isPermitted } from './navigation.ts';
import type { WindowMemory } from './window-memory.ts';
import { LEAST_SIZE, openingState } from './window-state.ts';

/** What every window of the console is: isolated, sandboxed, without Node, with the one bridge. */
function securePreferences(preload: string) {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    // A map in a window behind another must not lag when it comes to the front.
    backgroundThrottling: false,
  } as const;
}

/** The dark background of the console's page (renderer/ui/tokens.ts), so that nothing flashes white before its first paint. */
const BACKGROUND = '#14171A';

/** Opens a window of the console at a place. */
export function openConsoleWindow(
  hash: string,
  preload: string,
  memory: WindowMemory,
): BrowserWindow {
  const isFirst = BrowserWindow.getAllWindows().length === 0;
  const state = openingState(
    memory.read(),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...state.bounds,
    // A second window beside the first, not exactly over it.
    ...(isFirst ? {} : { x: state.bounds.x + 40, y: state.bounds.y + 40 }),
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    backgroundColor: BACKGROUND,
    show: false,
    title: 'Signalbox',
    webPreferences: securePreferences(preload),
  });
  if (isFirst && state.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    memory.write({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }),
  );
  void window.loadURL(consoleUrl(hash));
  return window;
}

/** The rules of where pages go, for each page of whatever window. */
export function guardContents(contents: WebContents, open: (hash: string) => void): void {
  const lead = (url: string): boolean => {
    const destination = destinationOf(url);
    if (destination.go === 'browser') void shell.openExternal(destination.url);
    return destination.go === 'here';
  };
  contents.on('will-navigate', (event) => {
    if (!lead(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (destinationOf(event.url).go !== 'here') event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (lead(url)) open(new URL(url).hash);
    return { action: 'deny' };
  });
  const { session } = contents;
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isPermitted(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isPermitted(permission, origin.startsWith(CONSOLE_ORIGIN) ? consoleUrl('') : origin),
  );
  session.setDevicePermissionHandler(() => false);
}
