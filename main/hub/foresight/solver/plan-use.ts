import {
  cm3Of,
  gramsOf,
  MICRO_PER_PALLET,
  type PlanInstance,
  type PlanItem,
  type PlanLane,
  type PlanNeed,
  type PlanSite,
} from './plan-instance.ts';
import type { Plan } from './plan.ts';

/** An instance by its names, and what a plan uses of it; built once for all questions about that plan. */
export interface PlanUse {
  instance: PlanInstance;
  plan: Plan;
  sites: ReadonlyMap<string, PlanSite>;
  items: ReadonlyMap<string, PlanItem>;
  /** By {@link key} of from and to. */
  lanes: ReadonlyMap<string, PlanLane>;
  /** By {@link key} of site and item. */
  needs: ReadonlyMap<string, PlanNeed>;
  /** Where an item can leave, and how many units of it. */
  supplies: ReadonlyMap<string, readonly { site: string; supply: number }[]>;
  /** Units that leave a site, and that arrive at one, by {@link key} of site and item. */
  left: ReadonlyMap<string, number>;
  arrived: ReadonlyMap<string, number>;
  /** Units of each move, by {@link key} of from, to and item. */
  moved: ReadonlyMap<string, number>;
  trucks: ReadonlyMap<string, number>;
  /** Load of each lane, and of each site's docks in millionths of a pallet. */
  grams: ReadonlyMap<string, number>;
  cm3: ReadonlyMap<string, number>;
  microOut: ReadonlyMap<string, number>;
  microIn: ReadonlyMap<string, number>;
}

/** Names as one key, unambiguous whatever stands in them. */
export function key(...names: string[]): string {
  return JSON.stringify(names);
}

/** Reads instance and plan once. */
export function planUse(instance: PlanInstance, plan: Plan): PlanUse {
  const items = new Map(instance.items.map((item) => [item.id, item]));
  const needs = new Map<string, PlanNeed>();
  const supplies = new Map<string, { site: string; supply: number }[]>();
  for (const position of instance.positions)
    if ('need' in position) needs.set(key(position.site, position.item), position);
    else {
      const { site, item, supply } = position;
      const known = supplies.get(item);
      if (known) known.push({ site, supply });
      else supplies.set(item, [{ site, supply }]);
    }
  const sums = ['left', 'arrived', 'moved', 'grams', 'cm3', 'microOut', 'microIn'] as const;
  const use = Object.fromEntries(sums.map((name) => [name, new Map<string, number>()])) as Record<
    (typeof sums)[number],
    Map<string, number>
  >;
  const add = (name: (typeof sums)[number], at: string, amount: number): void =>
    void use[name].set(at, (use[name].get(at) ?? 0) + amount);
  for (const { from, to, item: itemId, quantity } of plan.moves) {
    const item = items.get(itemId)!;
    add('left', key(from, itemId), quantity);
    add('arrived', key(to, itemId), quantity);
    add('moved', key(from, to, itemId), quantity);
    add('grams', key(from, to), quantity * gramsOf(item.unitWeightKg));
    add('cm3', key(from, to), quantity * cm3Of(item.unitVolumeM3));
    add('microOut', from, quantity * item.unitPalletMicro);
    add('microIn', to, quantity * item.unitPalletMicro);
  }
  return {
    instance,
    plan,
    sites: new Map(instance.sites.map((site) => [site.id, site])),
    items,
    lanes: new Map(instance.lanes.map((lane) => [key(lane.from, lane.to), lane])),
    needs,
    supplies,
    trucks: new Map(plan.trucks.map(({ from, to, trucks }) => [key(from, to), trucks])),
    ...use,
  };
}

/** How many more units of an item fit on a lane's trucks that are paid for, and through both docks. */
export function unitsThatFit(
  use: PlanUse,
  lane: PlanLane,
  item: PlanItem,
  trucks: number,
): { inTrucks: number; dockOut: number; dockIn: number } {
  const at = key(lane.from, lane.to);
  const gramsLeft = trucks * gramsOf(lane.truckCapacityKg) - (use.grams.get(at) ?? 0);
  const cm3Left = trucks * cm3Of(lane.truckCapacityM3) - (use.cm3.get(at) ?? 0);
  const dock = (site: string, pallets: number, used: ReadonlyMap<string, number>): number =>
    unitsIn(pallets * MICRO_PER_PALLET - (used.get(site) ?? 0), item.unitPalletMicro);
  return {
    inTrucks: Math.min(
      unitsIn(gramsLeft, gramsOf(item.unitWeightKg)),
      unitsIn(cm3Left, cm3Of(item.unitVolumeM3)),
    ),
    dockOut: dock(lane.from, use.sites.get(lane.from)!.dockOutPallets, use.microOut),
    dockIn: dock(lane.to, use.sites.get(lane.to)!.dockInPallets, use.microIn),
  };
}

function unitsIn(left: number, each: number): number {
  return each === 0 ? Infinity : Math.max(0, Math.floor(left / each));
}
