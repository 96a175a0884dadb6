import { describe, expect, test } from 'vitest';
import { nextTime } from './next-time.ts';
import { stepLine, stepText } from './transfer-words.ts';

describe('a transfer in the list', () => {
  test('says whose approval it waits for, and what else it waits for after its step', () => {
    const waiting = { step: 'awaitingApproval', waitsFor: 'Operations and finance' } as const;
    expect(stepText(waiting)).toBe('Waiting for operations and finance');
    expect(stepLine(waiting)).toBe('Waiting for operations and finance');
    const picking = { step: 'picking', waitsFor: 'Columbus to pick and stage' } as const;
    expect(stepText(picking)).toBe('Picking');
    expect(stepLine(picking)).toBe('Picking: Columbus to pick and stage');
    expect(stepLine({ step: 'closed', waitsFor: '' })).toBe('Closed');
  });

  test('shows until when it must be decided, then when its truck is expected, then nothing', () => {
    const decideByAt = '2026-06-30T18:20:00.000Z';
    const truck = {
      ourP50At: '2026-07-01T10:40:00.000Z',
      plannedArriveAt: '2026-07-01T09:00:00.000Z',
      arrivedAt: null,
    };
    expect(nextTime({ step: 'awaitingApproval', decideByAt }, undefined)).toBe(decideByAt);
    expect(nextTime({ step: 'picking', decideByAt }, undefined)).toBeNull();
    expect(nextTime({ step: 'inTransit', decideByAt }, truck)).toBe(truck.ourP50At);
    expect(nextTime({ step: 'inTransit', decideByAt }, { ...truck, ourP50At: null })).toBe(
      truck.plannedArriveAt,
    );
    expect(nextTime({ step: 'closed', decideByAt }, truck)).toBeNull();
  });
});
