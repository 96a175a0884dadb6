/**
 * What a page of the console may load, as a Content-Security-Policy: its own files and the sockets of its hub, nothing
 * else of this world. Styles may be inline because the grid writes its theme into style elements; scripts may not.
 *
 * @param sockets origins of the hub, `ws://127.0.0.1:4780`; a hub that is the page's own origin is reached anyway.
 */
export function pagePolicy(sockets: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${sockets.join(' ')}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
