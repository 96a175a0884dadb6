import type { NativeBridge } from '#shared/native';

/** What preload gives to the page in Electron; a browser has none. */
export function nativeBridge(): NativeBridge | null {
  return (globalThis as { signalbox?: NativeBridge }).signalbox ?? null;
}

/**
 * Puts a file where the person wants it: a native dialog in Electron, a download in a browser. Gives where it is, its
 * name in a browser, or null when the person thought better of it.
 */
export async function saveFile(
  name: string,
  bytes: Uint8Array,
  mediaType: string,
): Promise<string | null> {
  const bridge = nativeBridge();
  if (bridge !== null) return (await bridge.saveFile({ name, bytes })).path;
  const url = URL.createObjectURL(
    new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // A download that has begun keeps its own hold of the bytes; a minute is ample for it to begin.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}
