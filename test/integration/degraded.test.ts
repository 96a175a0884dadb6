import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { verifyStore } from '#hub';
import { manualEntries, shipments } from '#operations/shipments';
import { openWholeHouse, withPostgres, type ConsoleClient, type WholeHouse } from '#kit';
import type { FeedFallback } from '#shared/protocol';
import { fromMs, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';

/** The TMS falls silent, people work on, and it comes back: real hub, real simulator, real PostgreSQL. */
const postgres = withPostgres();
let url: string;
let house: WholeHouse;
let alvarez: ConsoleClient;
let prakash: ConsoleClient;

beforeAll(async () => {
  url = await postgres.fresh();
  house = await openWholeHouse(url);
  alvarez = await house.console('r.alvarez');
  prakash = await house.console('s.prakash');
  for (const collection of ['exceptions', 'shipments'] as const) await alvarez.watch(collection);
  await house.pass(20 * MINUTE_MS);
}, 120_000);

afterAll(() => house.close());

async function fallback(feed: string): Promise<FeedFallback> {
  const answer = await alvarez.request('feed.fallback', { key: feed });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

const now = () => fromMs(house.hub.hub.engine.clock.worldNow());
const reason = 'dispatch says so by telephone';

describe('while the TMS is silent', () => {
  let shipment: string;
  let stop: number;

  test('it is said what nobody verifies, since when, and what to do by hand', async () => {
    await house.simulator.control.fault('tms', 'silence', 3 * HOUR_MS);
    await house.simulator.pass(90 * MINUTE_MS);
    await alvarez.until(() =>
      alvarez
        .rows('exceptions')
        .find(({ type, subjectKey }) => type === 'feedSilent' && subjectKey === 'tms'),
    );
    const { silentSince, scope, card } = await fallback('tms');
    expect(silentSince).not.toBeNull();
    expect(scope[0]).toMatchObject({ what: 'shipments under way' });
    expect(scope[0]!.count).toBeGreaterThan(0);
    expect(card).toMatchObject({ phone: '', setBy: null });
    expect(card.steps.length).toBeGreaterThan(0);
  });

  test('whom to call is set by those who may, and stands on the card', async () => {
    const set = {
      feed: 'tms',
      phone: '+1 404 555 0134',
      email: '',
      steps: ['Call dispatch'],
      reason: 'new number',
    };
    expect(await alvarez.act('fallbackCard.set', set)).toMatchObject({
      ok: false,
      refusal: { code: 'access.role' },
    });
    expect(await prakash.act('fallbackCard.set', set)).toMatchObject({ ok: true });
    expect((await fallback('tms')).card).toMatchObject({
      phone: '+1 404 555 0134',
      steps: ['Call dispatch'],
      setBy: 'S. Prakash',
    });
  });

  test('a command waits under its key until it expires', async () => {
    const moving = alvarez.rows('shipments').find(({ phase }) => phase === 'moving')!;
    await house.simulator.control.fault('tms', 'disconnect', HOUR_MS);
    const asked = await alvarez.act('shipment.expedite', { shipment: moving.key, reason });
    expect(asked).toMatchObject({ ok: true });
    const [waiting] = (await fallback('tms')).waiting;
    expect(waiting).toMatchObject({ belongsTo: moving.key, label: `Expedite ${moving.key}` });
    expect(waiting!.id).toMatch(/^CMD-1-\d+$/);
    expect(waiting!.expiresAt > now()).toBe(true);
  });

  test('a milestone is entered by hand, counts at once, and is marked', async () => {
    const row = alvarez
      .rows('shipments')
      .filter(({ phase }) => phase === 'moving')
      .toSorted((a, b) => ((a.ourP50At ?? 'z') < (b.ourP50At ?? 'z') ? -1 : 1))[0]!;
    shipment = row.key;
    const detail = await alvarez.request('shipment.detail', { key: shipment });
    const ahead =
      detail.ok && detail.value.milestones.findLast(({ actualAt }) => actualAt === null);
    if (!ahead) throw new Error('a truck under way has a milestone ahead');
    stop = ahead.stop;
    expect(ahead.milestone).toBe('arrive');
    const entered = { shipment, stop, milestone: 'arrive', at: now(), reason } as const;
    expect(await alvarez.act('shipment.enterMilestone', entered)).toMatchObject({ ok: true });
    await alvarez.until(() => alvarez.row('shipments', shipment)?.phase === 'arrived');
    expect((await fallback('tms')).entries).toMatchObject([
      { shipment, stop, by: 'R. Alvarez', reason, toldAt: null, state: 'alone' },
    ]);
    const after = await alvarez.request('shipment.detail', { key: shipment });
    expect(after).toMatchObject({ ok: true });
    if (after.ok)
      expect(after.value.milestones.findLast(({ manual }) => manual !== null)).toMatchObject({
        manual: { by: 'R. Alvarez', state: 'alone' },
      });
  });

  test('what the feed says otherwise, once it is back, is put beside it for a person to settle', async () => {
    const key = `${shipment}/${stop}/arrive`;
    // Past both faults first: nothing settles while a feed says nothing.
    await house.simulator.pass(4 * HOUR_MS);
    await house.passUntil(
      () => house.world.get(manualEntries, key)?.toldAt,
      30 * MINUTE_MS,
      48 * HOUR_MS,
    );
    const entry = house.world.get(manualEntries, key)!;
    expect((await fallback('tms')).silentSince).toBeNull();
    const isFar = Math.abs(Date.parse(entry.toldAt!) - Date.parse(entry.at)) > 15 * MINUTE_MS;
    expect(entry.state).toBe(isFar ? 'differs' : 'agrees');
    expect((await fallback('tms')).entries.length).toBe(isFar ? 1 : 0);
    const settled = { shipment, stop, milestone: 'arrive', keep: 'entry', reason } as const;
    expect(await alvarez.act('shipment.settleMilestone', settled)).toMatchObject({ ok: true });
    expect((await fallback('tms')).entries).toEqual([]);
    const stops = house.world.get(shipments, shipment)!.stops;
    expect(stops.find((one) => one.stop === stop)?.arrivedAt).toBe(entry.at);
  }, 180_000);

  test('all of it is folded anew to the same rows', async () => {
    const store = await openToRead({ place: { url }, machine: systemMachine });
    try {
      expect(await verifyStore(store)).toMatchObject({ ok: true });
    } finally {
      await store.close();
    }
  });
});
