import { expect, test } from 'vitest';
import { planExample } from '#kit';
import { checkPlan, doNothingPlan, explainPlan, greedyPlan, solvePlan } from './index.ts';

test('freight by weight is paid for each unit moved, in the plan and in its check', () => {
  const example = planExample();
  const heavier = {
    ...example,
    lanes: example.lanes.map((lane) => ({ ...lane, handlingPerKgMinor: 7 })),
  };
  const plan = greedyPlan(heavier);
  const { ok, cost } = checkPlan(heavier, plan);
  expect(ok).toBe(true);
  const byWeight = plan.moves.reduce((sum, { item: id, quantity }) => {
    const { unitWeightKg } = example.items.find((item) => item.id === id)!;
    return sum + quantity * Math.round(unitWeightKg * 7);
  }, 0);
  expect(byWeight).toBeGreaterThan(0);
  expect(cost.handlingMinor).toBe(checkPlan(example, { ...plan }).cost.handlingMinor + byWeight);
  expect(explainPlan(heavier, plan).total.objectiveMinor).toBe(plan.objectiveMinor);
});

test('where nothing can move, doing nothing is proven best', async () => {
  const stuck = { ...planExample(), lanes: [] };
  const { plan, gap, ended } = await solvePlan(stuck, { gap: 0, seconds: 60 });
  const nothing = doNothingPlan(stuck);
  expect(plan).toEqual({ ...nothing, lowerBoundMinor: nothing.objectiveMinor });
  expect({ gap, ended }).toEqual({ gap: 0, ended: 'gap' });
});

test('where nobody needs anything, the plan that costs nothing is proven best', async () => {
  const content = { ...planExample(), positions: [] };
  const { plan, ended } = await solvePlan(content, { gap: 0, seconds: 60 });
  expect({ objectiveMinor: plan.objectiveMinor, ended }).toEqual({
    objectiveMinor: 0,
    ended: 'gap',
  });
});
