import { describe, expect, test } from 'vitest';
import { commands, type CommandRow } from '#engine/outbox';
import { World } from '#engine/kernel';
import { transfers } from '#operations/transfers';
import { commandEnd } from './command-end.ts';

function expedite(id: string, status: CommandRow['status']): CommandRow {
  return {
    id,
    type: 'signalbox.tms.shipment.expedite.v1',
    target: 'tms',
    label: 'Expedite SHP-1',
    correlationId: 'SHP-1',
    causationId: null,
    actor: 'r.alvarez',
    reason: null,
    data: {},
    status,
    queuedAt: '2026-06-30T15:42:00.000Z',
    sentAt: null,
    acceptedAt: null,
    appliedAt: null,
    confirmedAt: null,
    rejectedAt: null,
    endedAt: null,
    rejection: null,
    attempts: 1,
    nextTryAt: null,
    expiresAt: '2026-07-01T15:42:00.000Z',
  };
}

describe('a command that had no answer', () => {
  test.each([
    ['CMD-1-999999', 'CMD-1-1000000'],
    ['CMD-9-000007', 'CMD-10-000001'],
  ])('%s ends with %s, minted after it', (first, second) => {
    const world = new World([commands, transfers]);
    for (const id of [first, second]) world.put(commands, expedite(id, 'unanswered'));
    expect(commandEnd(world, expedite(first, 'unanswered'), 0)).toBe(`asked anew as ${second}`);
    expect(commandEnd(world, expedite(second, 'unanswered'), 0)).toBeNull();
  });
});
