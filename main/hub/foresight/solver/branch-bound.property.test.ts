import { createRequire } from 'node:module';
import fc from 'fast-check';
import type { Highs } from 'highs';
import { beforeAll, expect, test } from 'vitest';
import { planInstance } from '#kit';
import { proveByBranching } from './branch-bound.ts';
import { exchangeTrucks } from './exchange-trucks.ts';
import { leastMoveCuts } from './least-move-cuts.ts';
import { costOf, emptyLoading, load, room } from './loading.ts';
import { problemOf, type Problem } from './problem.ts';
import { quickPlan } from './quick-plan.ts';
import { Relaxation } from './relaxation.ts';

/** HiGHS takes its time by the wall; these are over long before. */
const secondsLeft = (): number => 30;

let highs: Highs;
beforeAll(async () => {
  highs = await (createRequire(import.meta.url)('highs') as () => Promise<Highs>)();
});

/** Networks whose trucks are cheap, so that few and many pay, and whose least moves are several cases. */
const problems = fc
  .record({
    family: fc.constantFrom('loose', 'tight-docks', 'intermittent', 'unservable' as const),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    leastCases: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ family, seed, leastCases }) => {
    const instance = planInstance({
      family,
      sites: 4,
      items: 12,
      seed: String(seed),
      outOfBalance: 0.9,
    });
    return problemOf({
      ...instance,
      items: instance.items.map((item) => ({ ...item, minMoveQty: item.casePack * leastCases })),
      lanes: instance.lanes.map((lane) => ({
        ...lane,
        truckCostMinor: Math.round(lane.truckCostMinor / 10),
      })),
    });
  })
  .filter(({ ways }) => ways.count > 1);

/** Whole cases on ways as drawn, as far as they fit: a plan of any kind. */
function drawnLoading(problem: Problem, draws: readonly number[]): ReturnType<typeof emptyLoading> {
  const loading = emptyLoading(problem);
  const { ways, lanes, items } = problem;
  for (const draw of draws) {
    const way = draw % ways.count;
    if (loading.cases[way]! > 0) continue;
    const least = items.leastCases[ways.item[way]!]!;
    const most = room(loading, way, lanes.maxTrucks[ways.lane[way]!]!);
    if (most >= least) load(loading, way, least + (draw % (most - least + 1)));
  }
  return loading;
}

test('what branching proves rises from the relaxation, and no plan that is found undercuts it', () => {
  fc.assert(
    fc.property(problems, (problem) => {
      const quick = quickPlan(highs, problem, secondsLeft)!;
      const relaxation = new Relaxation(highs, problem, quick.cuts);
      const bounds: number[] = [];
      try {
        let nodes = 0;
        proveByBranching(problem, relaxation, {
          secondsLeft,
          onBound: (bound) => bounds.push(bound),
          enough: () => ++nodes > 60,
        });
      } finally {
        relaxation.dispose();
      }
      expect(bounds.length).toBeGreaterThan(0);
      expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
      expect(bounds.at(-1)!).toBeLessThanOrEqual(costOf(quick.loading) * (1 + 1e-7));
    }),
    { numRuns: 25 },
  );
});

test('every plan keeps what the least moves forbid', () => {
  fc.assert(
    fc.property(
      problems,
      fc.array(fc.nat(), { minLength: 30, maxLength: 60 }),
      (problem, draws) => {
        const { cases } = drawnLoading(problem, draws);
        for (const { ways, weights, most } of leastMoveCuts(problem)) {
          const used = ways.reduce((sum, way, at) => sum + cases[way]! * weights[at]!, 0);
          expect(used).toBeLessThanOrEqual(most + 1e-9);
        }
      },
    ),
  );
});

test('exchanges of trucks never cost more than the trucks that they began with', () => {
  fc.assert(
    fc.property(problems, (problem) => {
      const { cuts, truckPoint } = quickPlan(highs, problem, secondsLeft)!;
      const relaxation = new Relaxation(highs, problem, cuts);
      try {
        const point = exchangeTrucks(problem, relaxation, truckPoint, () => false, secondsLeft)!;
        expect(point.objectiveMinor).toBeLessThanOrEqual(truckPoint.objectiveMinor * (1 + 1e-7));
        for (const [lane, trucks] of point.trucks.entries()) {
          expect(trucks).toBeCloseTo(Math.round(trucks), 6);
          expect(trucks).toBeLessThanOrEqual(problem.lanes.maxTrucks[lane]!);
        }
      } finally {
        relaxation.dispose();
      }
    }),
    { numRuns: 25 },
  );
});
