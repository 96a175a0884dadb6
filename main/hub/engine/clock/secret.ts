import { randomBytes } from 'node:crypto';

/** A secret of so many bytes from the operating system, as text that fits into addresses and headers. */
export function systemSecret(byteCount: number): string {
  return randomBytes(byteCount).toString('base64url');
}
