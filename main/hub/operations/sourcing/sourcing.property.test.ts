import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lanePublished, sitePublished, type DataOf } from '#shared/contracts';
import { earliestDeparture, networkRoom, sites, type SiteMaster } from '#operations/network';
import { ordersRoom } from '#operations/orders';
import { policyRoom } from '#operations/policy';
import { purchasingRoom } from '#operations/purchasing';
import { shipmentsRoom } from '#operations/shipments';
import { freeStock, stockRoom } from '#operations/stock';
import {
  ATL,
  BREAKER,
  breakerForecast,
  breakersAt,
  breakersOrdered,
  CMH,
  foldEvents,
  smallNetwork,
  told,
} from '#kit';
import { DAY_MS, fromMs, HOUR_MS, MINUTE_MS, toMs } from '#shared/vocabulary';
import { choose, decideBy, itemOf, proposeTransfer, waitingCost } from './index.ts';
import { needAt } from './need.ts';
import { lastCall, type Way } from './way.ts';

const ROOMS = [networkRoom, policyRoom, purchasingRoom, shipmentsRoom, ordersRoom, stockRoom];
/** A Tuesday, 11:42 in Columbus and Atlanta. */
const NOW = '2026-06-30T15:42:00.000Z';
const NOW_MS = toMs(NOW);
const CONTEXT = { now: NOW, nowMs: NOW_MS };
const CHI = '9521000000063';

function lane(from: string, mode: 'ground' | 'teamDrive', p90: number, costMinor: number) {
  const data: DataOf<typeof lanePublished> = {
    laneId: `${from}-${mode}`,
    from,
    to: ATL,
    mode,
    carrier: 'BRGF',
    distanceKm: 916,
    transitMinutesP50: Math.round(p90 * 0.8),
    transitMinutesP90: p90,
    costMinor,
    costPerKgMinor: 1,
    currency: 'USD',
    active: true,
  };
  return told('erp/southern', lanePublished, data);
}

const chicago = () =>
  told('erp/southern', sitePublished, {
    gln: CHI,
    code: 'CHI',
    name: 'Chicago',
    entity: '9522000000022',
    locode: 'USCHI',
    latitude: 41.9,
    longitude: -87.6,
    zone: 'America/Chicago',
    dockDoors: 8,
    opensAt: '05:00',
    closesAt: '22:00',
    workDays: [1, 2, 3, 4, 5],
    dockCutOffAt: '17:00',
    pickAndStageMinutes: 55,
    warehouseSource: 'wms/chicago',
  });

interface Case {
  columbus: number;
  chicago: number;
  atlanta: number;
  orders: { quantity: number; inHours: number }[];
  lanes: { from: string; mode: 'ground' | 'teamDrive'; p90: number; costMinor: number }[];
}

const someCase: fc.Arbitrary<Case> = fc.record({
  columbus: fc.integer({ min: 0, max: 1_500 }),
  chicago: fc.integer({ min: 0, max: 1_500 }),
  atlanta: fc.integer({ min: 0, max: 200 }),
  orders: fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 300 }),
      inHours: fc.integer({ min: 1, max: 120 }),
    }),
    { maxLength: 5 },
  ),
  lanes: fc.array(
    fc.record({
      from: fc.constantFrom(CMH, CHI),
      mode: fc.constantFrom('ground' as const, 'teamDrive' as const),
      p90: fc.integer({ min: 200, max: 4_000 }),
      costMinor: fc.integer({ min: 0, max: 500_000 }),
    }),
    { maxLength: 4 },
  ),
});

