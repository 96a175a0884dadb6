import { assert } from '#shared/vocabulary';
import { unitHandlingMinor, type PlanItem, type PlanLane, type PlanNeed } from './plan-instance.ts';
import { key, unitsThatFit, type PlanUse } from './plan-use.ts';

/** Why no more of an item comes from a site; the nearest to being possible first. */
export const BINDING = [
  // Nothing stands in the way: a better plan may exist within the gap that was not closed.
  'gap',
  // A move of it costs more than the penalty that it saves: by its handling, or by the truck that it would need.
  'not-worth',
  // Every truck that the lane has is full.
  'trucks',
  'dock-out',
  'dock-in',
  'supply',
  'min-move',
  'case-pack',
  'late',
  'no-lane',
] as const;

export type Binding = (typeof BINDING)[number];

/** A site that has the item, and why it sends no more of it. */
export interface SourceExplained {
  from: string;
  /** What it sends in the plan, in units. */
  quantity: number;
  /** What it could still send, by stock alone. */
  supplyLeft: number;
  /** Handling and the share of a full truck, of one unit; null where no lane leads here. */
  unitCostMinor: number | null;
  transitHours: number | null;
  /** All that stands in the way of one more move from here; empty where the need is met. */
  blockedBy: readonly Binding[];
}

/** A need, what comes of it, and what keeps the rest away. */
export interface NeedExplained {
  site: string;
  item: string;
  need: number;
  arrives: number;
  unmet: number;
  /** Of the unmet units, in minor units. */
  penaltyMinor: number;
  /** What would have to give way first; null where nothing is unmet. */
  binding: Binding | null;
  /** The source to which that applies; null where nobody has any, or no lane leads here. */
  bindingFrom: string | null;
  /** Sites with supply, cheapest first. */
  sources: readonly SourceExplained[];
}

/**
 * What a plan does for one need. A source's reasons are those against sending the least further move on top of the plan
 * as it stands; the need's binding constraint is the first of {@link BINDING} that the source nearest to being possible
 * has. To see what it is worth, solve again with the constraint lifted (`withoutConstraint`).
 */
export function explainNeed(use: PlanUse, site: string, itemId: string): NeedExplained {
  const need = use.needs.get(key(site, itemId));
  const item = use.items.get(itemId);
  assert(need !== undefined && item !== undefined, `${site} needs ${itemId} in this instance`);
  const arrives = use.arrived.get(key(site, itemId)) ?? 0;
  const unmet = Math.max(0, need.need - arrives);
  const sources = (use.supplies.get(itemId) ?? [])
    .filter(({ supply }) => supply > 0)
    .map(({ site: from, supply }) => sourceOf(use, need, item, unmet, from, supply))
    .toSorted((a, b) => (a.unitCostMinor ?? Infinity) - (b.unitCostMinor ?? Infinity));
  const nearest =
    unmet === 0 ? undefined : sources.toSorted((a, b) => nearness(a) - nearness(b)).at(0);
  return {
    site,
    item: itemId,
    need: need.need,
    arrives,
    unmet,
    penaltyMinor: unmet * need.penaltyPerShortUnitMinor,
    binding: unmet === 0 ? null : (nearest?.blockedBy[0] ?? 'supply'),
    bindingFrom: nearest === undefined || nearest.unitCostMinor === null ? null : nearest.from,
    sources,
  };
}

/** The place of its first reason: what blocks later in the list is further from being possible. */
function nearness(source: SourceExplained): number {
  return Math.max(...source.blockedBy.map((reason) => BINDING.indexOf(reason)));
}

function sourceOf(
  use: PlanUse,
  need: PlanNeed,
  item: PlanItem,
  unmet: number,
  from: string,
  supply: number,
): SourceExplained {
  const lane = use.lanes.get(key(from, need.site));
  const quantity = use.moved.get(key(from, need.site, item.id)) ?? 0;
  const supplyLeft = supply - (use.left.get(key(from, item.id)) ?? 0);
  return {
    from,
    quantity,
    supplyLeft,
    unitCostMinor: lane ? unitHandlingMinor(lane, item) + truckShareMinor(lane, item) : null,
    transitHours: lane?.transitHours ?? null,
    blockedBy:
      unmet === 0
        ? []
        : lane
          ? reasons(use, need, item, unmet, lane, quantity, supplyLeft)
          : ['no-lane'],
  };
}

function reasons(
  use: PlanUse,
  need: PlanNeed,
  item: PlanItem,
  unmet: number,
  lane: PlanLane,
  quantity: number,
  supplyLeft: number,
): Binding[] {
  const { casePack, minMoveQty } = item;
  // On top of a move that exists one case is enough; a new one must reach the least move.
  const step = quantity > 0 ? casePack : Math.ceil(minMoveQty / casePack) * casePack;
  const blocked: Binding[] = [];
  if (lane.transitHours > need.neededWithinHours) blocked.push('late');
  if (unmet < casePack) blocked.push('case-pack');
  else if (unmet < step) blocked.push('min-move');
  if (supplyLeft < step) blocked.push('supply');
  const trucks = use.trucks.get(key(lane.from, lane.to)) ?? 0;
  const fit = unitsThatFit(use, lane, item, trucks);
  if (fit.dockIn < step) blocked.push('dock-in');
  if (fit.dockOut < step) blocked.push('dock-out');
  const gainMinor = need.penaltyPerShortUnitMinor - unitHandlingMinor(lane, item);
  if (gainMinor <= 0) blocked.push('not-worth');
  else if (fit.inTrucks < step) {
    const more = unitsThatFit(use, lane, item, trucks + 1);
    if (trucks >= lane.maxTrucks || more.inTrucks < step) blocked.push('trucks');
    else {
      const units = Math.min(unmet, supplyLeft, more.inTrucks, more.dockIn, more.dockOut);
      if (gainMinor * units <= lane.truckCostMinor) blocked.push('not-worth');
    }
  }
  if (blocked.length === 0) blocked.push('gap');
  return blocked.toSorted((a, b) => BINDING.indexOf(b) - BINDING.indexOf(a));
}

/** What one unit costs of a truck that is full, by whatever fills it first; rounded to whole minor units. */
function truckShareMinor(lane: PlanLane, item: PlanItem): number {
  const share = Math.max(
    item.unitWeightKg / (lane.truckCapacityKg || 1),
    item.unitVolumeM3 / (lane.truckCapacityM3 || 1),
  );
  return Math.round(share * lane.truckCostMinor);
}
