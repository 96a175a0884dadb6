import {
  solvePlan,
  unitHandlingMinor,
  type Plan as SolvedPlan,
  type PlanInstance,
  type SolveOptions,
} from '#foresight/solver';
import { positionKey } from '#operations/network';
import type { PlanAlternative } from '#shared/protocol';
import { questionAfter } from './after-plan.ts';
import { inputsOf, poseInstance, tooEarlyMinor } from './pose-instance.ts';
import { neededPositions, servedNeeds } from './service.ts';
import type { PlanInputs } from './take-inputs.ts';

/** A comparison is no plan: within one per cent, or as near as some seconds allow. */
const COMPARED = { gap: 0.01, seconds: 4 };

type Options = Pick<SolveOptions, 'machine' | 'signal'>;

/**
 * The same needs dealt with in other ways, in money and service. Do nothing and re-promise are sums; expedite solves the
 * same question over the fastest lane of each pair; split leaves the plan as it is and sends what it leaves short over
 * the fastest lanes.
 */
export async function compareAlternatives(
  inputs: PlanInputs,
  instance: PlanInstance,
  plan: SolvedPlan,
  options: Options,
): Promise<PlanAlternative[]> {
  const cheap = tooEarlyMinor({ ...inputs, lanes: inputs.lanes.cheapest });
  const { fastest } = inputs.lanes;
  const needs = neededPositions(inputs);
  const nothing = sumOf(instance, null);
  const transfer = sumOf(instance, plan);
  const fast = poseInstance({ ...inputsOf(inputs, instance.id), lanes: fastest });
  const expedited = await solvePlan(fast, { ...COMPARED, ...options });
  return [
    {
      name: 'nothing',
      ...nothing,
      needs,
      tooEarlyMinor: cheap,
      formula: 'Nothing moves: expected margin lost of all that is wanted',
      missing: null,
    },
    {
      name: 'transfer',
      ...transfer,
      needs,
      tooEarlyMinor: cheap,
      formula: 'This plan: trucks and freight of the cheapest lane of each pair + what stays short',
      missing: null,
    },
    {
      name: 'expedite',
      ...sumOf(fast, expedited.plan),
      needs,
      tooEarlyMinor: tooEarlyMinor({ ...inputs, lanes: fastest }),
      formula: 'The same question over the fastest lane of each pair, solved to 1 % or 4 s',
      missing: null,
    },
    {
      name: 'split',
      ...(await split()),
      needs,
      formula: 'This plan + what it leaves short over the fastest lanes, solved to 1 % or 4 s',
      missing: null,
    },
    repromise(inputs, nothing.lossMinor, cheap, needs),
  ];

  async function split() {
    const { balances, rest } = questionAfter(inputs, instance, plan);
    const added = await solvePlan(rest, { ...COMPARED, ...options });
    // Where nothing is worth a second truck it is the plan, to the cent.
    if (added.plan.moves.length === 0) return { ...transfer, tooEarlyMinor: cheap };
    const extra = sumOf(rest, added.plan);
    const served = new Set([...servedNeeds(instance, plan), ...servedNeeds(rest, added.plan)]);
    return {
      costMinor: transfer.costMinor + extra.costMinor,
      lossMinor: extra.lossMinor,
      tooEarlyMinor: tooEarlyMinor({ ...inputs, balances, lanes: fastest }),
      served: served.size,
    };
  }
}

/**
 * Customers are asked for a later date and nothing moves: of the margin of lines for which something comes later a share
 * is lost (policy), of all else everything.
 */
function repromise(
  inputs: PlanInputs,
  lossMinor: number,
  early: number,
  needs: number,
): PlanAlternative {
  const later = inputs.balances.reduce(
    (sum, { need, laterMarginMinor }) => sum + (need > 0 ? laterMarginMinor : 0),
    0,
  );
  const share = inputs.policy.repromiseLostBasisPoints;
  const all = lossMinor + early;
  const kept = Math.min(all, Math.round((later * (10_000 - share)) / 10_000));
  return {
    name: 'repromise',
    costMinor: 0,
    lossMinor: all - kept,
    tooEarlyMinor: 0,
    needs,
    served: 0,
    formula: `Nothing moves; lines for which stock comes later are promised anew, and ${share / 100} % of their margin is lost`,
    missing: null,
  };
}

/** What a plan of an instance costs and leaves short; null is no plan. */
function sumOf(instance: PlanInstance, plan: SolvedPlan | null) {
  const lanes = new Map(instance.lanes.map((lane) => [`${lane.from}>${lane.to}`, lane]));
  const items = new Map(instance.items.map((item) => [item.id, item]));
  let costMinor = 0;
  const arrived = new Map<string, number>();
  for (const { from, to, item, quantity } of plan?.moves ?? []) {
    costMinor += quantity * unitHandlingMinor(lanes.get(`${from}>${to}`)!, items.get(item)!);
    const key = positionKey(to, item);
    arrived.set(key, (arrived.get(key) ?? 0) + quantity);
  }
  for (const { from, to, trucks } of plan?.trucks ?? [])
    costMinor += trucks * lanes.get(`${from}>${to}`)!.truckCostMinor;
  let lossMinor = 0;
  for (const position of instance.positions) {
    if (!('need' in position)) continue;
    const short = position.need - (arrived.get(positionKey(position.site, position.item)) ?? 0);
    lossMinor += short * position.penaltyPerShortUnitMinor;
  }
  return { costMinor, lossMinor, served: plan === null ? 0 : servedNeeds(instance, plan).size };
}
