import { describe, expect, test } from 'vitest';
import type { CommandTrack } from '#shared/protocol';
import { canSendAgain, commandStatus, stepsOf } from './command-status.ts';

const view = { zone: 'America/New_York', nowMs: Date.parse('2026-06-30T15:42:18.000Z') };

function track(change: Partial<CommandTrack>): CommandTrack {
  return {
    id: 'c-1',
    label: 'Reserve 252 ea',
    target: 'WMS Columbus',
    steps: {},
    rejected: null,
    confirmedBy: 'wms.stock.reserved',
    attempts: 0,
    nextTryAt: null,
    expiresAt: '2026-06-30T19:00:00.000Z',
    waits: null,
    overdue: false,
    ...change,
  };
}

describe('a command on the transfer card', () => {
  test('that waits for approval is not queued, and says for whom', () => {
    const status = commandStatus(track({ waits: 'waits for finance' }), view);
    expect(status).toEqual({ text: 'Not queued: waits for finance' });
  });

  test('is done only by the confirming event, not by what the target says it did', () => {
    const applied = { queued: '2026-06-30T15:38:04.000Z', applied: '2026-06-30T15:38:07.000Z' };
    expect(commandStatus(track({ steps: applied }), view).text).toBe(
      'Waits for wms.stock.reserved',
    );
    const confirmed = { ...applied, confirmed: '2026-06-30T15:38:09.000Z' };
    expect(commandStatus(track({ steps: confirmed }), view)).toEqual({
      text: 'Confirmed by wms.stock.reserved',
    });
  });

  test('without an answer says for how long, how often it was tried and when it goes again', () => {
    const overdue = track({
      steps: { queued: '2026-06-30T15:38:00.000Z', sent: '2026-06-30T15:38:10.000Z' },
      overdue: true,
      attempts: 2,
      nextTryAt: '2026-06-30T15:46:00.000Z',
    });
    expect(commandStatus(overdue, view)).toEqual({
      text: 'No answer for 4 min, tried 2 times, next at 11:46',
      state: 'late',
    });
    expect(canSendAgain(overdue)).toBe(true);
  });

  test('that was refused shows the words of the target', () => {
    const refused = track({
      steps: { queued: '2026-06-30T15:38:00.000Z' },
      rejected: { at: '2026-06-30T15:38:05.000Z', code: 'x', reason: 'Allocated to SO-771204' },
      overdue: true,
    });
    expect(commandStatus(refused, view)).toEqual({
      text: '“Allocated to SO-771204”',
      state: 'critical',
    });
  });

  test('has a time under each step that happened and none under the others', () => {
    const steps = stepsOf(track({ steps: { queued: '2026-06-30T15:38:04.000Z' } }));
    expect(steps.map((step) => [step.name, step.at])).toEqual([
      ['Queued', '2026-06-30T15:38:04.000Z'],
      ['Sent', null],
      ['Accepted', null],
      ['Applied', null],
      ['Confirmed', null],
    ]);
  });
});
