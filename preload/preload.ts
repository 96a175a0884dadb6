/**
 * The bridge: a small typed API of native powers, and nothing else. Runs sandboxed beside the page; the page sees the
 * functions below and no Electron. Every call is checked again in the shell, by schema and by sender.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type {
  CONNECTION_CHANNEL,
  HubAccess,
  NATIVE_CHANNEL,
  NativeAnswers,
  NativeBridge,
  NativeCallName,
  NativeInput,
} from '#shared/native';

// The channels' names stand here as literals of the contract's types: importing their values would bring the schemas,
// which a sandboxed preload has no use for.
const NATIVE: typeof NATIVE_CHANNEL = 'signalbox:native';
const CONNECTION: typeof CONNECTION_CHANNEL = 'signalbox:connection';

function call<Name extends NativeCallName>(
  name: Name,
  input: NativeInput<Name>,
): Promise<NativeAnswers[Name]> {
  return ipcRenderer.invoke(NATIVE, { name, input });
}

// Synchronous, once: the page connects before its first frame, and an argument of the process would show the token to
// whoever lists processes.
const access = ipcRenderer.sendSync(CONNECTION) as HubAccess | null;

if (access !== null) {
  const bridge: NativeBridge = {
    ...access,
    saveFile: (input) => call('file.save', input),
    showNotice: (input) => call('notice.show', input),
    setBadge: (input) => call('badge.set', input),
    openWindow: (input) => call('window.open', input),
  };
  contextBridge.exposeInMainWorld('signalbox', bridge);
}
