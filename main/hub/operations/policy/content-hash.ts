import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { assert } from '#shared/vocabulary';

/** SHA-256, hex, over the one text that JSON has by RFC 8785: equal contents have equal hashes, whoever wrote them. */
export function contentHash(content: unknown): string {
  const text = canonicalize(content);
  assert(text !== undefined, 'a content of policy is JSON');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
