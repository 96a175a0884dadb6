/**
 * Which Host and Origin a request may carry. A page of any other site can reach a loopback port, and no CORS setting
 * covers WebSocket: the hub itself refuses what does not name it (DNS rebinding sends a foreign Host, a foreign page a
 * foreign Origin).
 */
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Electron's own protocol: the console of the desktop application. */
export const APP_ORIGIN = 'app://signalbox';

export interface Caller {
  host: string | undefined;
  origin: string | undefined;
}

/** Whether a caller names this hub and nobody else; programs without a page send no Origin. */
export function isOwnCaller(caller: Caller, port: number): boolean {
  if (!LOOPBACK.some((name) => caller.host === `${name}:${port}`)) return false;
  if (caller.origin === undefined || caller.origin === APP_ORIGIN) return true;
  return LOOPBACK.some((name) => caller.origin === `http://${name}:${port}`);
}
