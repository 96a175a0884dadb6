import { describe, expect, test } from 'vitest';
import { fromMs, HOUR_MS, toMs } from '#shared/vocabulary';
import type { CommandRow } from './command.collection.ts';
import {
  ANSWER_MACHINE_MS,
  ANSWER_WORLD_MS,
  MAX_ATTEMPTS,
  nextStep,
  nextTryAt,
} from './dispatch.ts';

const NOW_MS = toMs('2026-06-30T15:42:18.000Z');

function command(more: Partial<CommandRow>): CommandRow {
  return {
    id: 'CMD-1-000042',
    type: 'signalbox.wms.stock.reserve.v1',
    target: 'wms/atlanta',
    label: 'Reserve 240 ea at Atlanta',
    correlationId: 'TRF-2026-0648',
    causationId: null,
    actor: 'r.alvarez',
    reason: null,
    data: {},
    status: 'queued',
    queuedAt: fromMs(NOW_MS),
    sentAt: null,
    acceptedAt: null,
    appliedAt: null,
    confirmedAt: null,
    rejectedAt: null,
    endedAt: null,
    rejection: null,
    attempts: 0,
    nextTryAt: null,
    expiresAt: fromMs(NOW_MS + 4 * HOUR_MS),
    ...more,
  };
}

/** Put on the wire so many times, the last at NOW. */
function sent(attempts: number): CommandRow {
  return command({ status: 'sent', attempts, nextTryAt: nextTryAt(attempts, NOW_MS) });
}

describe('a command', () => {
  test('goes out once queued, and not past its expiry', () => {
    expect(nextStep(command({}), NOW_MS, Infinity, true)).toEqual({ do: 'send' });
    const late = NOW_MS + 4 * HOUR_MS;
    expect(nextStep(command({}), late, Infinity, true)).toEqual({ do: 'expire' });
  });

  test('is sent again once the world and this machine have both waited long enough', () => {
    const due = NOW_MS + ANSWER_WORLD_MS;
    expect(nextStep(sent(1), due - 1, ANSWER_MACHINE_MS, true)).toMatchObject({ do: 'wait' });
    expect(nextStep(sent(1), due, ANSWER_MACHINE_MS - 1, true)).toMatchObject({ do: 'wait' });
    expect(nextStep(sent(1), due, ANSWER_MACHINE_MS, true)).toEqual({ do: 'send' });
  });

  test('is given up after its last attempt, or when it has expired on the way', () => {
    const due = toMs(sent(MAX_ATTEMPTS).nextTryAt!);
    expect(nextStep(sent(MAX_ATTEMPTS), due, Infinity, true)).toEqual({ do: 'giveUp' });
    const expired = { ...sent(1), expiresAt: fromMs(NOW_MS + ANSWER_WORLD_MS) };
    expect(nextStep(expired, NOW_MS + ANSWER_WORLD_MS, Infinity, true)).toEqual({ do: 'giveUp' });
  });

  test('that was sent and is tried again too late is given up, and not said to have never left', () => {
    const again = command({ sentAt: fromMs(NOW_MS), attempts: 0 });
    const late = NOW_MS + 4 * HOUR_MS;
    expect(nextStep(again, late, Infinity, true)).toEqual({ do: 'giveUp' });
  });

  test('is never sent twice to a target that would carry it out twice', () => {
    const due = NOW_MS + ANSWER_WORLD_MS;
    expect(nextStep(command({}), NOW_MS, Infinity, false)).toEqual({ do: 'send' });
    expect(nextStep(sent(1), due, ANSWER_MACHINE_MS, false)).toEqual({ do: 'giveUp' });
  });
});
