import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { openToRead } from '#engine/store';
import { verifyStore } from '#hub';
import { openWholeHouse, withPostgres, type ConsoleClient, type WholeHouse } from '#kit';
import type { ExceptionRow } from '#shared/protocol';
import { fromMs, HOUR_MS, MINUTE_MS, toMs } from '#shared/vocabulary';

/** What explains what, from the simulator's feeds to the rows of a console: real hub, real PostgreSQL, our own clock. */
const postgres = withPostgres();
let url: string;
let house: WholeHouse;
let alvarez: ConsoleClient;

beforeAll(async () => {
  url = await postgres.fresh();
  house = await openWholeHouse(url);
  alvarez = await house.console('r.alvarez');
  for (const name of ['exceptions', 'rollUps', 'windows', 'sites'] as const)
    await alvarez.watch(name);
  // The heat wave begins a minute after the world's first now, and its orders come within fifteen.
  await house.pass(20 * MINUTE_MS);
}, 120_000);

afterAll(() => house.close());

function rows(is: (row: ExceptionRow) => boolean): ExceptionRow[] {
  return alvarez.rows('exceptions').filter((one) => one.status !== 'resolved' && is(one));
}

function row(key: string): ExceptionRow {
  return alvarez.row('exceptions', key)!;
}

async function spike(): Promise<ExceptionRow> {
  await alvarez.until(() => rows(({ type }) => type === 'demandSpike').length > 0);
  return rows(({ type }) => type === 'demandSpike')[0]!;
}

describe('the heat wave in the Southeast', () => {
  test('is one cause with the stockouts that it makes under it, and their orders', async () => {
    const { key } = await spike();
    const beneath = () => rows(({ parent }) => parent === key);
    await expect
      .poll(() => beneath().filter(({ type }) => type === 'stockoutRisk').length)
      .toBeGreaterThan(1);
    await expect.poll(() => row(key).folded === beneath().length).toBe(true);
    const cause = row(key);
    expect(cause).toMatchObject({ subjectKey: 'Southeast', parent: null, siteCode: 'ATL' });
    const folded = beneath();
    expect(new Set(folded.map(({ foldedBy }) => foldedBy))).toEqual(new Set(['CAU-02', 'CAU-03']));
    // Orders are of the same lines as their stockouts: the sum of all would count them twice.
    const stockouts = folded.filter(({ type }) => type === 'stockoutRisk');
    const sum = stockouts.reduce((total, { atRiskMinor }) => total + atRiskMinor!, 0);
    expect(cause.togetherMinor).toBeGreaterThanOrEqual(sum);
    expect(cause.togetherMinor).toBeLessThan(sum * 1.2);
  });

  test('counts in Atlanta and its entity as the site’s own row says', async () => {
    const site = alvarez.rows('sites').find(({ code }) => code === 'ATL')!;
    const sums = () => {
      const { openExceptions, atRiskMinor } = alvarez.row('sites', site.key)!;
      return [openExceptions, atRiskMinor];
    };
    const beneath = () => alvarez.row('rollUps', `site/${site.key}`)!;
    await expect
      .poll(() => [beneath().open, beneath().atRiskMinor].join() === sums().join())
      .toBe(true);
    expect(alvarez.row('rollUps', `entity/${site.entity}`)!.open).toBeGreaterThanOrEqual(
      beneath().open,
    );
    const keys = await alvarez.request('exceptions.beneath', { place: `site/${site.key}` });
    expect(keys.ok && keys.value).toContain((await spike()).key);
  });

  test('is summed by the hub over any rows with each order line once', async () => {
    const cause = await spike();
    const child = rows(({ parent }) => parent === cause.key)[0]!;
    const asked = { exceptions: [cause.key, child.key] };
    const together = await alvarez.request('exceptions.together', asked);
    expect(together).toMatchObject({ ok: true });
    if (together.ok)
      await expect.poll(() => row(cause.key).togetherMinor).toBe(together.value.minor);
  });
});

describe('a person', () => {
  test('takes a stockout out of its cause and puts it back, and an act on the older view is refused', async () => {
    const cause = await spike();
    const { key, version } = rows(
      ({ parent, type }) => parent === cause.key && type === 'stockoutRisk',
    )[0]!;
    const by = { exception: key, reason: 'A mistake of the customer' };
    expect(await alvarez.act('exception.unfold', { ...by, seen: version })).toMatchObject({
      ok: true,
    });
    await alvarez.until(() => row(key).parent === null);
    const late = await alvarez.act('exception.fold', { ...by, seen: version, under: cause.key });
    expect(late).toMatchObject({ ok: false, refusal: { code: 'exception.changed' } });
    await house.pass(10 * MINUTE_MS);
    expect(row(key).parent).toBeNull();
    const back = { ...by, seen: row(key).version, under: cause.key };
    expect(await alvarez.act('exception.fold', back)).toMatchObject({ ok: true });
    await alvarez.until(() => row(key).foldedBy === 'r.alvarez');
    await house.pass(10 * MINUTE_MS);
    expect(row(key)).toMatchObject({ parent: cause.key, foldedBy: 'r.alvarez' });
  });

  test('plans a window at a feed; its silence is held back there, and raised when the window ends first', async () => {
    const now = toMs(house.simulator.books().worldAt);
    const planned = await alvarez.act('window.plan', {
      kind: 'maintenance',
      scope: 'feed',
      key: 'wms/dallas',
      from: fromMs(now),
      until: fromMs(now + 2 * HOUR_MS),
      reason: 'The WMS gets its yearly version',
    });
    expect(planned).toMatchObject({ ok: true, value: { objects: ['WIN-1'] } });
    await alvarez.until(() => alvarez.row('windows', 'WIN-1')?.isRunning === true);
    await house.simulator.control.fault('wms/dallas', 'silence', 4 * HOUR_MS);
    await house.simulator.pass(HOUR_MS);
    const silent = await alvarez.until(() =>
      rows(({ type }) => type === 'feedSilent').find(({ held }) => held),
    );
    expect(silent).toMatchObject({ foldedBy: 'HLD-02', planned: 'WIN-1', sla: null });
    await expect.poll(() => alvarez.row('windows', 'WIN-1')!.held).toBeGreaterThan(0);
    await house.simulator.pass(90 * MINUTE_MS);
    await alvarez.until(() => row(silent.key).sla !== null);
    expect(row(silent.key)).toMatchObject({
      parent: null,
      held: false,
      planned: null,
      status: 'open',
    });
    await alvarez.until(() => alvarez.row('windows', 'WIN-1') === undefined);
  });
});

describe('the log', () => {
  test('folded anew gives the same causes, windows and reports', async () => {
    const store = await openToRead({ place: { url }, machine: systemMachine });
    try {
      const { findings, rows: folded } = await verifyStore(store);
      expect(findings).toEqual([]);
      expect(folded['windows.window']).toBe(1);
      expect(folded['exceptions.exception']).toBeGreaterThan(10);
      expect(folded['network.workload']).toBe(6);
    } finally {
      await store.close();
    }
  });
});
