import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { verifyStore } from '#hub';
import { openWholeHouse, withPostgres, type ConsoleClient, type WholeHouse } from '#kit';
import type { ExceptionRow } from '#shared/protocol';
import { HOUR_MS, MINUTE_MS, fromMs } from '#shared/vocabulary';

/** Two people at two consoles on the same exceptions: real hub, real simulator, real PostgreSQL. */
const postgres = withPostgres();
let url: string;
let house: WholeHouse;
let alvarez: ConsoleClient;
let okafor: ConsoleClient;

beforeAll(async () => {
  url = await postgres.fresh();
  house = await openWholeHouse(url);
  alvarez = await house.console('r.alvarez');
  okafor = await house.console('m.okafor');
  for (const console of [alvarez, okafor]) await console.watch('exceptions');
  await house.pass(20 * MINUTE_MS);
}, 120_000);

afterAll(() => house.close());

/** Takes an exception for a test that no test before it has touched, with a clock of its own. */
const taken = new Set<string>();
async function freshOne(also: (row: ExceptionRow) => boolean = () => true): Promise<ExceptionRow> {
  const row = await alvarez.until(() =>
    alvarez
      .rows('exceptions')
      .find(
        (one) =>
          one.status === 'open' &&
          one.parent === null &&
          one.sla !== null &&
          one.owner === null &&
          !taken.has(one.key) &&
          also(one),
      ),
  );
  taken.add(row.key);
  return row;
}

const seenBy = (who: ConsoleClient, key: string) => {
  const row = who.row('exceptions', key)!;
  return { exception: key, seen: row.version };
};

describe('two people on one exception', () => {
  test('see each other while both look, and no longer', async () => {
    const { key } = await freshOne();
    const at = { collection: 'exceptions', key } as const;
    await alvarez.look(at);
    await okafor.look(at);
    const names = (who: ConsoleClient) =>
      who.row('exceptions', key)?.lookers?.map(({ name }) => name) ?? [];
    for (const who of [alvarez, okafor])
      await who.until(() => names(who).join() === 'M. Okafor,R. Alvarez');

    await alvarez.look(null);
    await okafor.until(() => names(okafor).join() === 'M. Okafor');

    const third = await house.console('d.nakamura');
    await third.look(at);
    await okafor.until(() => names(okafor).length === 2);
    third.close();
    await okafor.until(() => names(okafor).join() === 'M. Okafor');
    await okafor.look(null);
    await alvarez.until(() => names(alvarez).length === 0);
    expect(alvarez.row('exceptions', key)).not.toHaveProperty('lookers');
  });

  test('cannot both claim it: one has it, and the other is told who', async () => {
    const { key } = await freshOne();
    await okafor.until(() => okafor.row('exceptions', key));
    const [hers, his] = [seenBy(alvarez, key), seenBy(okafor, key)];
    const answers = await Promise.all([
      alvarez.act('exception.assign', { ...hers, owner: 'r.alvarez' }),
      okafor.act('exception.assign', { ...his, owner: 'm.okafor' }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = answers[0].ok ? 'R. Alvarez' : 'M. Okafor';
    const loser = answers.find(({ ok }) => !ok);
    expect(loser).toMatchObject({
      refusal: { code: 'exception.changed', facts: { what: `${winner} owns it` } },
    });
    for (const who of [alvarez, okafor])
      await who.until(() => who.row('exceptions', key)?.ownerName === winner);
  });

  test('who acts on what has changed is refused with what changed, and can decide again on the new', async () => {
    const { key } = await freshOne();
    await okafor.until(() => okafor.row('exceptions', key));
    const before = seenBy(okafor, key);
    await alvarez.act('exception.acknowledge', seenBy(alvarez, key));
    const late = await okafor.act('exception.resolve', { ...before, reason: 'nothing to do' });
    expect(late).toMatchObject({
      ok: false,
      refusal: {
        code: 'exception.changed',
        facts: { exception: key, what: 'R. Alvarez acknowledged it' },
      },
    });
    const row = await okafor.until(() => {
      const told = okafor.row('exceptions', key);
      return told?.status === 'acknowledged' ? told : null;
    });
    const again = { exception: key, seen: row.version, reason: 'talked to R. Alvarez' };
    expect(await okafor.act('exception.resolve', again)).toMatchObject({ ok: true });
  });

  test('are not in each other’s way with what changes no decision: a comment, a paused clock', async () => {
    const { key } = await freshOne();
    const seen = seenBy(alvarez, key);
    const until = fromMs(house.hub.hub.engine.clock.worldNow() + HOUR_MS);
    await okafor.act('exception.comment', { exception: key, text: 'the customer calls back' });
    const paused = { exception: key, seen: seen.seen, until, reason: 'the customer calls back' };
    expect(await okafor.act('exception.pauseClock', paused)).toMatchObject({ ok: true });
    const row = await alvarez.until(() => {
      const told = alvarez.row('exceptions', key);
      return told?.sla?.paused ? told : null;
    });
    expect(row).toMatchObject({ slaDueAt: null, version: seen.seen });
    expect(await alvarez.act('exception.acknowledge', seen)).toMatchObject({ ok: true });
  });
});

describe('a calendar that a person sets', () => {
  test('moves the clocks of its site on every console', async () => {
    const { key, site } = await freshOne(
      ({ sla, siteCode }) => sla?.hours !== null && siteCode !== '',
    );
    const before = alvarez.row('exceptions', key)!;
    const hours = before.sla!.hours!;
    const refused = await alvarez.act('calendar.set', calendarOf(site!, hours, []));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'access.role' } });
    const holidays = [{ day: before.slaDueAt!.slice(0, 10), name: 'Stock taking' }];
    expect(await okafor.act('calendar.set', calendarOf(site!, hours, holidays))).toMatchObject({
      ok: true,
    });
    for (const who of [alvarez, okafor])
      await who.until(() => {
        const dueAt = who.row('exceptions', key)?.slaDueAt;
        return dueAt !== null && dueAt !== undefined && dueAt > before.slaDueAt!;
      });
    const detail = await alvarez.request('exception.detail', { key });
    expect(detail).toMatchObject({ ok: true, value: { clock: { hoursFrom: 'hub' } } });
  });
});

test('all of it is folded anew to the same rows', async () => {
  const store = await openToRead({ place: { url }, machine: systemMachine });
  try {
    expect(await verifyStore(store)).toMatchObject({ ok: true });
  } finally {
    await store.close();
  }
});

/** The hours that a site has, with other holidays. */
function calendarOf(
  site: string,
  { opensAt, closesAt, workDays }: NonNullable<NonNullable<ExceptionRow['sla']>['hours']>,
  holidays: { day: string; name: string }[],
) {
  return { site, opensAt, closesAt, workDays: [...workDays], holidays, reason: 'stock taking' };
}
