import {
  cm3Of,
  gramsOf,
  MICRO_PER_PALLET,
  type PlanInstance,
  type PlanItem,
  type PlanLane,
} from './plan-instance.ts';
import type { Plan } from './plan.ts';

/** A constraint that a plan breaks; `have` and `limit` in grams, cm³, millionths of a pallet, units, trucks or minor units. */
export interface PlanViolation {
  code:
    | 'instance'
    | 'unknown-item'
    | 'no-lane'
    | 'quantity'
    | 'duplicate-move'
    | 'duplicate-trucks'
    | 'trucks-integer'
    | 'supply'
    | 'need'
    | 'late'
    | 'case-pack'
    | 'min-move'
    | 'kg'
    | 'm3'
    | 'max-trucks'
    | 'dock-out'
    | 'dock-in'
    | 'objective'
    | 'bound';
  where: string;
  have?: bigint;
  limit?: bigint;
}

/** What a plan costs, in minor units; `objectiveMinor` is the sum of the others. */
export interface PlanCost {
  truckMinor: number;
  handlingMinor: number;
  penaltyMinor: number;
  objectiveMinor: number;
}

export interface PlanCheck {
  /** No constraint broken, no false claim. */
  ok: boolean;
  violations: readonly PlanViolation[];
  cost: PlanCost;
}

/**
 * Whether a plan keeps every constraint of its instance, and what it costs: summed from the rows of the format in
 * integers of any size, without the model, the ways or the search that made the plan. Nothing leaves this room that
 * does not pass here.
 */
