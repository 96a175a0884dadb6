import { describe, expect, test } from 'vitest';
import type { DecideByOption, ExceptionRow, RunRow } from '#shared/protocol';
import { columnOf } from '#ui';
import { exceptionColumns } from './exception-columns.ts';
import { holidaysText, readHolidays } from './calendar-text.ts';
import { differencesOf } from './differences.ts';
import { atRiskTitle, atRiskTogether, foldedWords, subjectNote } from './exception-words.ts';
import { cheapest, remainingOptions } from './options.ts';
import { possibleCauses } from './possible-causes.ts';
import { QUEUE_VIEWS, slaShare } from './queue-views.ts';
import { remedyOf } from './remedy.ts';
import { snoozeEnds } from './snooze-ends.ts';

const NOW = '2026-06-30T15:42:18.000Z';
const looker = { personId: 'r.alvarez', role: 'controller', nowMs: Date.parse(NOW) };

const SLA: NonNullable<ExceptionRow['sla']> = {
  minutes: 240,
  hours: null,
  countedMs: 0,
  runsFrom: NOW,
  nearingAt: null,
  paused: null,
};

function row(more: Partial<ExceptionRow>): ExceptionRow {
  return {
    key: 'EX-2291',
    type: 'stockoutRisk',
    status: 'open',
    owner: null,
    openedAt: '2026-06-30T11:42:18.000Z',
    slaFrom: null,
    slaDueAt: null,
    sla: null,
    escalatedTo: null,
    decideByAt: null,
    breached: false,
    resolvedAt: null,
    parent: null,
    subjectKind: 'stock',
    subjectKey: '0850000000011/00812345060025',
    asOf: { source: 'wms/atlanta', occurredAt: NOW, receivedAt: NOW, cadenceMs: null },
    togetherMinor: more.atRiskMinor ?? null,
    ...more,
  } as ExceptionRow;
}

const viewsOf = (more: Partial<ExceptionRow>) =>
  QUEUE_VIEWS.filter((view) => view.holds(row(more), looker)).map(({ id }) => id);

test('what a cause puts at risk itself, and with what is folded under it, are both bounds where one is', () => {
  const cause = row({ folded: 2, atRiskMinor: 980_000, togetherMinor: 1_200_000, currency: 'USD' });
  expect(atRiskTitle(cause)).toBe('Itself $9,800; $12,000 with 2 folded under it');
  expect(atRiskTitle({ ...cause, atRiskIsBound: true })).toBe(
    'Itself ≤ $9,800; ≤ $12,000 with 2 folded under it',
  );
});

