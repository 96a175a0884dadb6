import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { items, lanes, sites } from '#operations/network';
import { available, positions } from '#operations/stock';
import { transfers } from '#operations/transfers';
import { openWholeHouse, windowsOf, withPostgres, type ConsoleClient, type WholeHouse } from '#kit';
import { assert, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/vocabulary';

const RUNS = 50;
const WINDOWS = 10;
const LAST = 10;

const postgres = withPostgres();
let house: WholeHouse;
let windows: ConsoleClient[];

beforeAll(async () => {
  house = await openWholeHouse(await postgres.fresh());
  windows = await windowsOf(house, WINDOWS);
}, 120_000);

afterAll(() => house.close());

interface Contested {
  key: string;
  wish: { exception: null; from: string; to: string; gtin: string; laneId: string };
}

/**
 * A position of Columbus with ten pieces left: another transfer has the rest, set aside by the warehouse. Where the ERP
 * gave pieces to orders first the warehouse refuses, and the next item is tried.
 */
async function lastTen(by: ConsoleClient): Promise<Contested> {
  const site = [...house.world.all(sites)].find(({ code }) => code === 'CMH')!;
  const lane = [...house.world.all(lanes)].find(
    ({ from, mode }) => from === site.gln && mode === 'ground',
  )!;
  for (const { key, gtin } of house.world.by(positions, 'bySite', site.gln)) {
    const pack = house.world.get(items, gtin)?.casePack ?? LAST + 1;
    const free = available(house.world.get(positions, key)!);
    if (LAST % pack !== 0 || free % pack !== 0 || free <= LAST) continue;
    const wish = { exception: null, from: site.gln, to: lane.to, gtin, laneId: lane.laneId };
    const asked = await by.act('transfer.create', { ...wish, quantity: free - LAST });
    if (!asked.ok) continue;
    await house.pass(20 * SECOND_MS);
    const first = house.world.get(transfers, asked.value.objects[0]!)!;
    if (first.reservedAt !== null && available(house.world.get(positions, key)!) === LAST)
      return { key, wish };
  }
  throw new Error('no item of Columbus can be brought down to its last ten pieces');
}

describe('fifty runs that race for the same last ten pieces', () => {
  test('are set aside once, the others are told how few are left, and no bucket is ever below zero', async () => {
    const { key, wish } = await lastTen(windows[0]!);
    const asked = await Promise.all(
      Array.from({ length: RUNS }, (_, i) =>
        windows[i % WINDOWS]!.act('transfer.create', { ...wish, quantity: LAST }),
      ),
    );
    const begun = asked.flatMap((answer) => (answer.ok ? answer.value.objects.slice(0, 1) : []));
    expect(begun.length).toBe(1);
    const codes = asked.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]));
    expect(new Set(codes)).toEqual(new Set(['stock.insufficient']));

    // Orders of the ERP want the same pieces meanwhile, and the warehouse has the last word.
    for (const ms of [5 * SECOND_MS, MINUTE_MS, 30 * MINUTE_MS, 4 * HOUR_MS, 20 * HOUR_MS]) {
      await house.pass(ms);
      const now = house.world.get(positions, key)!;
      expect(available(now)).toBeGreaterThanOrEqual(0);
      expect(house.simulator.books().unbalanced).toEqual([]);
      const { own, heard } = house.stock();
      expect(heard).toEqual(own);
    }
    const [winner] = begun.map((number) => house.world.get(transfers, number));
    assert(winner, 'who began is there');
    expect(winner.quantity).toBe(LAST);
    expect(winner.reservedAt).not.toBeNull();
  }, 180_000);
});