export function checkPlan(instance: PlanInstance, plan: Plan): PlanCheck {
  const violations: PlanViolation[] = [];
  const breaks = (code: PlanViolation['code'], where: string, have: bigint, limit: bigint): void =>
    void violations.push({ code, where, have, limit });

  const lanes = new Map(instance.lanes.map((lane) => [pair(lane.from, lane.to), lane]));
  const items = new Map(instance.items.map((item) => [item.id, item]));
  const positions = new Map(
    instance.positions.map((position) => [pair(position.site, position.item), position]),
  );
  if (plan.instance !== instance.id) violations.push({ code: 'instance', where: plan.instance });

  const left = new Sums();
  const arrived = new Sums();
  const grams = new Sums();
  const cm3 = new Sums();
  const microOut = new Sums();
  const microIn = new Sums();
  const moved = new Set<string>();
  let handling = 0n;
  for (const { from, to, item: itemId, quantity } of plan.moves) {
    const laneKey = pair(from, to);
    const where = `${laneKey} ${itemId}`;
    const lane = lanes.get(laneKey);
    const item = items.get(itemId);
    if (lane === undefined || item === undefined) {
      violations.push({ code: lane === undefined ? 'no-lane' : 'unknown-item', where });
      continue;
    }
    if (!Number.isSafeInteger(quantity) || quantity < 1) {
      violations.push({ code: 'quantity', where });
      continue;
    }
    if (moved.has(where)) violations.push({ code: 'duplicate-move', where });
    moved.add(where);
    const units = BigInt(quantity);
    if (units % BigInt(item.casePack) !== 0n)
      breaks('case-pack', where, units, BigInt(item.casePack));
    if (quantity < item.minMoveQty) breaks('min-move', where, units, BigInt(item.minMoveQty));
    const wanted = positions.get(pair(to, itemId));
    if (wanted !== undefined && 'need' in wanted && lane.transitHours > wanted.neededWithinHours)
      breaks('late', where, BigInt(lane.transitHours), BigInt(wanted.neededWithinHours));
    left.add(pair(from, itemId), units);
    arrived.add(pair(to, itemId), units);
    grams.add(laneKey, units * BigInt(gramsOf(item.unitWeightKg)));
    cm3.add(laneKey, units * BigInt(cm3Of(item.unitVolumeM3)));
    microOut.add(from, units * BigInt(item.unitPalletMicro));
    microIn.add(to, units * BigInt(item.unitPalletMicro));
    handling += units * (BigInt(lane.handlingPerUnitMinor) + byWeight(lane, item));
  }

  for (const [key, units] of left.all()) {
    const position = positions.get(key);
    const supply = position !== undefined && 'supply' in position ? BigInt(position.supply) : 0n;
    if (units > supply) breaks('supply', key, units, supply);
  }
  for (const [key, units] of arrived.all()) {
    const position = positions.get(key);
    const need = position !== undefined && 'need' in position ? BigInt(position.need) : 0n;
    if (units > need) breaks('need', key, units, need);
  }

  const trucks = new Map<string, bigint>();
  let truckCost = 0n;
  for (const { from, to, trucks: count } of plan.trucks) {
    const key = pair(from, to);
    const lane = lanes.get(key);
    if (lane === undefined) violations.push({ code: 'no-lane', where: key });
    else if (!Number.isSafeInteger(count) || count < 0)
      violations.push({ code: 'trucks-integer', where: key });
    else {
      if (trucks.has(key)) violations.push({ code: 'duplicate-trucks', where: key });
      trucks.set(key, (trucks.get(key) ?? 0n) + BigInt(count));
      truckCost += BigInt(count) * BigInt(lane.truckCostMinor);
    }
  }
  for (const [key, lane] of lanes) {
    const count = trucks.get(key) ?? 0n;
    const mostGrams = count * BigInt(gramsOf(lane.truckCapacityKg));
    const mostCm3 = count * BigInt(cm3Of(lane.truckCapacityM3));
    if (count > BigInt(lane.maxTrucks)) breaks('max-trucks', key, count, BigInt(lane.maxTrucks));
    if (grams.of(key) > mostGrams) breaks('kg', key, grams.of(key), mostGrams);
    if (cm3.of(key) > mostCm3) breaks('m3', key, cm3.of(key), mostCm3);
  }
  for (const site of instance.sites) {
    const mostOut = BigInt(site.dockOutPallets) * BigInt(MICRO_PER_PALLET);
    const mostIn = BigInt(site.dockInPallets) * BigInt(MICRO_PER_PALLET);
    if (microOut.of(site.id) > mostOut) breaks('dock-out', site.id, microOut.of(site.id), mostOut);
    if (microIn.of(site.id) > mostIn) breaks('dock-in', site.id, microIn.of(site.id), mostIn);
  }

  let penalty = 0n;
  for (const [key, position] of positions) {
    if (!('need' in position)) continue;
    const unmet = BigInt(position.need) - arrived.of(key);
    if (unmet > 0n) penalty += unmet * BigInt(position.penaltyPerShortUnitMinor);
  }
  const objective = truckCost + handling + penalty;
  const claimed = wholeOrNull(plan.objectiveMinor);
  if (claimed !== objective) violations.push({ code: 'objective', where: 'plan', have: objective });
  if (plan.lowerBoundMinor !== null) {
    const bound = wholeOrNull(plan.lowerBoundMinor);
    if (bound === null || bound < 0n || bound > objective)
      violations.push({ code: 'bound', where: 'plan', limit: objective });
  }
  return {
    ok: violations.length === 0,
    violations,
    cost: {
      truckMinor: Number(truckCost),
      handlingMinor: Number(handling),
      penaltyMinor: Number(penalty),
      objectiveMinor: Number(objective),
    },
  };
}

/** Freight of a unit by its weight, rounded half up: grams × minor units a kilogram. */
function byWeight(lane: PlanLane, item: PlanItem): bigint {
  return (
    (BigInt(gramsOf(item.unitWeightKg)) * BigInt(lane.handlingPerKgMinor ?? 0) + 500n) / 1_000n
  );
}

class Sums {
  readonly #sums = new Map<string, bigint>();

  add(key: string, amount: bigint): void {
    this.#sums.set(key, this.of(key) + amount);
  }

  of(key: string): bigint {
    return this.#sums.get(key) ?? 0n;
  }

  all(): Iterable<[string, bigint]> {
    return this.#sums;
  }
}

/** Unambiguous whatever stands in the names. */
function pair(one: string, other: string): string {
  return JSON.stringify([one, other]);
}

function wholeOrNull(amount: number): bigint | null {
  return Number.isSafeInteger(amount) ? BigInt(amount) : null;
}