describe('the views of the queue', () => {
  test('hold an open exception of nobody as open and unassigned', () => {
    expect(viewsOf({})).toEqual(['open', 'unassigned']);
  });
  test('hold what is mine in my queue', () => {
    expect(viewsOf({ owner: 'r.alvarez' })).toEqual(['open', 'mine']);
    expect(viewsOf({ owner: 'm.okafor' })).toEqual(['open']);
  });
  test('call an exception nearing from policy’s share of its time, and breached at its end', () => {
    const clock = (nearingAt: string, slaDueAt: string) =>
      viewsOf({ owner: 'x', slaDueAt, sla: { ...SLA, nearingAt } });
    expect(clock(NOW, '2026-06-30T17:02:18.000Z')).toEqual(['open', 'nearing']);
    expect(clock('2026-06-30T15:42:19.000Z', '2026-06-30T17:02:18.000Z')).toEqual(['open']);
    expect(clock('2026-06-30T12:00:00.000Z', NOW)).toEqual(['open', 'breached']);
  });
  test('hold what the ladder has brought to me, or to my role', () => {
    expect(viewsOf({ owner: 'x', escalatedTo: 'controller' })).toEqual(['open', 'called']);
    expect(viewsOf({ owner: 'x', escalatedTo: 'r.alvarez' })).toEqual(['open', 'called']);
    expect(viewsOf({ owner: 'x', escalatedTo: 'manager' })).toEqual(['open']);
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

describe('the share of an SLA that has gone', () => {
  const share = (more: Partial<NonNullable<ExceptionRow['sla']>>) =>
    slaShare({ sla: { ...SLA, ...more } }, Date.parse(NOW));
  test('is counted in the hours in which its site works', () => {
    const runsFrom = '2026-06-30T09:42:18.000Z';
    expect(share({ runsFrom })).toBe(1.5);
    const hours = {
      zone: 'America/New_York',
      opensAt: '10:42',
      closesAt: '22:00',
      workDays: [2],
      holidays: [],
    };
    // Open since 14:42 UTC: 60 minutes and 18 seconds of 240.
    expect(share({ runsFrom, hours })).toBeCloseTo(0.25, 2);
  });
  test('stands still while the clock is paused', () => {
    expect(share({ runsFrom: null, countedMs: 7_200_000 })).toBe(0.5);
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
  test('of an invoice is to block it, then to go on with its run', () => {
    const mismatch = row({ type: 'invoiceMismatch', subjectKind: 'invoice', subjectKey: 'INV-1' });
    expect(remedyOf(mismatch)).toMatchObject({ verb: 'Block payment', dialog: 'holdInvoice' });
    expect(remedyOf(mismatch, { key: 'INV-1' } as RunRow)).toEqual({
      verb: 'Open run',
      place: '/runs/INV-1',
    });
  });
  test('of a spike is to see the stockouts of its site', () => {
    const spike = row({ type: 'demandSpike', subjectKind: 'region', siteCode: 'ATL' });
    expect(remedyOf(spike).place).toBe('/exceptions?type=stockoutRisk&site=ATL');
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
  const atRisk = columnOf(exceptionColumns('r.alvarez'), 'atRisk');
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

describe('who looks at a row', () => {
  const view = { zone: 'UTC', nowMs: Date.parse(NOW) };
  const note = (lookers: ExceptionRow['lookers']) =>
    columnOf(exceptionColumns('r.alvarez'), 'owner').look?.(
      row({ ...(lookers && { lookers }) }),
      view,
    ).note;
  test('stands beside its owner, but for me', () => {
    const [me, okafor] = [
      { id: 'r.alvarez', name: 'R. Alvarez' },
      { id: 'm.okafor', name: 'M. Okafor' },
    ];
    expect(note([me, okafor])).toBe('+ MO');
    expect(note([me])).toBeUndefined();
    expect(note(undefined)).toBeUndefined();
  });
});

describe('what has changed under an act', () => {
  const view = { zone: 'UTC', nowMs: Date.parse(NOW) };
  const saw = row({ version: 3, state: 'watch', atRiskMinor: 90_000, currency: 'USD', count: 1 });
  test('is shown old beside new, in the order in which it matters', () => {
    const now = { ...saw, version: 5, state: 'critical' as const, ownerName: 'M. Okafor' };
    expect(differencesOf(saw, now, view)).toEqual([
      { label: 'State', saw: 'Watch', now: 'Critical' },
      { label: 'Owner', saw: 'Unassigned', now: 'M. Okafor' },
    ]);
  });
  test('is nothing while the version is the one that was looked at', () => {
    expect(differencesOf(saw, { ...saw, atRiskMinor: 95_000 }, view)).toEqual([]);
  });
});

describe('holidays as people type them', () => {
  test('are a date and a name a line, and go there and back', () => {
    const typed = '2026-07-03 Independence Day, observed\n2026-12-25 Christmas';
    expect(readHolidays(`\n ${typed}\n`)).toEqual([
      { day: '2026-07-03', name: 'Independence Day, observed' },
      { day: '2026-12-25', name: 'Christmas' },
    ]);
    expect(holidaysText(readHolidays(typed)!)).toBe(typed);
    expect(readHolidays('')).toEqual([]);
  });
  test.each(['3 July', '2026-02-30 Nobody', '2026-07-03', '2026-13-01 x'])(
    'are refused as %j',
    (typed) => {
      expect(readHolidays(typed)).toBeNull();
    },
  );
});

describe('the note at the subject', () => {
  test('says how often it was raised, and that it is planned', () => {
    expect(subjectNote(row({ count: 1, planned: null }))).toBeUndefined();
    expect(subjectNote(row({ count: 3, planned: null }))).toBe('×3');
    expect(subjectNote(row({ count: 3, planned: 'WIN-1' }))).toBe('×3, planned');
  });
});

describe('what explains an exception', () => {
  test('is said by its relation, or by the person who put it there', () => {
    expect(foldedWords('CAU-01')).toBe('the late truck brings what is missing (CAU-01)');
    expect(foldedWords('r.alvarez')).toBe('put there by R. Alvarez');
  });
  test('is looked for among what stands open by itself, the same site first, then by money', () => {
    const open = (key: string, more: Partial<ExceptionRow>) =>
      row({ key, subject: 'Breaker', siteCode: 'CMH', site: '2', ...more });
    const own = row({ key: 'EX-1', site: '1' });
    const rows = [
      own,
      open('EX-2', { atRiskMinor: 900 }),
      open('EX-3', { atRiskMinor: 100, site: '1', siteCode: 'ATL' }),
      open('EX-4', { parent: 'EX-2' }),
      open('EX-5', { status: 'resolved' }),
      open('EX-6', { atRiskMinor: 950, subject: 'Fan' }),
    ];
    const found = (text: string) => possibleCauses(own, rows, text).map(({ key }) => key);
    expect(found('')).toEqual(['EX-3', 'EX-6', 'EX-2']);
    expect(found('breaker cmh')).toEqual(['EX-2']);
  });
});
