/**
 * What a page of the console may load: its own files and its own hub, nothing else of this world. Styles may be inline
 * because the grid writes its theme into style elements; scripts may not. A policy cannot name an IPv6 address: a page
 * opened at [::1] reaches its hub by 'self'.
 */
export function contentPolicy(port: number): string {
  const sockets = ['127.0.0.1', 'localhost'].map((host) => `ws://${host}:${port}`);
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

/** Headers of every answer. */
export function safeHeaders(port: number): Record<string, string> {
  return {
    'content-security-policy': contentPolicy(port),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
