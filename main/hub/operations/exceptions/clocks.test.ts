import { describe, expect, test } from 'vitest';
import { POLICY_PUBLISHED, exceptionPolicy } from '#operations/policy';
import { ATL, Rehearsal, smallNetwork } from '#kit';
import { HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { exceptionsView } from './exception.view.ts';
import { about, see, SEEING_ROOMS, verbs } from './exceptions.fixture.ts';
import { TRANSFER_OVER, TRANSFER_REQUESTED } from './transfer-asked.ts';
import { countedMs } from './sla-clock.ts';

const KEY = 'stock/a';

/** Atlanta works Monday to Friday, 06:00 to 22:00 (EDT is UTC−4); a stockout there has four hours. */
function atAtlanta(at: string): Rehearsal {
  const hub = new Rehearsal(SEEING_ROOMS, at);
  hub.hearTold(...smallNetwork());
  see(hub, KEY, 900, { site: ATL });
  return hub;
}

function act(hub: Rehearsal, name: string, more: object = {}) {
  const { key, version } = about(hub, KEY);
  const reason = (more as { reason?: string }).reason ?? null;
  const input = { exception: key, seen: version, ...more };
  return hub.act(`exception.${name}`, input, undefined, reason);
}

function publish(hub: Rehearsal, change: object): void {
  const { version, content } = exceptionPolicy(hub.world);
  const data = { name: 'exceptions', version: version + 1, content: { ...content, ...change } };
  hub.say({ type: POLICY_PUBLISHED, subject: 'exceptions', data });
}

const setCalendar = (hub: Rehearsal, change: object) =>
  hub.act(
    'calendar.set',
    {
      site: ATL,
      opensAt: '06:00',
      closesAt: '22:00',
      workDays: [1, 2, 3, 4, 5],
      holidays: [{ day: '2026-07-03', name: 'Independence Day, observed' }],
      ...change,
    },
    { id: 'm.okafor', role: 'operations' },
    'union agreement',
  );

describe('the clock of an exception', () => {
  test('counts the working hours of its site, where policy says so', () => {
    // Thursday, 20:00 at Atlanta: two hours are left of the day.
    const hub = atAtlanta('2026-07-02T00:00:00.000Z');
    expect(about(hub, KEY)).toMatchObject({
      slaDueAt: '2026-07-02T12:00:00.000Z',
      sla: { minutes: 240, hoursFrom: 'erp', nearingAt: '2026-07-02T11:00:00.000Z' },
    });
    hub.wait(6 * HOUR_MS);
    expect(countedMs(about(hub, KEY).sla!, Date.parse(hub.now))).toBe(2 * HOUR_MS);
    expect(about(hub, KEY).breached).toBe(false);
    expect(verbs(hub.wait(6 * HOUR_MS))).toContain('breached');
  });

  test('counts round the clock where policy does not, and where there is no site', () => {
    const hub = new Rehearsal(SEEING_ROOMS, '2026-07-02T00:00:00.000Z');
    hub.hearTold(...smallNetwork());
    see(hub, KEY, 900);
    see(hub, 'truck/1', 900, { site: ATL });
    for (const key of [KEY, 'truck/1'])
      expect(about(hub, key)).toMatchObject({
        slaDueAt: '2026-07-02T04:00:00.000Z',
        sla: { hours: null },
      });
  });

  test('keeps what it has counted when a person sets other hours, and goes on by them', () => {
    const hub = atAtlanta('2026-07-03T00:00:00.000Z');
    hub.wait(HOUR_MS);
    expect(setCalendar(hub, {}).ok).toBe(true);
    // Friday is a holiday now: one hour tonight, and the two that are left on Monday morning.
    expect(about(hub, KEY)).toMatchObject({
      slaDueAt: '2026-07-06T12:00:00.000Z',
      sla: { hoursFrom: 'hub', countedMs: HOUR_MS },
    });
    expect(verbs(hub.wait(48 * HOUR_MS))).not.toContain('breached');
    expect(verbs(hub.wait(35 * HOUR_MS))).toContain('breached');
  });

  test.each([
    ['of a site that nobody knows', { site: '0850000000998' }, 'site.unknown'],
    ['without any hour', { closesAt: '06:00' }, 'calendar.noHours'],
    [
      'that opens when its day is over',
      { opensAt: '24:00', closesAt: '00:00' },
      'calendar.noHours',
    ],
  ])('takes no calendar %s', (_, change, code) => {
    const hub = atAtlanta('2026-07-01T12:00:00.000Z');
    expect(setCalendar(hub, change)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('ends where a site that works one day a week is closed on all of them for as long as can be set', () => {
    const hub = atAtlanta('2026-07-02T00:00:00.000Z');
    const monday = Date.parse('2026-07-06T00:00:00.000Z');
    const holidays = Array.from({ length: 60 }, (_, week) => ({
      day: new Date(monday + week * 7 * 24 * HOUR_MS).toISOString().slice(0, 10),
      name: 'rebuilt',
    }));
    expect(setCalendar(hub, { workDays: [1], holidays }).ok).toBe(true);
    expect(about(hub, KEY).slaDueAt).toBe('2027-08-30T14:00:00.000Z');
  });

  test('stands while something declared is waited for, and goes on with what was left', () => {
    const hub = atAtlanta('2026-06-30T12:00:00.000Z');
    hub.wait(HOUR_MS);
    const until = '2026-06-30T17:00:00.000Z';
    expect(act(hub, 'pauseClock', { until, reason: 'waits for the customer' }).ok).toBe(true);
    expect(about(hub, KEY)).toMatchObject({ slaDueAt: null, sla: { countedMs: HOUR_MS } });
    expect(verbs(hub.wait(4 * HOUR_MS))).toEqual(['clockResumed']);
    expect(about(hub, KEY).slaDueAt).toBe('2026-06-30T20:00:00.000Z');
    expect(about(hub, KEY).sla?.pauses).toEqual([
      {
        kind: 'person',
        ref: 'EX-1',
        by: 'r.alvarez',
        why: 'waits for the customer',
        from: '2026-06-30T13:00:00.000Z',
        until,
        endedAt: until,
      },
    ]);
  });

  test('is paused once, not for ever, and let go before its time', () => {
    const hub = atAtlanta('2026-06-30T12:00:00.000Z');
    const pause = (until: string) => act(hub, 'pauseClock', { until, reason: 'customer' });
    expect(pause('2026-06-30T11:00:00.000Z')).toMatchObject({
      refusal: { code: 'exception.pausePast' },
    });
    expect(pause('2026-07-09T12:00:00.000Z')).toMatchObject({
      refusal: { code: 'exception.pauseTooLong' },
    });
    expect(act(hub, 'resumeClock', { reason: 'x' })).toMatchObject({
      refusal: { code: 'exception.clockRuns' },
    });
    expect(pause('2026-07-02T12:00:00.000Z').ok).toBe(true);
    expect(pause('2026-07-02T13:00:00.000Z')).toMatchObject({
      refusal: { code: 'exception.clockPaused' },
    });
    hub.wait(30 * MINUTE_MS);
    expect(act(hub, 'resumeClock', { reason: 'they answered' }).ok).toBe(true);
    expect(about(hub, KEY).slaDueAt).toBe('2026-06-30T16:30:00.000Z');
    expect(verbs(hub.wait(4 * HOUR_MS))).toEqual(['steppedUp', 'breached', 'steppedUp']);
  });

  test('is none under a cause, and cannot be paused there', () => {
    const hub = atAtlanta('2026-06-30T12:00:00.000Z');
    see(hub, 'truck/1', 900);
    see(hub, KEY, 900, { site: ATL, because: 'truck/1' });
    expect(exceptionsView.project(hub.world, about(hub, KEY).key)).toMatchObject({
      slaDueAt: null,
      sla: null,
    });
    const until = '2026-06-30T17:00:00.000Z';
    expect(act(hub, 'pauseClock', { until, reason: 'x' })).toMatchObject({
      refusal: { code: 'exception.noClock' },
    });
    hub.wait(5 * HOUR_MS);
    expect(about(hub, KEY)).toMatchObject({ breached: false, ladder: { done: [] } });
  });

  test.each([
    [false, '2026-06-30T16:00:00.000Z', '2026-06-30T16:00:00.000Z'],
    [true, null, '2026-06-30T18:00:00.000Z'],
  ])(
    'while it is snoozed, with policy saying %s to a pause',
    (snoozePausesClock, during, after) => {
      const hub = atAtlanta('2026-06-30T12:00:00.000Z');
      publish(hub, { snoozePausesClock });
      act(hub, 'shelve', { until: '2026-06-30T14:00:00.000Z', reason: 'later' });
      expect(about(hub, KEY).slaDueAt).toBe(during);
      hub.wait(2 * HOUR_MS);
      expect(about(hub, KEY)).toMatchObject({ status: 'open', slaDueAt: after });
    },
  );
});

describe('the escalation ladder', () => {
  const called = (hub: Rehearsal) => about(hub, KEY).ladder.done.map(({ to }) => to);

  test('climbs by itself in the time that the clock counts: owner, duty, manager', () => {
    const hub = atAtlanta('2026-06-30T12:00:00.000Z');
    act(hub, 'assign', { owner: 'r.alvarez' });
    expect(verbs(hub.wait(3 * HOUR_MS - 1))).toEqual([]);
    expect(verbs(hub.wait(1))).toEqual(['steppedUp']);
    expect(about(hub, KEY).escalatedTo).toBeNull();
    hub.wait(HOUR_MS);
    expect(about(hub, KEY)).toMatchObject({ breached: true, escalatedTo: 'operations' });
    hub.wait(4 * HOUR_MS);
    expect(about(hub, KEY).escalatedTo).toBe('manager');
    expect(called(hub)).toEqual(['r.alvarez', 'operations', 'manager']);
    expect(verbs(hub.wait(48 * HOUR_MS))).toEqual([]);
  });

  test('calls the duty at once for what nobody owns', () => {
    const hub = atAtlanta('2026-06-30T12:00:00.000Z');
    hub.wait(3 * HOUR_MS);
    expect(called(hub)).toEqual(['operations']);
  });

  test.each([
    ['acknowledged', (hub: Rehearsal) => act(hub, 'acknowledge'), 'R. Alvarez acknowledged it'],
    [
      'acted on',
      (hub: Rehearsal) =>
        hub.say({ type: TRANSFER_REQUESTED, subject: 'TRF-2026-1', data: { exception: 'EX-1' } }),
      'TRF-2026-1 follows from it',
    ],
  ])('stops when it is %s', (_, does, stoppedBy) => {
    const hub = atAtlanta('2026-06-30T12:00:00.000Z');
    does(hub);
    expect(about(hub, KEY).ladder.stoppedBy).toBe(stoppedBy);
    expect(verbs(hub.wait(7 * HOUR_MS))).toEqual(['breached']);
    expect(called(hub)).toEqual([]);
  });

  test.each([
    ['and goes on once that is over', false, 'open'],
    ['and lets an acknowledgement lapse once that is over', true, 'acknowledged'],
  ])('stops when something follows from it, %s', (_, isAcknowledged, status) => {
    const hub = atAtlanta('2026-06-30T12:00:00.000Z');
    if (isAcknowledged) act(hub, 'acknowledge');
    hub.say({ type: TRANSFER_REQUESTED, subject: 'TRF-2026-1', data: { exception: 'EX-1' } });
    hub.wait(9 * HOUR_MS);
    expect(about(hub, KEY)).toMatchObject({ status, ladder: { done: [] } });
    hub.say({ type: TRANSFER_OVER, subject: 'TRF-2026-1', data: { exception: 'EX-1' } });
    hub.wait(9 * HOUR_MS);
    expect(about(hub, KEY).status).toBe('open');
    expect(called(hub)).not.toEqual([]);
  });

  test('goes on after the window that it stood for, although that is not where it counts any more', () => {
    const hub = atAtlanta('2026-06-30T12:00:00.000Z');
    const until = '2026-06-30T18:00:00.000Z';
    const closure = { kind: 'closure', scope: 'site', key: ATL, from: hub.now, until };
    expect(hub.act('window.plan', { ...closure, reason: 'ice' }).ok).toBe(true);
    hub.wait(4 * HOUR_MS);
    expect(called(hub)).toEqual([]);
    see(hub, KEY, 900, { site: null });
    hub.wait(3 * HOUR_MS);
    expect(called(hub)).not.toEqual([]);
  });

  test('stops when it is resolved', () => {
    const hub = atAtlanta('2026-06-30T12:00:00.000Z');
    act(hub, 'resolve', { reason: 'done' });
    expect(verbs(hub.wait(7 * HOUR_MS))).toEqual([]);
  });

  test('stands while it is snoozed and while its clock is paused, and then goes on', () => {
    const hub = atAtlanta('2026-06-30T12:00:00.000Z');
    act(hub, 'shelve', { until: '2026-06-30T15:30:00.000Z', reason: 'truck at the gate' });
    expect(verbs(hub.wait(3.5 * HOUR_MS))).toEqual(['unshelved', 'steppedUp']);
    act(hub, 'pauseClock', { until: '2026-06-30T17:00:00.000Z', reason: 'customer' });
    expect(verbs(hub.wait(1.5 * HOUR_MS))).toEqual(['clockResumed']);
    expect(verbs(hub.wait(0.5 * HOUR_MS))).toEqual(['breached', 'steppedUp']);
  });

  test('calls the highest step alone, when several came due while it stood', () => {
    const hub = atAtlanta('2026-06-30T12:00:00.000Z');
    act(hub, 'acknowledge');
    expect(verbs(hub.wait(8 * HOUR_MS))).toEqual(['breached', 'reopened', 'steppedUp']);
    expect(called(hub)).toEqual(['manager']);
  });
});
