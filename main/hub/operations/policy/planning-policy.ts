import type { WorldView } from '#engine/kernel';
import type { LaneMaster } from '#operations/network';
import type { ThresholdRow } from '#shared/protocol';
import type { AbcClass } from './exception-policy.ts';
import planningV1 from './planning.policy.v1.json' with { type: 'json' };
import { NOWHERE, scopeInputs, type PolicyScope } from './policy-scope.ts';
import { resolve, type Resolved } from './resolve.ts';

/** What one vehicle of a mode takes, and how many of them a carrier gives on one lane in a plan. */
export interface Vehicle {
  capacityKg: number;
  capacityLitres: number;
  trucksADay: number;
}

/** What a plan assumes beyond what the systems publish. Money in minor units of the network's currency. */
export interface PlanningPolicy {
  id: string;
  /** Share of cycles in which the protected stock is enough, by class: the quantile of demand that is kept. */
  serviceLevelBasisPoints: Readonly<Record<AbcClass, number>>;
  /** Below so many days of orders the history says nothing, and the forecast's own error stands in for it. */
  leastHistoryDays: number;
  /**
   * What a plan counts as lost of the margin of what does not come in time: 100 % is the margin itself, more where a
   * customer who waited is worth more than the order, less where who does not get it today buys tomorrow.
   */
  lossBasisPoints: Readonly<{ waitingOrders: number; customersToCome: number }>;
  /** A move worth less at cost is not worth its handling: the least quantity of a move follows from it. */
  leastMoveValueMinor: number;
  /** Which of a lane's two published times a plan counts on: in nine of ten cases, or in every second. */
  laneTransit: 'P90' | 'P50';
  /**
   * A 53-foot dry van carries some 20 t and 110 m³; a tenth is left for pallets and for what does not stack. Half a van's
   * floor is the most of a part load, an air container (LD7) 1.5 t and 9 m³ usable.
   */
  vehicle: Readonly<Record<LaneMaster['mode'], Vehicle>>;
  /** One van of 26 pallets a door in a plan: the rest of the day belongs to customers' orders and to suppliers. */
  palletsADoor: number;
  /** Of the margin of what is promised anew, the share that is lost because the customer buys elsewhere. */
  repromiseLostBasisPoints: number;
  /** Where the settings above differ: by site, item class, item, carrier. */
  rows: readonly ThresholdRow[];
}

/** What Signalbox comes with. */
export const PLANNING_SHIPPED: PlanningPolicy = planningV1 as PlanningPolicy;

/** The planning policy in force for a position, a site or a lane, with its rows and what is overridden at the site. */
export function planningPolicy(
  world: WorldView,
  scope: PolicyScope = NOWHERE,
): Resolved<PlanningPolicy> {
  return resolve(world, 'planning', PLANNING_SHIPPED, () => {
    const inputs = scopeInputs(world, scope);
    return { sites: [inputs.site], inputs };
  });
}
