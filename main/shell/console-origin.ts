/** The console's own protocol and host: where its pages come from, and the only origin that has native powers. */
export const CONSOLE_SCHEME = 'app';
export const CONSOLE_ORIGIN = 'app://signalbox';

/** Whether a page or frame is the console itself. */
export function isConsoleUrl(url: string): boolean {
  const parsed = URL.parse(url);
  // URL.origin is "null" for schemes that the standard does not know.
  return parsed !== null && `${parsed.protocol}//${parsed.host}` === CONSOLE_ORIGIN;
}

/** The address of a place in the console; '' is its start. */
export function consoleUrl(hash: string): string {
  return `${CONSOLE_ORIGIN}/index.html${hash}`;
}
