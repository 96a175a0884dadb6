import {
  solvePlan,
  unitHandlingMinor,
  type Plan as SolvedPlan,
  type PlanInstance,
  type SolveOptions,
} from '#foresight/solver';
import { positionKey } from '#operations/network';
import type { PlanAlternative } from '#shared/protocol';

import { poseInstance, tooEarlyMinor } from './pose-instance.ts';
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
  const early = tooEarlyMinor({ ...inputs, lanes: inputs.lanes.fastest });
  const needs = neededPositions(inputs);
  const nothing = sumOf(instance, null);
  const transfer = sumOf(instance, plan);
  const fast = poseInstance({ ...inputsOf(inputs, instance.id), lanes: inputs.lanes.fastest });
  const expedited = await solvePlan(fast, { ...COMPARED, ...options });
  const rest = restOf(instance, plan, fast, inputs);
  const added = await solvePlan(rest, { ...COMPARED, ...options });
  const extra = sumOf(rest, added.plan);
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
      tooEarlyMinor: early,
      formula: 'The same question over the fastest lane of each pair, solved to 1 % or 4 s',
      missing: null,
    },
    {
      name: 'split',
      costMinor: transfer.costMinor + extra.costMinor,
      lossMinor: extra.lossMinor,
      tooEarlyMinor: early,
      needs,
      served: transfer.served + extra.served,
      formula: 'This plan + what it leaves short over the fastest lanes, solved to 1 % or 4 s',
      missing: null,
    },
    repromise(inputs, nothing.lossMinor, cheap, needs),
  ];
}

/** All that an instance needs of the inputs but the lanes. */
export function inputsOf(inputs: PlanInputs, id: string) {
  return {
    id,
    currency: inputs.currency,
    nowMs: inputs.nowMs,
    sites: [...inputs.sites.values()],
    items: [...inputs.items.values()],
    balances: inputs.balances,
    palletsADoor: inputs.palletsADoor,
    leastMoveMinor: inputs.leastMoveMinor,
    edits: inputs.edits,
  };
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
  return { costMinor, lossMinor, served: plan === null ? 0 : servedNeeds(instance, plan) };
}

/** What a plan leaves: supply, need, docks and trucks less what it uses, over other lanes. */
function restOf(
  instance: PlanInstance,
  plan: SolvedPlan,
  fast: PlanInstance,
  inputs: PlanInputs,
): PlanInstance {
  const moved = new Map<string, number>();
  const movedItems = new Set(plan.moves.map(({ item }) => item));
  const [out, into] = [new Map<string, number>(), new Map<string, number>()];
  const items = new Map(instance.items.map((item) => [item.id, item]));
  const add = (map: Map<string, number>, key: string, by: number) =>
    map.set(key, (map.get(key) ?? 0) + by);
  for (const { from, to, item, quantity } of plan.moves) {
    add(moved, positionKey(from, item), quantity);
    add(moved, positionKey(to, item), quantity);
    const pallets = (items.get(item)!.unitPalletMicro * quantity) / 1_000_000;
    add(out, from, pallets);
    add(into, to, pallets);
  }
  const names = new Map(
    inputs.lanes.cheapest.map((lane) => [`${lane.from}>${lane.to}`, lane.laneId]),
  );
  const fastNames = new Map(
    inputs.lanes.fastest.map((lane) => [`${lane.from}>${lane.to}`, lane.laneId]),
  );
  const used = new Map(plan.trucks.map(({ from, to, trucks }) => [`${from}>${to}`, trucks]));
  return {
    ...fast,
    sites: fast.sites.map((site) => ({
      ...site,
      dockOutPallets: Math.max(0, Math.floor(site.dockOutPallets - (out.get(site.id) ?? 0))),
      dockInPallets: Math.max(0, Math.floor(site.dockInPallets - (into.get(site.id) ?? 0))),
    })),
    positions: fast.positions.flatMap((position): PlanInstance['positions'] => {
      if (!movedItems.has(position.item)) return [position];
      const less = moved.get(positionKey(position.site, position.item)) ?? 0;
      if ('need' in position)
        return position.need > less ? [{ ...position, need: position.need - less }] : [];
      return position.supply > less ? [{ ...position, supply: position.supply - less }] : [];
    }),
    lanes: fast.lanes.map((lane) => {
      const pair = `${lane.from}>${lane.to}`;
      const isSame = names.get(pair) === fastNames.get(pair);
      return { ...lane, maxTrucks: lane.maxTrucks - (isSame ? (used.get(pair) ?? 0) : 0) };
    }),
  };
}
