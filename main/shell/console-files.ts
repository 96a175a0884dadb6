import { join, normalize, sep } from 'node:path';
import { pagePolicy } from '#shared/protocol';
import { isConsoleUrl } from './console-origin.ts';

/**
 * The file of the built console that a request of its own protocol names; null for what is none of its files. The
 * address is decoded once, and what it names lies inside the folder or is refused.
 */
export function consoleFile(url: string, folder: string): string | null {
  if (!isConsoleUrl(url)) return null;
  const path = decodePath(new URL(url).pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  return file.startsWith(`${normalize(folder)}${sep}`) ? file : null;
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/** What a page of the console may load: the hub is another origin here. */
export function consolePolicy(hubUrl: string): string {
  return pagePolicy([`ws://${new URL(hubUrl).host}`]);
}
