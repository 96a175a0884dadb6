import { describe, expect, test } from 'vitest';
import { FEED_CAUGHT_UP } from '#engine/feeds';
import { FEED_SILENT, FEED_SPOKE } from '#operations/network';
import { Rehearsal } from '#kit';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { exceptionsView } from './exception.view.ts';
import { about, FEED, see, SEEING_ROOMS, verbs } from './exceptions.fixture.ts';
import { openAbout } from './index.ts';

function act(hub: Rehearsal, name: string, key: string, more: object = {}) {
  const { version } = about(hub, key);
  return hub.act(`exception.${name}`, { exception: about(hub, key).key, seen: version, ...more });
}

describe('an exception', () => {
  test('opens once, with its clock, and the same finding again says nothing', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    expect(see(hub, 'stock/a', 900)).toEqual(['opened']);
    expect(see(hub, 'stock/a', 900)).toEqual([]);
    expect(see(hub, 'stock/a', 905)).toEqual([]);
    expect(about(hub, 'stock/a')).toMatchObject({
      key: 'EX-1',
      status: 'open',
      atRiskMinor: 90_000,
      slaDueAt: '2026-06-30T16:00:00.000Z',
    });
  });

  test('that comes back within a day is the same one, counted; after it, another', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    act(hub, 'assign', 'stock/a', { owner: 'm.okafor' });
    expect(see(hub, 'stock/a', 0)).toEqual(['resolved']);
    hub.wait(2 * HOUR_MS);
    expect(see(hub, 'stock/a', 900)).toEqual(['raisedAgain']);
    expect(about(hub, 'stock/a')).toMatchObject({ key: 'EX-1', count: 2, owner: 'm.okafor' });
    see(hub, 'stock/a', 0);
    hub.wait(25 * HOUR_MS);
    expect(see(hub, 'stock/a', 900)).toEqual(['opened']);
    expect(about(hub, 'stock/a').key).toBe('EX-2');
  });

  test('folds under its cause, whichever comes first, and stands alone when the cause is over', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'truck/1', 100);
    see(hub, 'stock/a', 900, { because: 'truck/1' });
    expect(about(hub, 'stock/a').parent).toBe('EX-1');
    expect(about(hub, 'stock/a').slaDueAt).toBeNull();
    expect(exceptionsView.project(hub.world, 'EX-1')?.folded).toBe(1);
    expect(see(hub, 'truck/1', 0)).toEqual(['resolved', 'unfolded']);
    expect(about(hub, 'stock/a').parent).toBeNull();
    expect(about(hub, 'stock/a').slaDueAt).not.toBeNull();
  });

  test('is past due once', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    act(hub, 'acknowledge', 'stock/a');
    expect(verbs(hub.wait(4 * HOUR_MS - 1))).toEqual([]);
    expect(verbs(hub.wait(1))).toEqual(['breached']);
    expect(verbs(hub.wait(3 * HOUR_MS))).toEqual([]);
    expect(about(hub, 'stock/a').breached).toBe(true);
  });

  test('is not over because its feed is silent, and says since when it is unverified', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    const silentAt = hub.now;
    hub.say({
      type: FEED_SILENT,
      subject: FEED,
      data: { source: FEED, lastGoodAt: silentAt, cadenceMs: 60_000 },
    });
    expect(see(hub, 'stock/a', 0)).toEqual([]);
    expect(exceptionsView.project(hub.world, 'EX-1')?.unverifiedSince).toBe(silentAt);
    const spoke = hub.say({ type: FEED_SPOKE, subject: FEED, data: { source: FEED } });
    expect(verbs(spoke)).toEqual(['spoke', 'resolved']);
  });

  test('of history enters the queue at its end, if it is still true, and its clock starts there', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    hub.beginHistory();
    see(hub, 'stock/a', 900);
    see(hub, 'stock/b', 700);
    see(hub, 'stock/b', 0);
    expect(about(hub, 'stock/a').slaDueAt).toBeNull();
    expect([...exceptionsView.keys(hub.world)]).toEqual(['EX-2']);
    hub.wait(2 * DAY_MS);
    hub.endHistory();
    const caughtUp = { type: FEED_CAUGHT_UP, subject: FEED, data: { source: FEED } };
    expect(verbs(hub.say(caughtUp))).toEqual(['caughtUp', 'filed', 'queued']);
    expect([...exceptionsView.keys(hub.world)]).toEqual(['EX-1']);
    expect(about(hub, 'stock/a').slaFrom).toBe(hub.now);
    expect(verbs(hub.wait(4 * HOUR_MS))).toEqual(['steppedUp', 'breached', 'steppedUp']);
  });

  test('leaves the live list a day after it was resolved', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    see(hub, 'stock/a', 0);
    hub.wait(24 * HOUR_MS);
    expect(exceptionsView.project(hub.world, 'EX-1')?.status).toBe('resolved');
    expect(verbs(hub.wait(24 * HOUR_MS))).toEqual(['filed']);
    expect(exceptionsView.project(hub.world, 'EX-1')).toBeNull();
  });
});

