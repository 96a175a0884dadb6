import type { Plan as SolvedPlan, PlanInstance } from '#foresight/solver';
import { positionKey } from '#operations/network';
import { HOUR_MS, fromMs } from '#shared/vocabulary';
import type { Balance } from './balance.ts';
import { aimOf, inputsOf, poseInstance } from './pose-instance.ts';
import type { PlanInputs } from './take-inputs.ts';

/**
 * The question that a plan leaves open: supply, need, docks and trucks less what it uses, over the fastest lanes. Of a
 * need it serves what its own lanes could make in time; what was due before them stays whole, for nothing of it came.
 * So nothing but a further move lessens what the plan itself loses.
 */
export function questionAfter(
  inputs: PlanInputs,
  instance: PlanInstance,
  plan: SolvedPlan,
): { balances: Balance[]; rest: PlanInstance } {
  const balances = balancesAfter(inputs, plan);
  const lanes = inputs.lanes.fastest;
  const posed = poseInstance({ ...inputsOf(inputs, instance.id), balances, lanes });
  const [out, into] = palletsOf(instance, plan);
  const used = new Map(plan.trucks.map(({ from, to, trucks }) => [`${from}>${to}`, trucks]));
  const cheapest = new Set(inputs.lanes.cheapest.map(({ laneId }) => laneId));
  const isShared = new Set(
    lanes.filter(({ laneId }) => cheapest.has(laneId)).map(({ from, to }) => `${from}>${to}`),
  );
  const rest: PlanInstance = {
    ...posed,
    sites: posed.sites.map((site) => ({
      ...site,
      dockOutPallets: Math.max(0, Math.floor(site.dockOutPallets - (out.get(site.id) ?? 0))),
      dockInPallets: Math.max(0, Math.floor(site.dockInPallets - (into.get(site.id) ?? 0))),
    })),
    lanes: posed.lanes.map((lane) => {
      const pair = `${lane.from}>${lane.to}`;
      return {
        ...lane,
        maxTrucks: lane.maxTrucks - (isShared.has(pair) ? (used.get(pair) ?? 0) : 0),
      };
    }),
  };
  return { balances, rest };
}

function balancesAfter(inputs: PlanInputs, plan: SolvedPlan): Balance[] {
  const left = new Map<string, number>();
  const came = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, by: number) =>
    map.set(key, (map.get(key) ?? 0) + by);
  for (const { from, to, item, quantity } of plan.moves) {
    add(left, positionKey(from, item), quantity);
    add(came, positionKey(to, item), quantity);
  }
  const aim = aimOf({ ...inputs, lanes: inputs.lanes.cheapest });
  return inputs.balances.map((balance): Balance => {
    const key = positionKey(balance.site, balance.gtin);
    const sent = left.get(key) ?? 0;
    const got = came.get(key) ?? 0;
    if (got === 0) return { ...balance, supply: balance.supply - sent };
    const aimed = aim(balance);
    const short = aimed.units - got;
    const tiers = [...aimed.tooEarly];
    // What stays short has no date of its own: the plan was asked for all of it by the first.
    if (short > 0)
      tiers.push({
        for: 'orders',
        at: fromMs(inputs.nowMs + aimed.withinHours * HOUR_MS),
        units: short,
        marginMinor: short * aimed.penaltyMinor,
      });
    return { ...balance, tiers, need: tiers.reduce((sum, { units }) => sum + units, 0) };
  });
}

/** What a plan uses of the docks, out and in, by site; pallets. */
function palletsOf(
  instance: PlanInstance,
  plan: SolvedPlan,
): [out: Map<string, number>, into: Map<string, number>] {
  const [out, into] = [new Map<string, number>(), new Map<string, number>()];
  const micro = new Map(instance.items.map(({ id, unitPalletMicro }) => [id, unitPalletMicro]));
  for (const { from, to, item, quantity } of plan.moves) {
    const pallets = (micro.get(item)! * quantity) / 1_000_000;
    out.set(from, (out.get(from) ?? 0) + pallets);
    into.set(to, (into.get(to) ?? 0) + pallets);
  }
  return [out, into];
}
