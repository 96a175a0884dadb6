import { isConsoleUrl } from './console-origin.ts';

/** What happens when a page wants to go somewhere or open a window. */
export type Destination =
  | { go: 'here' }
  /** In the person's own browser. */
  | { go: 'browser'; url: string }
  | { go: 'nowhere' };

/**
 * Where a link leads: the console opens itself, an https address opens in the person's browser, and everything else (file:,
 * javascript:, another program's protocol) opens nowhere, because opening it hands it to the operating system.
 */
export function destinationOf(url: string): Destination {
  if (isConsoleUrl(url)) return { go: 'here' };
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'https:' && parsed.username === '' && parsed.password === '')
    return { go: 'browser', url: parsed.href };
  return { go: 'nowhere' };
}

/** Permissions that the console uses: it copies ids and fills the screen. Notices go through preload. */
const PERMITTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Whether a page gets a permission that it asks for. */
export function isPermitted(permission: string, requestingUrl: string): boolean {
  return isConsoleUrl(requestingUrl) && PERMITTED.has(permission);
}
