import { describe, expect, test } from 'vitest';
import { planExample, planInstance } from '#kit';
import {
  checkPlan,
  explainNeed,
  explainPlan,
  greedyPlan,
  planUse,
  withoutConstraint,
  type Lifted,
  type PlanInstance,
} from './index.ts';

describe('the explanation of the example', () => {
  const { lines, lanes, short, total } = explainPlan(planExample(), greedyPlan(planExample()));

  test('shares the truck out by weight, which fills it more', () => {
    expect(lines).toEqual([
      expect.objectContaining({
        item: 'breaker',
        handlingMinor: 1_200,
        // 45 of 285 kg.
        truckShareMinor: 2_842,
        penaltyAvoidedMinor: 21_000,
        netMinor: 16_958,
      }),
      expect.objectContaining({ item: 'reel', truckShareMinor: 15_158, netMinor: 24_762 }),
    ]);
    expect(lanes).toEqual([expect.objectContaining({ trucks: 1, weightShare: 0.7125 })]);
  });

  test('adds up from doing nothing to the plan', () => {
    expect(total).toEqual({
      doNothingMinor: 69_100,
      penaltyAvoidedMinor: 61_000,
      truckMinor: 18_000,
      handlingMinor: 1_280,
      penaltyMinor: 8_100,
      objectiveMinor: 27_380,
    });
  });

  test('says why three breakers and all of Dallas stay short', () => {
    expect(
      short.map(({ site, unmet, binding, bindingFrom }) => ({ site, unmet, binding, bindingFrom })),
    ).toEqual([
      { site: 'DAL', unmet: 10, binding: 'late', bindingFrom: 'CMH' },
      { site: 'ATL', unmet: 3, binding: 'case-pack', bindingFrom: 'CMH' },
    ]);
  });
});

describe('what keeps a need short', () => {
  const lane = planExample().lanes[0]!;
  const item = (change: object) => (one: PlanInstance) => ({
    ...one,
    items: one.items.map((each) => ({ ...each, ...change })),
  });
  const lanes = (change: object) => (one: PlanInstance) => ({
    ...one,
    lanes: one.lanes.map((each) => ({ ...each, ...change })),
  });
  const sites = (change: object) => (one: PlanInstance) => ({
    ...one,
    sites: one.sites.map((each) => ({ ...each, ...change })),
  });
  const atl = { site: 'ATL', item: 'breaker' };
  test.each<[string, (one: PlanInstance) => PlanInstance, Lifted | null]>([
    [
      'trucks',
      lanes({ truckCapacityKg: 260, maxTrucks: 1, truckCostMinor: 9_000 }),
      { constraint: 'trucks', ...lane },
    ],
    ['dock-in', sites({ dockInPallets: 0 }), { constraint: 'dock-in', site: 'ATL' }],
    ['dock-out', sites({ dockOutPallets: 0 }), { constraint: 'dock-out', site: 'CMH' }],
    ['min-move', item({ minMoveQty: 40 }), { constraint: 'min-move', item: 'breaker' }],
    ['case-pack', item({ casePack: 34 }), { constraint: 'case-pack', item: 'breaker' }],
    [
      'supply',
      (one) => ({
        ...one,
        positions: [{ site: 'CMH', item: 'breaker', supply: 7 }, ...one.positions.slice(1)],
      }),
      { constraint: 'supply', site: 'CMH', item: 'breaker' },
    ],
    ['late', lanes({ transitHours: 49 }), { constraint: 'late', ...atl }],
    ['no-lane', (one) => ({ ...one, lanes: one.lanes.slice(1) }), null],
    ['not-worth', lanes({ truckCostMinor: 100_000 }), null],
    ['not-worth', lanes({ handlingPerUnitMinor: 701 }), null],
  ])('is %s, and lifting it makes a cheaper plan', (binding, change, lifted) => {
    const instance = change(planExample());
    const plan = greedyPlan(instance);
    expect(explainNeed(planUse(instance, plan), 'ATL', 'breaker').binding).toBe(binding);
    if (lifted)
      expect(greedyPlan(withoutConstraint(instance, lifted)).objectiveMinor).toBeLessThan(
        plan.objectiveMinor,
      );
  });
});

test.each(['tight-lanes', 'tight-docks', 'deadlines', 'unservable'] as const)(
  'the lines of a plan of a %s network add up to its objective, and every short need has its reason',
  (family) => {
    const instance = planInstance({ family, sites: 6, items: 120, seed: 'explained' });
    const plan = greedyPlan(instance);
    const { cost } = checkPlan(instance, plan);
    const { lines, short, total } = explainPlan(instance, plan);
    const sum = (amounts: number[]): number => amounts.reduce((a, b) => a + b, 0);
    expect(sum(lines.map((line) => line.truckShareMinor))).toBe(cost.truckMinor);
    expect(sum(lines.map((line) => line.handlingMinor))).toBe(cost.handlingMinor);
    expect(sum(short.map((need) => need.penaltyMinor))).toBe(cost.penaltyMinor);
    expect(total.doNothingMinor - sum(lines.map((line) => line.netMinor))).toBe(
      plan.objectiveMinor,
    );
    expect(short.filter((need) => need.binding === null)).toEqual([]);
  },
);
