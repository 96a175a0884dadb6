import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feedStatuses } from '#operations/network';
import {
  ATL,
  BREAKER,
  breakerForecast,
  breakersAt,
  breakersOrdered,
  CMH,
  foldEvents,
  smallNetwork,
} from '#kit';
import type { PlanEdit } from '#shared/protocol';
import { DAY_MS, fromMs, HOUR_MS } from '#shared/vocabulary';
import { aimAt } from './need-tiers.ts';
import { inputsOf as inputsOfPlan, poseInstance } from './pose-instance.ts';
import { atOnce, takeInputs } from './take-inputs.ts';
import { NOW_MS, PLAN_ROOMS } from './planning.fixture.ts';

interface Case {
  columbus: number;
  atlanta: number;
  orders: { quantity: number; inHours: number }[];
  keep: number | null;
}

const someCase: fc.Arbitrary<Case> = fc.record({
  columbus: fc.integer({ min: 0, max: 1_500 }),
  atlanta: fc.integer({ min: 0, max: 300 }),
  orders: fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 300 }),
      inHours: fc.integer({ min: 1, max: 120 }),
    }),
    { maxLength: 5 },
  ),
  keep: fc.option(fc.integer({ min: 0, max: 400 })),
});

function worldOf(one: Case) {
  return foldEvents(PLAN_ROOMS, [
    ...smallNetwork(),
    breakerForecast(ATL, 20, 30),
    breakerForecast(CMH, 10, 40),
    breakersAt(CMH, one.columbus),
    breakersAt(ATL, one.atlanta),
    ...one.orders.map(({ quantity, inHours }, i) =>
      breakersOrdered(`SO-${i + 1}`, quantity, fromMs(NOW_MS + inHours * HOUR_MS)),
    ),
  ]);
}

function inputsOf(one: Case) {
  const edits =
    one.keep === null
      ? []
      : [{ kind: 'protect' as const, site: CMH, gtin: BREAKER, quantity: one.keep }];
  return atOnce(takeInputs(worldOf(one), { items: [BREAKER], edits }, () => NOW_MS));
}

describe('the balance of a position', () => {
  test('adds up: a need is what the protected stock lacks, or the lines without stock; a supply what is left', () => {
    fc.assert(
      fc.property(someCase, (one) => {
        for (const balance of inputsOf(one).balances) {
          const { onHand, reserved, blocked, held, waiting, coming } = balance;
          const inHand = onHand - reserved - blocked - held - waiting;
          const comes = coming.reduce((sum, { quantity }) => sum + quantity, 0);
          const short = balance.protectedNeed - inHand - comes;
          if (balance.need > 0) expect(balance.need).toBe(Math.max(short, balance.uncovered));
          else expect(balance.supply).toBe(inHand - balance.protectedKeep);
          expect(balance.need === 0 || balance.supply === 0).toBe(true);
        }
      }),
    );
  });

  test('splits a need by date, and what a plan aims at is a part of it with its margin', () => {
    fc.assert(
      fc.property(someCase, fc.integer({ min: 0, max: 100 }), (one, fastest) => {
        for (const { need, tiers } of inputsOf(one).balances) {
          expect(tiers.reduce((sum, { units }) => sum + units, 0)).toBe(need);
          if (need === 0) continue;
          const aimed = aimAt(tiers, fastest, NOW_MS);
          const all = tiers.reduce((sum, { marginMinor }) => sum + marginMinor, 0);
          const reached = aimed.units * aimed.penaltyMinor + aimed.tooEarlyMinor;
          expect(aimed.units).toBeLessThanOrEqual(need);
          expect(Math.abs(reached - all)).toBeLessThanOrEqual(aimed.units / 2 + 1);
          if (aimed.tooEarlyMinor > 0) expect(aimed.withinHours).toBeGreaterThanOrEqual(fastest);
        }
      }),
    );
  });

  test('counts margin of orders in full, and of customers to come by how likely they are', () => {
    const one = { columbus: 0, atlanta: 0, orders: [{ quantity: 50, inHours: 60 }], keep: null };
    const [balance] = inputsOf(one).balances.filter(({ site }) => site === ATL);
    const [orders, ahead] = balance!.tiers;
    expect(orders).toMatchObject({ for: 'orders', units: 50, marginMinor: 50 * 4_160 });
    // The forecast says 20 a day for three days, and nothing of an error: all of it is expected.
    expect(ahead).toMatchObject({ for: 'ahead', units: 60, marginMinor: 60 * 4_160 });
  });
});

