import type { LogEvent } from '#engine/kernel';
import type { PolicyName } from '#shared/protocol';
import { POLICY_PUBLISHED, type PolicyPublished } from './own-events.ts';

/** A version as the log has it, published by an operator. */
export function published(
  name: PolicyName,
  version: number,
  content: object,
): LogEvent<PolicyPublished> {
  const at = '2026-06-30T12:00:00.000Z';
  return {
    seq: version,
    source: 'hub',
    epoch: 1,
    id: `hub-1-${version}`,
    sequence: version,
    type: POLICY_PUBLISHED,
    subject: name,
    occurredAt: at,
    recordedAt: at,
    receivedAt: at,
    correlationId: null,
    causationId: null,
    actor: 'm.okafor',
    reason: 'audit',
    backfill: false,
    data: { name, version, content },
  };
}
