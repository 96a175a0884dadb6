import { pagePolicy } from '#shared/protocol';

/**
 * Headers of every answer. A policy cannot name an IPv6 address: a page opened at [::1] reaches its hub as its own
 * origin.
 */
export function safeHeaders(port: number): Record<string, string> {
  const sockets = ['127.0.0.1', 'localhost'].map((host) => `ws://${host}:${port}`);
  return {
    'content-security-policy': pagePolicy(sockets),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
