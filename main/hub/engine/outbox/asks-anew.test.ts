import { expect, test } from 'vitest';
import { World, type DecisionContext, type LogEvent } from '#engine/kernel';
import { expediteShipment } from '#shared/contracts';
import { fromMs, HOUR_MS, toMs } from '#shared/vocabulary';
import { asksAnew } from './asks-anew.ts';
import { commands, type CommandRow } from './command.collection.ts';
import { COMMAND_WANTED_ANEW, type CommandRetried } from './own-events.ts';

const NOW = '2026-06-30T15:42:18.000Z';

function command(id: string, more: Partial<CommandRow> = {}): CommandRow {
  return {
    id,
    type: expediteShipment.type,
    target: 'tms',
    label: 'Expedite S-1',
    correlationId: 'S-1',
    causationId: null,
    actor: 'r.alvarez',
    reason: null,
    data: { shipmentId: 'S-1', reason: 'waited for' },
    status: 'rejected',
    queuedAt: NOW,
    sentAt: NOW,
    acceptedAt: null,
    appliedAt: null,
    confirmedAt: null,
    rejectedAt: null,
    endedAt: null,
    rejection: null,
    attempts: 1,
    nextTryAt: null,
    expiresAt: fromMs(toMs(NOW) + HOUR_MS),
    ...more,
  };
}

/** How many commands follow when a person wants the first of some anew. */
function wanted(first: CommandRow, ...others: CommandRow[]): number {
  const world = new World([commands]);
  for (const one of [first, ...others]) world.put(commands, one);
  const event = { type: COMMAND_WANTED_ANEW, data: { id: first.id } } as LogEvent<CommandRetried>;
  const context: DecisionContext = {
    now: NOW,
    nowMs: toMs(NOW),
    actor: { id: 'r.alvarez', name: 'R. Alvarez', role: 'controller' },
    reason: null,
    backfill: false,
    mint: () => 'CMD-1-000009',
  };
  return asksAnew(expediteShipment)(world, event, context)?.events.length ?? 0;
}

const FIRST = command('CMD-1-000001');

test('what was refused is asked once more, and not beside another like it that is under way', () => {
  expect(wanted(FIRST)).toBe(1);
  expect(wanted(FIRST, command('CMD-1-000002', { status: 'sent' }))).toBe(0);
});

test('what is under way for another system, or for something else, is not like it', () => {
  expect(wanted(FIRST, command('CMD-1-000002', { status: 'sent', target: 'tms/west' }))).toBe(1);
  const other = { shipmentId: 'S-1', reason: 'the plant stands' };
  expect(wanted(FIRST, command('CMD-1-000002', { status: 'sent', data: other }))).toBe(1);
});

test('what was asked anew already and done is not asked a second time; what failed again is', () => {
  const again = (status: CommandRow['status']) =>
    command('CMD-1-000002', { status, causationId: FIRST.id });
  expect(wanted(FIRST, again('confirmed'))).toBe(0);
  expect(wanted(FIRST, again('unanswered'))).toBe(0);
  expect(wanted(FIRST, again('rejected'))).toBe(1);
});
