import { describe, expect, test } from 'vitest';
import { planExample } from '#kit';
import { checkPlan, doNothingPlan, greedyPlan, solvePlan, type Plan } from './index.ts';

describe('the plan of the example', () => {
  test('costs what a person reckons, and nothing costs less', async () => {
    const told: Plan[] = [];
    const { plan, ended, gap } = await solvePlan(planExample(), {
      gap: 0,
      seconds: 60,
      onPlan: (better) => told.push(better),
    });
    expect({ ended, gap }).toEqual({ ended: 'gap', gap: 0 });
    expect(plan).toEqual({
      format: 'signalbox-plan',
      version: 1,
      instance: 'example',
      moves: [
        { from: 'CMH', to: 'ATL', item: 'breaker', quantity: 30 },
        { from: 'CMH', to: 'ATL', item: 'reel', quantity: 2 },
      ],
      trucks: [{ from: 'CMH', to: 'ATL', trucks: 1 }],
      objectiveMinor: 27_380,
      lowerBoundMinor: 27_380,
    });
    expect(checkPlan(planExample(), plan).cost).toEqual({
      truckMinor: 18_000,
      handlingMinor: 1_280,
      penaltyMinor: 8_100,
      objectiveMinor: 27_380,
    });
    expect(told.at(-1)).toEqual(plan);
  });

  test('is found by greedy too, and is better than doing nothing', () => {
    expect(greedyPlan(planExample()).objectiveMinor).toBe(27_380);
    expect(doNothingPlan(planExample()).objectiveMinor).toBe(69_100);
  });

  test('is doing nothing when nobody waits for it', async () => {
    const { plan, ended } = await solvePlan(planExample(), {
      gap: 0,
      seconds: 60,
      signal: AbortSignal.abort(),
    });
    expect({ plan, ended }).toEqual({ plan: doNothingPlan(planExample()), ended: 'aborted' });
  });
});
