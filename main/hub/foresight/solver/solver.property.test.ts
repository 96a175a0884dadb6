import { createRequire } from 'node:module';
import fc from 'fast-check';
import type { Highs } from 'highs';
import { beforeAll, expect, test } from 'vitest';
import { systemMachine } from '#engine/clock';
import { planInstance, type PlanFamily } from '#kit';
import { FirstOrder } from './first-order.ts';
import { greedyLoading } from './greedy-plan.ts';
import { Incumbent } from './incumbent.ts';
import { checkPlan, doNothingPlan, greedyPlan, readInstance } from './index.ts';
import type { Plan, PlanInstance } from './index.ts';
import { LaneBound } from './lane-bound.ts';
import { costOf, emptyLoading, load, planOf, room } from './loading.ts';
import { mipModel } from './mip-model.ts';
import { PriceAscent } from './price-ascent.ts';
import { problemOf, type Problem } from './problem.ts';
import { quickPlan } from './quick-plan.ts';
import { Relaxation } from './relaxation.ts';
import { search } from './search.ts';
import { searchLarge } from './search-large.ts';
import { costsAt } from './shared-prices.ts';

/** HiGHS takes its time by the wall; these are over long before. */
const SECONDS = 30;

let highs: Highs;
beforeAll(async () => {
  highs = await (createRequire(import.meta.url)('highs') as () => Promise<Highs>)();
});

const FAMILIES: readonly PlanFamily[] = [
  'loose',
  'tight-lanes',
  'tight-docks',
  'intermittent',
  'deadlines',
  'unservable',
];

const networks = (sites: number, items: number) =>
  fc
    .record({
      family: fc.constantFrom(...FAMILIES),
      seed: fc.integer({ min: 1, max: 1_000_000 }),
      outOfBalance: fc.constantFrom(0.3, 0.6, 0.9),
    })
    .map(({ family, seed, outOfBalance }) =>
      planInstance({ family, sites, items, seed: String(seed), outOfBalance }),
    );

/** A network with two or three of a thing, so that all its plans can be looked at. */
const tinyNetworks = networks(3, 3).map((instance) => ({
  ...instance,
  positions: instance.positions.map((position) => {
    const { casePack } = instance.items.find(({ id }) => id === position.item)!;
    // Two cases and a half of anything at most: 9 ways with 0 to 2 cases are 20,000 plans.
    const few = (units: number): number => Math.min(units, Math.floor(casePack * 2.5));
    return 'need' in position
      ? { ...position, need: few(position.need) }
      : { ...position, supply: few(position.supply) };
  }),
  lanes: instance.lanes.map((lane) => ({
    ...lane,
    truckCostMinor: Math.round(lane.truckCostMinor / 20),
  })),
}));

function options(gap: number) {
  return {
    highs,
    machine: systemMachine,
    gap,
    untilMs: systemMachine.machineNow() + SECONDS * 1_000,
    role: 'prove' as const,
    cuts: [],
    onHard: () => {},
  };
}

function solved(instance: PlanInstance, gap: number): { plan: Plan; told: Plan[] } {
  const problem = problemOf(instance);
  const told: Plan[] = [];
  const incumbent = new Incumbent(problem, (plan) => told.push(plan));
  search(problem, incumbent, options(gap));
  return { plan: incumbent.plan, told };
}

/** The least cost of all plans, by trying each number of cases on each way. */
function leastCost(problem: Problem): number {
  const { ways, lanes, items } = problem;
  const loading = emptyLoading(problem);
  let least = Infinity;
  const from = (way: number): void => {
    if (way === ways.count) {
      least = Math.min(least, costOf(loading));
      return;
    }
    from(way + 1);
    const most = room(loading, way, lanes.maxTrucks[ways.lane[way]!]!);
    for (let cases = items.leastCases[ways.item[way]!]!; cases <= most; cases++) {
      load(loading, way, cases);
      from(way + 1);
      load(loading, way, -cases);
    }
  };
  from(0);
  return least;
}

test('the plan of a tiny network is the best of all its plans, and proven so', () => {
  fc.assert(
    fc.property(tinyNetworks, (instance) => {
      const { plan } = solved(instance, 0);
      const least = leastCost(problemOf(instance));
      expect({ ...plan, moves: [], trucks: [] }).toMatchObject({
        objectiveMinor: least,
        lowerBoundMinor: least,
      });
    }),
    { numRuns: 30 },
  );
});

test('the thread that proves begins with branching, and ends with the best of all plans of a tiny network', () => {
  fc.assert(
    fc.property(tinyNetworks, (instance) => {
      const problem = problemOf(instance);
      const cuts =
        problem.ways.count === 0 ? [] : (quickPlan(highs, problem, () => SECONDS)?.cuts ?? []);
      fc.pre(cuts.length > 0);
      const least = leastCost(problem);
      const told: Plan[] = [];
      const incumbent = new Incumbent(problem, (plan) => told.push(plan));
      search(problem, incumbent, { ...options(0), cuts });
      for (const { lowerBoundMinor } of told) expect(lowerBoundMinor).toBeLessThanOrEqual(least);
      expect(incumbent.plan).toMatchObject({ objectiveMinor: least, lowerBoundMinor: least });
    }),
    { numRuns: 30 },
  );
});

