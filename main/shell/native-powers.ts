import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Notification, type WebFrameMain } from 'electron';
import { CONNECTION_CHANNEL, NATIVE_CHANNEL, type HubAccess } from '#shared/native';
import { consoleUrl } from './console-origin.ts';
import { answerNativeCall, isOwnSender, type Sender } from './native-calls.ts';

/** Opens the two channels to pages. `open` shows a place in a new window. */
export function offerNativePowers(access: () => HubAccess, open: (hash: string) => void): void {
  ipcMain.on(CONNECTION_CHANNEL, (event) => {
    event.returnValue = isOwnSender(senderOf(event.senderFrame)) ? access() : null;
  });
  ipcMain.handle(NATIVE_CHANNEL, (event, message: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    return answerNativeCall(message, senderOf(event.senderFrame), {
      'file.save': ({ name, bytes }) => saveFile(window, name, bytes),
      'notice.show': async ({ title, body, hash }) => {
        if (!Notification.isSupported()) return { shown: false };
        const notice = new Notification({ title, body });
        notice.on('click', () => showPlace(window, hash));
        notice.show();
        return { shown: true };
      },
      'badge.set': async ({ count }) => ({ shown: app.setBadgeCount(count) }),
      'window.open': async ({ hash }) => {
        open(hash);
        return { opened: true };
      },
    });
  });
}

/** Brings a window to the front at a place. */
export function showPlace(window: BrowserWindow | null, hash: string | null): void {
  if (window === null || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  if (hash !== null) void window.loadURL(consoleUrl(hash));
}

function senderOf(frame: WebFrameMain | null): Sender {
  return { url: frame?.url ?? null, isMainFrame: frame !== null && frame.parent === null };
}

async function saveFile(
  window: BrowserWindow | null,
  name: string,
  bytes: Uint8Array,
): Promise<{ path: string | null }> {
  const options = { defaultPath: join(app.getPath('documents'), name) };
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  if (canceled || !filePath) return { path: null };
  await writeFile(filePath, bytes);
  return { path: filePath };
}