function networkOf(one: Case) {
  return foldEvents(ROOMS, [
    ...smallNetwork(),
    chicago(),
    ...one.lanes.map(({ from, mode, p90, costMinor }) => lane(from, mode, p90, costMinor)),
    breakerForecast(ATL, 20, 30),
    breakerForecast(CMH, 10, 40),
    breakerForecast(CHI, 5, 20),
    breakersAt(CMH, one.columbus),
    breakersAt(CHI, one.chicago, 0, 0, { source: 'wms/chicago' }),
    breakersAt(ATL, one.atlanta),
    ...one.orders.map(({ quantity, inHours }, i) =>
      breakersOrdered(`SO-${i + 1}`, quantity, fromMs(NOW_MS + inHours * HOUR_MS)),
    ),
  ]);
}

/** What the sum of an arithmetic's lines is, and what its total says. */
function added({ lines }: { lines: { value: number; total: boolean }[] }) {
  const parts = lines.filter(({ total }) => !total);
  return { sum: parts.reduce((sum, { value }) => sum + value, 0), total: lines.at(-1)!.value };
}

describe('a proposal', () => {
  test('is whole case packs, never more than is free, by a lane that exists, and adds up', () => {
    fc.assert(
      fc.property(someCase, fc.option(fc.integer({ min: 1, max: 900 })), (one, quantity) => {
        const world = networkOf(one);
        const wish = { to: ATL, gtin: BREAKER, ...(quantity === null ? {} : { quantity }) };
        const proposed = proposeTransfer(world, wish, CONTEXT);
        if (!proposed.ok) throw new Error(proposed.refusal.code);
        const { value: it } = proposed;
        expect(it.quantity % 36).toBe(0);
        expect(added(it.rounding).sum).toBe(it.quantity);
        expect(it.quantity > 0).toBe(it.from !== null && it.laneId !== null);
        if (it.from === null) return;
        expect(it.quantity).toBeLessThanOrEqual(freeStock(world, it.from, BREAKER).free);
        expect(added(it.excess!).sum).toBe(it.excess!.lines.at(-1)!.value);
        expect(it.rejected.map(({ site }) => site)).not.toContain(it.from);
        if (it.decideByAt !== null) expect(it.decideByAt >= NOW).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('comes from the cheapest way of those that bring the most in time', () => {
    fc.assert(
      fc.property(someCase, (one) => {
        const world = networkOf(one);
        const item = itemOf(world, BREAKER)!;
        const choice = choose(world, ATL, item, NOW_MS, NOW);
        const inTime = choice.options.filter(
          ({ way }) => way.arrivesAt !== null && way.arrivesAt <= choice.needBy,
        );
        const most = Math.max(0, ...inTime.map(({ quantity }) => quantity));
        const cheapest = Math.min(
          ...inTime.filter(({ quantity }) => quantity === most).map(({ costMinor }) => costMinor),
        );
        const [best] = choice.options;
        if (inTime.length === 0) expect(best?.until ?? null).toBeNull();
        else expect([best!.quantity, best!.costMinor]).toEqual([most, cheapest]);
        expect(decideBy(choice)).toBe(choice.steps[0]?.until ?? null);
        for (const [i, step] of choice.steps.entries()) {
          const before = choice.steps[i - 1];
          if (!before) continue;
          expect(step.costMinor).toBeGreaterThanOrEqual(before.costMinor);
          expect(step.until! > before.until!).toBe(true);
        }
        if (choice.steps.length > 1)
          expect(waitingCost(choice)).toBe(choice.steps[1]!.costMinor - choice.steps[0]!.costMinor);
      }),
      { numRuns: 150 },
    );
  });

  test('is decided by the need that comes first, also behind an order that policy serves before', () => {
    const world = foldEvents(ROOMS, [
      ...smallNetwork(),
      breakersAt(CMH, 1_180),
      breakersAt(ATL, 0),
      breakersOrdered('SO-1', 40, fromMs(NOW_MS + 9 * DAY_MS), { priority: 1 }),
      breakersOrdered('SO-2', 30, fromMs(NOW_MS + 3 * DAY_MS)),
    ]);
    const choice = choose(world, ATL, itemOf(world, BREAKER)!, NOW_MS, NOW);
    expect(choice.need.dates).toEqual([NOW_MS + 3 * DAY_MS, NOW_MS + 9 * DAY_MS].map(fromMs));
    expect(choice.needBy).toBe(fromMs(NOW_MS + 3 * DAY_MS));
    expect(decideBy(choice)! < choice.needBy).toBe(true);
  });

  test('for what a person fixed keeps her source and rounds her quantity up', () => {
    const world = networkOf({
      columbus: 1_180,
      chicago: 1_000,
      atlanta: 0,
      orders: [{ quantity: 100, inHours: 60 }],
      lanes: [{ from: CHI, mode: 'ground', p90: 900, costMinor: 1 }],
    });
    const wish = { to: ATL, gtin: BREAKER, from: CMH, quantity: 250 };
    expect(proposeTransfer(world, wish, CONTEXT)).toMatchObject({
      ok: true,
      value: {
        from: CMH,
        quantity: 252,
        laneId: 'CMH-ATL-G',
        rejected: [{ site: CHI, why: 'costs $611 less' }],
      },
    });
  });

  test('protects the margin of what it serves, not of what stays short', () => {
    const world = networkOf({
      columbus: 1_180,
      chicago: 0,
      atlanta: 0,
      orders: [{ quantity: 100, inHours: 60 }],
      lanes: [],
    });
    const protects = (quantity: number) => {
      const proposed = proposeTransfer(world, { to: ATL, gtin: BREAKER, quantity }, CONTEXT);
      return proposed.ok ? proposed.value.protectsMinor : null;
    };
    const { marginMinor } = needAt(world, ATL, BREAKER, NOW_MS).uncovered;
    expect(marginMinor).toBeGreaterThan(0);
    expect(protects(36)).toBe(Math.round(marginMinor * 0.36));
    expect(protects(252)).toBe(marginMinor);
  });

  test.each([
    ['a site', { to: '9521000000999', gtin: BREAKER }, 'site.unknown', 'to'],
    ['an item', { to: ATL, gtin: '09526000000990' }, 'item.unknown', 'gtin'],
    ['a source', { to: ATL, gtin: BREAKER, from: '9521000000999' }, 'site.unknown', 'from'],
  ])('is refused for %s that nobody knows', (_what, wish, code, field) => {
    const world = foldEvents(ROOMS, smallNetwork());
    expect(proposeTransfer(world, wish, CONTEXT)).toMatchObject({
      ok: false,
      refusal: { code, field },
    });
  });
});

describe('the last call of a way', () => {
  /** The slow obvious version: minute by minute back from the date, until what is decided then still arrives by it. */
  function slowly(way: Way, needMs: number): string | null {
    const transitMs = way.lane.transitMinutesP90 * MINUTE_MS;
    for (let ms = needMs - transitMs; ms > needMs - transitMs - 14 * DAY_MS; ms -= MINUTE_MS) {
      const leavesMs = earliestDeparture(way.source, ms);
      if (leavesMs !== null && leavesMs + transitMs <= needMs) return fromMs(ms);
    }
    return null;
  }

  test('is the last minute at which deciding still brings the goods there in time', () => {
    const world = foldEvents(ROOMS, [...smallNetwork(), chicago()]);
    const source = (gln: string): SiteMaster => world.get(sites, gln)!;
    fc.assert(
      fc.property(
        fc.constantFrom(CMH, CHI),
        fc.integer({ min: 30, max: 3_000 }),
        fc.integer({ min: 0, max: 14 * 24 * 60 }),
        (from, transitMinutesP90, minutes) => {
          const way = { source: source(from), lane: { transitMinutesP90 } } as Way;
          const needMs = NOW_MS + minutes * MINUTE_MS;
          expect(lastCall(way, fromMs(needMs))).toBe(slowly(way, needMs));
        },
      ),
      { numRuns: 60 },
    );
  });
});