test('every plan that is told keeps every constraint, each is better or better proven, and none is dearer than greedy', () => {
  fc.assert(
    fc.property(networks(5, 30), (instance) => {
      expect(readInstance(JSON.parse(JSON.stringify(instance))).ok).toBe(true);
      const { plan, told } = solved(instance, 0.01);
      for (const each of told) expect(checkPlan(instance, each).violations).toEqual([]);
      for (const [index, each] of told.entries()) {
        const before = told[index - 1];
        if (before === undefined) continue;
        expect(each.objectiveMinor).toBeLessThanOrEqual(before.objectiveMinor);
        expect(each.lowerBoundMinor).toBeGreaterThanOrEqual(before.lowerBoundMinor!);
      }
      const greedy = greedyPlan(instance);
      expect(checkPlan(instance, greedy).violations).toEqual([]);
      expect(plan.objectiveMinor).toBeLessThanOrEqual(greedy.objectiveMinor);
      expect(greedy.objectiveMinor).toBeLessThanOrEqual(doNothingPlan(instance).objectiveMinor);
    }),
    { numRuns: 8 },
  );
});

test('what the first-order method proves, alone and by lanes, no plan undercuts, however early it stops, and higher prices neither', () => {
  fc.assert(
    fc.property(
      tinyNetworks,
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 300 }),
      (instance, iterations, steps) => {
        const problem = problemOf(instance);
        fc.pre(problem.ways.count > 0);
        const model = mipModel(problem, { relaxed: true });
        const solver = new FirstOrder(model.data);
        const { bound } = solver.run(iterations, () => false);
        const laneBound = new LaneBound(problem);
        const byLanes = laneBound.of(costsAt(model, solver.prices), model);
        const ascent = new PriceAscent(problem, model, solver.prices);
        ascent.run(steps, () => false);
        const most = leastCost(problem) + 1e-6 * problem.nothingMinor;
        expect(bound).toBeLessThanOrEqual(most);
        expect(byLanes).toBeLessThanOrEqual(most);
        expect(laneBound.of(ascent.costs, model)).toBeLessThanOrEqual(most);
      },
    ),
    { numRuns: 30 },
  );
});

test('steps raise what the prices of the plain relaxation prove, and never above a plan', () => {
  fc.assert(
    fc.property(networks(5, 40), (instance) => {
      const problem = problemOf(instance);
      fc.pre(problem.ways.count > 0);
      const model = mipModel(problem, { relaxed: true });
      const relaxation = new Relaxation(highs, problem);
      const point = relaxation.solve(SECONDS)!;
      const prices = relaxation.prices;
      relaxation.dispose();
      const laneBound = new LaneBound(problem);
      const plain = laneBound.of(costsAt(model, prices), model);
      const ascent = new PriceAscent(problem, model, prices);
      ascent.run(200, () => false);
      const raised = laneBound.of(ascent.costs, model);
      const noise = 1e-6 * problem.nothingMinor;
      expect(plain).toBeGreaterThanOrEqual(point.objectiveMinor - noise);
      expect(raised).toBeGreaterThanOrEqual(plain - noise);
      expect(raised).toBeLessThanOrEqual(solved(instance, 0.02).plan.objectiveMinor + noise);
    }),
    { numRuns: 8 },
  );
});

test('the search for large networks keeps every constraint and proves what a simplex does, nearly', () => {
  fc.assert(
    fc.property(networks(5, 40), (instance) => {
      const problem = problemOf(instance);
      fc.pre(problem.ways.count > 0);
      const incumbent = new Incumbent(problem, () => {});
      const greedy = greedyLoading(problem);
      incumbent.offer(greedy);
      searchLarge(problem, incumbent, greedy, { ...options(0.2), role: 'find' });
      expect(checkPlan(instance, incumbent.plan).violations).toEqual([]);
      const { plan } = solved(instance, 0.001);
      expect(incumbent.plan.lowerBoundMinor).toBeLessThanOrEqual(plan.objectiveMinor);
      expect(incumbent.plan.lowerBoundMinor).toBeGreaterThan(0.5 * plan.objectiveMinor);
    }),
    { numRuns: 3 },
  );
});

test('a plan made of whole cases on any ways says its own cost to the minor unit', () => {
  fc.assert(
    fc.property(
      networks(4, 12),
      fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
      (instance, draws) => {
        const problem = problemOf(instance);
        const { ways, lanes, items } = problem;
        const loading = emptyLoading(problem);
        for (let way = 0; way < ways.count; way++) {
          const most = room(loading, way, lanes.maxTrucks[ways.lane[way]!]!);
          const cases = most === 0 ? 0 : draws[way % draws.length]! % (most + 1);
          if (cases >= items.leastCases[ways.item[way]!]!) load(loading, way, cases);
        }
        const plan = planOf(loading, null);
        expect(checkPlan(instance, plan).violations).toEqual([]);
      },
    ),
  );
});
