import { describe, expect, test } from 'vitest';
import type { LogEvent } from '#engine/kernel';
import { foldEvents } from '#kit';
import {
  exceptionPolicy,
  POLICY_PUBLISHED,
  policyName,
  policyRoom,
  transferPolicy,
} from './index.ts';

function published(name: string, version: number, content: object): LogEvent {
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

describe('the policy in force', () => {
  test('is the one that Signalbox comes with, until another is published', () => {
    const world = foldEvents([policyRoom], []);
    expect(policyName(transferPolicy(world))).toBe('TRF-2 v1');
    expect(exceptionPolicy(world).content.stockoutRisk.horizonDays.A).toBe(3);
  });

  test('is the highest version, in whatever order they come, and each policy by itself', () => {
    const [second, third] = [2, 3].map((version) =>
      published('transfers', version, {
        ...transferPolicy(foldEvents([policyRoom], [])).content,
        operationsAboveMinor: version,
      }),
    ) as [LogEvent, LogEvent];
    for (const events of [
      [second, third],
      [third, second],
      [third, third],
    ]) {
      const world = foldEvents([policyRoom], events);
      expect(transferPolicy(world)).toMatchObject({
        version: 3,
        content: { operationsAboveMinor: 3 },
      });
      expect(exceptionPolicy(world).version).toBe(1);
    }
  });
});
