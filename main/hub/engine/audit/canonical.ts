import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { LogEvent } from '#engine/kernel';
import { assert } from '#shared/vocabulary';

/**
 * The text of a log row that its hash is taken over: JSON in the one form of RFC 8785 (keys sorted, numbers as
 * ECMAScript writes them), so that it can be computed again from columns and jsonb, by us or by an auditor's own tool.
 */
export function canonicalText(event: LogEvent): string {
  const text = canonicalize({
    seq: event.seq,
    source: event.source,
    epoch: event.epoch,
    id: event.id,
    sequence: event.sequence,
    type: event.type,
    subject: event.subject,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    receivedAt: event.receivedAt,
    correlationId: event.correlationId,
    causationId: event.causationId,
    actor: event.actor,
    reason: event.reason,
    backfill: event.backfill,
    data: event.data,
  });
  assert(text !== undefined, `${event.id} is JSON`);
  return text;
}

/** What a content is called by: SHA-256 over its one form of RFC 8785, hex. */
export function contentHash(content: object): string {
  const text = canonicalize(content);
  assert(text !== undefined, 'the content is JSON');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The next link: SHA-256 over the hash before and the canonical text. The first link has no hash before it. */
export function chainHash(before: Uint8Array, event: LogEvent): Uint8Array {
  return createHash('sha256').update(before).update(canonicalText(event), 'utf8').digest();
}
