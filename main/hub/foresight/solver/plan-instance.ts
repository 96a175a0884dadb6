/**
 * What a plan is made for: sites with docks, items, supply and need, lanes with trucks. This is the file format
 * `signalbox-plan-instance`, version 1; fields that inform only are optional.
 */
export interface PlanInstance {
  format: 'signalbox-plan-instance';
  version: 1;
  id: string;
  family?: string;
  /** ISO 4217. */
  currency: string;
  /** Minor units in one major unit. */
  minorPerMajor: number;
  sites: readonly PlanSite[];
  items: readonly PlanItem[];
  /** A site and item without a row has neither supply nor need. */
  positions: readonly PlanPosition[];
  /** Directed; a pair without a row has no lane. */
  lanes: readonly PlanLane[];
}

export interface PlanSite {
  id: string;
  name?: string;
  lat?: number;
  lon?: number;
  /** Pallets that the docks can load, and unload, in the whole plan. */
  dockOutPallets: number;
  dockInPallets: number;
}

export interface PlanItem {
  id: string;
  kind?: string;
  class?: string;
  /** Whole grams: at most 3 decimals. */
  unitWeightKg: number;
  /** Whole cubic centimetres: at most 6 decimals. */
  unitVolumeM3: number;
  /** Dock use of one unit in millionths of a pallet. */
  unitPalletMicro: number;
  /** Every moved quantity is a multiple of it. */
  casePack: number;
  /** A move is zero or at least this; need not be a multiple of the case pack. */
  minMoveQty: number;
  /** Informs only: the penalty of a need holds it already. */
  marginMinor?: number;
}

/** Either what may leave a site or what is wanted there. */
export type PlanPosition = PlanSupply | PlanNeed;

export interface PlanSupply {
  site: string;
  item: string;
  /** The most units that may leave in this plan. */
  supply: number;
}

export interface PlanNeed {
  site: string;
  item: string;
  /** Units wanted; more may not be sent, also not to fill a case. */
  need: number;
  penaltyPerShortUnitMinor: number;
  /** A lane that takes longer cannot serve this need; equal is in time. */
  neededWithinHours: number;
}

export interface PlanLane {
  from: string;
  to: string;
  roadKm?: number;
  /** Door to door. */
  transitHours: number;
  /** Paid for each truck, full or not. */
  truckCostMinor: number;
  truckCapacityKg: number;
  truckCapacityM3: number;
  /** In the whole plan. */
  maxTrucks: number;
  handlingPerUnitMinor: number;
  /**
   * Freight by weight, for each kilogram moved; 0 when left out. Beyond the format, whose files have none: a carrier's
   * tariff has a part for the truck and a part for what it weighs.
   */
  handlingPerKgMinor?: number;
}

/** What moving one unit of an item costs beside its truck, in whole minor units; freight by weight rounded half up. */
export function unitHandlingMinor(lane: PlanLane, item: PlanItem): number {
  const byWeight = (gramsOf(item.unitWeightKg) * (lane.handlingPerKgMinor ?? 0)) / 1_000;
  return lane.handlingPerUnitMinor + Math.round(byWeight);
}

/** A weight of the format in grams: exact, since it has at most 3 decimals. */
export function gramsOf(kg: number): number {
  return Math.round(kg * 1_000);
}

/** A volume of the format in cubic centimetres: exact, since it has at most 6 decimals. */
export function cm3Of(m3: number): number {
  return Math.round(m3 * 1_000_000);
}

/** Millionths of a pallet in one pallet: what `unitPalletMicro` counts. */
export const MICRO_PER_PALLET = 1_000_000;
