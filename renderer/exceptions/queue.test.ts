import { describe, expect, test } from 'vitest';
import type { DecideByOption, ExceptionRow } from '#shared/protocol';
import { columnOf } from '#ui';
import { EXCEPTION_COLUMNS } from './exception-columns.ts';
import { atRiskTogether } from './exception-words.ts';
import { cheapest, remainingOptions } from './options.ts';
import { QUEUE_VIEWS } from './queue-views.ts';
import { remedyOf } from './remedy.ts';
import { snoozeEnds } from './snooze-ends.ts';

const NOW = '2026-06-30T15:42:18.000Z';
const looker = { personId: 'r.alvarez', nowMs: Date.parse(NOW) };

function row(more: Partial<ExceptionRow>): ExceptionRow {
  return {
    key: 'EX-2291',
    type: 'stockoutRisk',
    status: 'open',
    owner: null,
    openedAt: '2026-06-30T11:42:18.000Z',
    slaFrom: null,
    slaDueAt: null,
    decideByAt: null,
    breached: false,
    resolvedAt: null,
    parent: null,
    subjectKind: 'stock',
    subjectKey: '0850000000011/00812345060025',
    asOf: { source: 'wms/atlanta', occurredAt: NOW, receivedAt: NOW, cadenceMs: null },
    ...more,
  } as ExceptionRow;
}

const viewsOf = (more: Partial<ExceptionRow>) =>
  QUEUE_VIEWS.filter((view) => view.holds(row(more), looker)).map(({ id }) => id);

describe('the views of the queue', () => {
  test('hold an open exception of nobody as open and unassigned', () => {
    expect(viewsOf({})).toEqual(['open', 'unassigned']);
  });
  test('hold what is mine in my queue', () => {
    expect(viewsOf({ owner: 'r.alvarez' })).toEqual(['open', 'mine']);
    expect(viewsOf({ owner: 'm.okafor' })).toEqual(['open']);
  });
  test('call an exception nearing from three quarters of its time, and breached at its end', () => {
    expect(viewsOf({ owner: 'x', slaDueAt: '2026-06-30T17:02:18.000Z' })).toEqual([
      'open',
      'nearing',
    ]);
    expect(viewsOf({ owner: 'x', slaDueAt: NOW })).toEqual(['open', 'breached']);
  });
  test('hold what must be decided within two hours of world time, and what should have been', () => {
    expect(viewsOf({ owner: 'x', decideByAt: '2026-06-30T17:42:18.000Z' })).toContain('soon');
    expect(viewsOf({ owner: 'x', decideByAt: '2026-06-30T17:42:19.000Z' })).not.toContain('soon');
    expect(viewsOf({ owner: 'x', decideByAt: '2026-06-30T12:00:00.000Z' })).toContain('soon');
  });
  test('take what is snoozed or resolved out of all that is open', () => {
    expect(viewsOf({ status: 'shelved' })).toEqual(['shelved']);
    expect(viewsOf({ status: 'resolved', resolvedAt: NOW })).toEqual(['resolved']);
  });
});

describe('what was resolved', () => {
  test('is shown for a day from then, however long ago its stock last changed', () => {
    const told = { ...row({}).asOf, occurredAt: '2026-06-20T00:00:00.000Z' };
    const resolved = (resolvedAt: string) =>
      viewsOf({ status: 'resolved', resolvedAt, asOf: told });
    expect(resolved('2026-06-29T15:42:19.000Z')).toEqual(['resolved']);
    expect(resolved('2026-06-29T15:42:18.000Z')).toEqual([]);
  });
});

describe('the first remedy', () => {
  test('of a stockout is its transfer, filled in from the exception', () => {
    expect(remedyOf(row({}))).toEqual({
      verb: 'Review transfer',
      place: '/transfers/new?exception=EX-2291',
    });
  });
  test('of an unknown name is to match it here', () => {
    expect(remedyOf(row({ type: 'masterDataConflict', subjectKind: 'masterData' }))).toEqual({
      verb: 'Match',
      place: null,
      dialog: 'match',
    });
  });
  test('of a command without an answer is to send it again from here', () => {
    expect(remedyOf(row({ type: 'commandUnanswered', subjectKind: 'command' }))).toEqual({
      verb: 'Send again',
      place: null,
      dialog: 'sendAgain',
    });
  });
});

describe('the options of an exception', () => {
  const option = (label: string, more: Partial<DecideByOption>): DecideByOption => ({
    label,
    until: null,
    costMinor: 0,
    currency: 'USD',
    servicePercent: 100,
    lossLeftMinor: 0,
    impossible: null,
    ...more,
  });
  const options = [
    option('do nothing', { lossLeftMinor: 18_430_000 }),
    option('ground', {
      until: '2026-06-30T18:20:00.000Z',
      costMinor: 61_200,
      lossLeftMinor: 184_000,
    }),
    option('team drive', { until: '2026-07-01T22:00:00.000Z', costMinor: 294_000 }),
    option('split', { impossible: 'Dallas stock is stale' }),
  ];
  test('remain by their end, grey while nothing is lost and critical at the last', () => {
    expect(remainingOptions(options).map(({ what, cost, state }) => [what, cost, state])).toEqual([
      ['ground', '$612', 'ok'],
      ['team drive', '$2,940', 'late'],
      ['do nothing', '$184,300 lost', 'critical'],
    ]);
  });
  test('have a best one by cost and loss together, never an impossible one', () => {
    expect(cheapest(options)?.label).toBe('ground');
    expect(cheapest([options[3]!])).toBeNull();
  });
});

describe('the ends of a snooze', () => {
  test('are whole minutes of world time', () => {
    expect(snoozeEnds({ zone: 'UTC', nowMs: looker.nowMs })[1]).toEqual({
      label: '1 h',
      until: '2026-06-30T16:43:00.000Z',
    });
  });
});

describe('money at risk that nobody knows', () => {
  const unknown = row({ type: 'commandUnanswered', atRiskMinor: null, currency: 'USD' });
  const atRisk = columnOf(EXCEPTION_COLUMNS, 'atRisk');
  const view = { zone: 'UTC', nowMs: Date.parse(NOW) };

  test('is a dash that says why, an empty cell in files, and sorts as nothing', () => {
    expect(atRisk.text(unknown, view)).toBe('–');
    expect(atRisk.look?.(unknown, view).title).toContain('serves no transfer');
    expect(atRisk.value?.(unknown, view)).toBeNull();
    expect(atRisk.sortKey?.(unknown) ?? null).toBeNull();
  });

  test('is counted beside what is known, and a child’s money is in its cause’s', () => {
    const known = row({ atRiskMinor: 18_430_000, currency: 'USD' });
    const child = row({ atRiskMinor: 100, parent: 'EX-1' });
    expect(atRiskTogether([known, child])).toBe('$184,300');
    expect(atRiskTogether([known, child, unknown])).toBe('$184,300, 1 unknown');
  });
});