describe('the inputs of a plan', () => {
  test('leave stock out whose warehouse is silent, unless a person says why it is used', () => {
    const world = worldOf({ columbus: 900, atlanta: 0, orders: [], keep: null });
    const since = fromMs(NOW_MS - HOUR_MS);
    world.put(feedStatuses, {
      source: 'wms/columbus',
      silentSince: since,
      cadenceMs: 60_000,
      changedAt: since,
    });
    const suppliesWith = (edits: readonly PlanEdit[]) => {
      const wish = { items: [BREAKER], edits };
      const inputs = atOnce(takeInputs(world, wish, () => NOW_MS));
      const { positions } = poseInstance({
        ...inputsOfPlan(inputs, 'PLN-1'),
        lanes: inputs.lanes.cheapest,
      });
      return positions.filter((position) => 'supply' in position).map(({ site }) => site);
    };
    expect(suppliesWith([])).toEqual([]);
    const reason = 'counted by phone';
    expect(suppliesWith([{ kind: 'useStale', site: CMH, reason }])).toEqual([CMH]);
  });

  test('take nothing from a site that protects more than it has, and make no need of it', () => {
    const one = { columbus: 300, atlanta: 0, orders: [], keep: 100_000 };
    expect(inputsOf(one).balances.filter(({ site }) => site === CMH)).toEqual([]);
  });

  test('say that one day of orders is no history, and take the forecast with its stated error', () => {
    const one = { columbus: 900, atlanta: 0, orders: [{ quantity: 5, inHours: 60 }], keep: null };
    for (const { demand } of inputsOf(one).balances)
      expect(demand).toMatchObject({ kind: null, from: 'forecastError' });
  });

  test('class demand by how often working days bring an order', () => {
    const world = foldEvents(PLAN_ROOMS, [
      ...smallNetwork(),
      breakerForecast(ATL, 4, 0),
      breakersAt(ATL, 0),
      // Every fourth day eight of them, over twenty-eight days; every day somebody orders something else.
      ...Array.from({ length: 28 }, (_, day) =>
        breakersOrdered(
          `SO-${day}`,
          day % 4 === 0 ? 8 : 1,
          fromMs(NOW_MS + DAY_MS),
          day % 4 === 0 ? {} : { lines: [otherLine()] },
          { at: fromMs(NOW_MS - (28 - day) * DAY_MS) },
        ),
      ),
    ]);
    const inputs = atOnce(takeInputs(world, { items: [BREAKER], edits: [] }, () => NOW_MS));
    const [{ demand }] = inputs.balances as [(typeof inputs.balances)[number]];
    expect(demand).toMatchObject({ kind: 'intermittent', adi: 20 / 7, cv2: 0, days: 28 });
    expect(demand.shape).toBe('negativeBinomial');
    // Mean 4 by the forecast; 21 days of none and 7 of eight are 16 off on the square.
    expect(demand).toMatchObject({ variance: 16, from: 'ordersAgainstForecast' });
  });
});

function otherLine() {
  return {
    line: 1,
    gtin: '09526000000990',
    quantity: 1,
    unit: 'EA' as const,
    needBy: fromMs(NOW_MS + DAY_MS),
    unitPriceMicro: 1_000_000,
  };
}
