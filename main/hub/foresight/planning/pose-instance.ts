import type { PlanInstance, PlanLane, PlanPosition } from '#foresight/solver';
import type { ItemMaster, SiteMaster } from '#operations/network';
import { MICRO_PER_MINOR, type Gln, type Gtin } from '#shared/vocabulary';
import type { Balance } from './balance.ts';
import { aimAt, type AimedNeed } from './need-tiers.ts';
import type { LaneInPlan } from './plan-lanes.ts';
import type { PlanEdits } from './plan-edits.ts';
import type { PlanInputs } from './take-inputs.ts';

/** What an instance is made of. */
export interface InstanceInputs {
  id: string;
  currency: string;
  nowMs: number;
  sites: readonly SiteMaster[];
  items: readonly ItemMaster[];
  /** Those that lack or could give something; the others are no part of the question. */
  balances: readonly Balance[];
  lanes: readonly LaneInPlan[];
  palletsADoor: ReadonlyMap<string, number>;
  leastMoveMinor: ReadonlyMap<string, number>;
  edits: PlanEdits;
}

/** All that an instance needs of the inputs but the lanes. */
export function inputsOf(inputs: PlanInputs, id: string): Omit<InstanceInputs, 'lanes'> {
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

/** A pallet of the plan format: 700 kg or 1.4 m³, whichever is reached first. */
const PALLET_GRAMS = 700_000;
const PALLET_CM3 = 1_400_000;

/**
 * The question to the solver, in its own format: who could give, who lacks by when and at which penalty, over which
 * lanes with which trucks and docks. Stock of a site whose warehouse is silent is no supply unless a person wants it so.
 */
export function poseInstance(inputs: InstanceInputs): PlanInstance {
  const { id, currency, sites, items, lanes, palletsADoor, leastMoveMinor } = inputs;
  const dockPallets = (site: SiteMaster): number =>
    site.dockDoors * (palletsADoor.get(site.gln) ?? 0);
  return {
    format: 'signalbox-plan-instance',
    version: 1,
    id,
    currency,
    minorPerMajor: 100,
    sites: sites.map((site) => ({
      id: site.gln,
      name: site.name,
      dockOutPallets: dockPallets(site),
      dockInPallets: dockPallets(site),
    })),
    items: items.map((item) => ({
      id: item.gtin,
      class: item.abcClass,
      unitWeightKg: item.weightGrams / 1_000,
      unitVolumeM3: item.volumeCm3 / 1_000_000,
      unitPalletMicro: palletMicro(item),
      casePack: item.casePack,
      minMoveQty: leastMove(item, leastMoveMinor.get(item.gtin) ?? 0),
    })),
    positions: positionsOf(inputs),
    lanes: lanes.map(laneRow),
  };
}

function positionsOf(inputs: Aiming): PlanPosition[] {
  const aim = aimOf(inputs);
  const positions: PlanPosition[] = [];
  for (const balance of inputs.balances) {
    const { site, gtin: item, need, supply } = balance;
    if (supply > 0 && isUsable(balance, inputs.edits)) positions.push({ site, item, supply });
    if (need === 0) continue;
    const aimed = aim(balance);
    // What costs nothing when it is missing is not worth a line.
    if (aimed.penaltyMinor === 0) continue;
    positions.push({
      site,
      item,
      need: aimed.units,
      penaltyPerShortUnitMinor: aimed.penaltyMinor,
      neededWithinHours: aimed.withinHours,
    });
  }
  return positions;
}

/** Whether a plan may take from it: somebody knows what is there, or wants it all the same. */
export function isUsable(balance: Balance, edits: PlanEdits): boolean {
  return balance.silentSince === null || edits.usesStale(balance.site);
}

/** What is aimed at with, and by when. */
export type Aiming = Pick<InstanceInputs, 'balances' | 'lanes' | 'edits' | 'nowMs'>;

/** Margin of what is due before what a plan over the lanes aims at: lost whatever it does. */
export function tooEarlyMinor(inputs: Aiming): number {
  const aim = aimOf(inputs);
  return inputs.balances.reduce(
    (sum, balance) => sum + (balance.need > 0 ? aim(balance).tooEarlyMinor : 0),
    0,
  );
}

/**
 * What a plan over some lanes aims at of a need. A need is asked for by one date, so that an early one leaves out whoever
 * is far, and a late one gives up what is due before it: of the dates that some lane with the item at its other end makes,
 * the one by which most margin can come, as if nobody else wanted what is free there.
 */
export function aimOf({ balances, lanes, edits, nowMs }: Aiming): (need: Balance) => AimedNeed {
  const free = new Map<Gtin, Map<Gln, number>>();
  for (const balance of balances) {
    const { site, gtin, supply } = balance;
    if (supply === 0 || !isUsable(balance, edits)) continue;
    const known = free.get(gtin);
    if (known) known.set(site, supply);
    else free.set(gtin, new Map([[site, supply]]));
  }
  const into = Map.groupBy(lanes, ({ to }) => to);
  return ({ site, gtin, tiers }) => {
    const sources = (into.get(site) ?? []).flatMap(({ from, hours }) => {
      const units = free.get(gtin)?.get(from);
      return units === undefined ? [] : [{ hours, units }];
    });
    let best = aimAt(tiers, Math.min(...sources.map(({ hours }) => hours)), nowMs);
    let most = marginOf(best, sources);
    for (const hours of new Set(sources.map((one) => one.hours))) {
      const aimed = aimAt(tiers, hours, nowMs);
      const margin = marginOf(aimed, sources);
      if (margin > most) [best, most] = [aimed, margin];
    }
    return best;
  };
}

/** Margin, minor units, of what can be there by the date that is aimed at. */
function marginOf(
  { units, withinHours, penaltyMinor }: AimedNeed,
  sources: readonly { hours: number; units: number }[],
): number {
  const inTime = sources.reduce((sum, one) => sum + (one.hours <= withinHours ? one.units : 0), 0);
  return Math.min(units, inTime) * penaltyMinor;
}

function palletMicro(item: ItemMaster): number {
  const byWeight = Math.ceil((item.weightGrams * 1_000_000) / PALLET_GRAMS);
  const byVolume = Math.ceil((item.volumeCm3 * 1_000_000) / PALLET_CM3);
  return Math.max(byWeight, byVolume);
}

/** The least that is worth its handling, at cost; a case at least. */
function leastMove({ casePack, unitCostMicro }: ItemMaster, leastMinor: number): number {
  if (unitCostMicro <= 0) return casePack;
  return Math.max(casePack, Math.ceil((leastMinor * MICRO_PER_MINOR) / unitCostMicro));
}

function laneRow(lane: LaneInPlan): PlanLane {
  return {
    from: lane.from,
    to: lane.to,
    transitHours: lane.hours,
    truckCostMinor: lane.truckCostMinor,
    truckCapacityKg: lane.capacityKg,
    truckCapacityM3: lane.capacityLitres / 1_000,
    maxTrucks: lane.mostTrucks,
    handlingPerUnitMinor: 0,
    handlingPerKgMinor: lane.costPerKgMinor,
  };
}