describe('a person', () => {
  test('who saw an older version is told what changed, and nothing is done', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    const before = about(hub, 'stock/a').version;
    act(hub, 'acknowledge', 'stock/a');
    see(hub, 'stock/a', 900, { state: 'critical' });
    const late = hub.act('exception.resolve', { exception: 'EX-1', seen: before, reason: 'x' });
    expect(late).toEqual({
      ok: false,
      refusal: {
        code: 'exception.changed',
        facts: {
          exception: 'EX-1',
          seen: 1,
          version: 3,
          what: 'R. Alvarez acknowledged it; it is critical now',
        },
      },
    });
    expect(about(hub, 'stock/a').status).toBe('acknowledged');
  });

  test('is not refused because the money moved a little meanwhile', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    const before = about(hub, 'stock/a').version;
    expect(see(hub, 'stock/a', 1_100)).toEqual(['reassessed']);
    const done = hub.act('exception.acknowledge', { exception: 'EX-1', seen: before });
    expect(done.ok).toBe(true);
  });

  test('who snoozes gets it back at the end of the snooze', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    act(hub, 'shelve', 'stock/a', { until: '2026-06-30T14:00:00.000Z', reason: 'truck at gate' });
    expect(about(hub, 'stock/a').status).toBe('shelved');
    expect(verbs(hub.wait(2 * HOUR_MS))).toEqual(['unshelved']);
    expect(about(hub, 'stock/a').status).toBe('open');
  });

  test.each([
    ['half as much money again', { dollars: 1_350, state: 'watch' as const }],
    ['a worse state', { dollars: 900, state: 'late' as const }],
  ])('who snoozes gets it back at once for %s', (_why, { dollars, state }) => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    act(hub, 'shelve', 'stock/a', { until: '2026-06-30T20:00:00.000Z', reason: 'later' });
    expect(see(hub, 'stock/a', 1_000)).toEqual(['reassessed']);
    expect(see(hub, 'stock/a', dollars, { state })).toContain('unshelved');
    expect(about(hub, 'stock/a').status).toBe('open');
  });

  test.each([
    ['into the past', '2026-06-30T11:00:00.000Z', 'exception.shelfPast'],
    ['for longer than a week', '2026-07-08T12:00:00.000Z', 'exception.shelfTooLong'],
  ])('cannot snooze %s', (_how, until, code) => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    const refused = act(hub, 'shelve', 'stock/a', { until, reason: 'x' });
    expect(refused).toMatchObject({ ok: false, refusal: { code, field: 'until' } });
  });

  test.each([
    [
      'it is later than that',
      { kind: 'laterThan', minutes: 480 },
      { lateByMinutes: 480 },
      { lateByMinutes: 481 },
    ],
    [
      'it moves',
      { kind: 'moves' },
      { movingAt: '2026-06-30T11:59:00.000Z' },
      { movingAt: '2026-06-30T12:05:00.000Z' },
    ],
  ])('who snoozes a truck gets it back when %s, not before', (_why, wakes, before, after) => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'truck/1', 900, before);
    const until = '2026-07-01T12:00:00.000Z';
    expect(act(hub, 'shelve', 'truck/1', { until, wakes, reason: 'at the gate' }).ok).toBe(true);
    expect(exceptionsView.project(hub.world, 'EX-1')?.shelfWakes).toEqual(wakes);
    hub.wait(5 * MINUTE_MS);
    expect(see(hub, 'truck/1', 900, before)).toEqual([]);
    expect(see(hub, 'truck/1', 900, after)).toEqual(['unshelved']);
    expect(about(hub, 'truck/1')).toMatchObject({ status: 'open', shelfWakes: null });
  });

  test('cannot wait for the moving of what has no truck', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    const until = '2026-07-01T12:00:00.000Z';
    const asked = { until, wakes: { kind: 'moves' }, reason: 'x' };
    expect(act(hub, 'shelve', 'stock/a', asked)).toMatchObject({
      ok: false,
      refusal: { code: 'exception.cannotWake', field: 'wakes' },
    });
  });

  test('who snoozes, owns and comments finds all of it after whatever its rule says meanwhile', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'truck/1', 100);
    see(hub, 'stock/a', 900);
    act(hub, 'assign', 'stock/a', { owner: 'm.okafor' });
    const until = '2026-07-01T12:00:00.000Z';
    act(hub, 'shelve', 'stock/a', { until, reason: 'at the gate' });
    see(hub, 'stock/a', 1_000);
    see(hub, 'stock/a', 700, { because: 'truck/1' });
    see(hub, 'stock/a', 800);
    expect(about(hub, 'stock/a')).toMatchObject({
      status: 'shelved',
      shelvedUntil: until,
      owner: 'm.okafor',
    });
    see(hub, 'stock/a', 0);
    act(hub, 'reopen', 'stock/a', { reason: 'not sure' });
    expect(about(hub, 'stock/a')).toMatchObject({ status: 'open', owner: 'm.okafor' });
  });

  test('who resolves what still holds is not asked again, unless it gets worse', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    act(hub, 'resolve', 'stock/a', { reason: 'customer will wait' });
    expect(see(hub, 'stock/a', 950)).toEqual([]);
    expect(see(hub, 'stock/a', 2_000)).toEqual(['raisedAgain']);
    act(hub, 'resolve', 'stock/a', { reason: 'customer will wait' });
    expect(see(hub, 'stock/a', 0)).toEqual(['cleared']);
    expect(see(hub, 'stock/a', 950)).toEqual(['raisedAgain']);
  });

  test('who reopens keeps it open though the rule sees nothing', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    see(hub, 'stock/a', 0);
    expect(act(hub, 'reopen', 'stock/a', { reason: 'not sure' }).ok).toBe(true);
    expect(about(hub, 'stock/a').status).toBe('open');
    see(hub, 'stock/a', 900);
    expect(see(hub, 'stock/a', 0)).toEqual(['resolved']);
  });

  test('who acknowledges and does nothing finds it in the queue again', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    act(hub, 'acknowledge', 'stock/a');
    expect(about(hub, 'stock/a').owner).toBe('r.alvarez');
    expect(verbs(hub.wait(8 * HOUR_MS + MINUTE_MS))).toEqual(['breached', 'reopened', 'steppedUp']);
    expect(about(hub, 'stock/a').status).toBe('open');
  });

  test.each(['acknowledge', 'assign', 'shelve', 'escalate', 'resolve'])(
    'cannot %s what is resolved',
    (name) => {
      const hub = new Rehearsal(SEEING_ROOMS);
      see(hub, 'stock/a', 900);
      see(hub, 'stock/a', 0);
      const more = { owner: 'm.okafor', to: 'operations', until: hub.now, reason: 'x' };
      expect(act(hub, name, 'stock/a', more)).toMatchObject({
        ok: false,
        refusal: { code: 'exception.status' },
      });
    },
  );

  test('cannot give it to somebody who is not here', () => {
    const hub = new Rehearsal(SEEING_ROOMS);
    see(hub, 'stock/a', 900);
    expect(act(hub, 'assign', 'stock/a', { owner: 'nobody' })).toMatchObject({
      ok: false,
      refusal: { code: 'exception.personUnknown', field: 'owner' },
    });
    expect(openAbout(hub.world, 'stockoutRisk', 'stock/a')?.owner).toBeNull();
  });
});
