import type { WorldView } from '#engine/kernel';
import type { ExceptionType, ThresholdRow, WindowKind } from '#shared/protocol';
import exceptionsV1 from './exceptions.policy.v1.json' with { type: 'json' };
import { NOWHERE, scopeInputs, type PolicyScope } from './policy-scope.ts';
import { resolve, type Resolved } from './resolve.ts';

export type AbcClass = 'A' | 'B' | 'C';

/** Thresholds of the exception rules. Money in minor units of the network's currency. */
export interface ExceptionPolicy {
  id: string;
  /** A decision due within this is late, within the next critical; so is money at or above the third. */
  lateWithinMinutes: number;
  criticalWithinMinutes: number;
  criticalAtRiskMinor: number;
  /** What comes back within this is the same exception raised again, not another one. */
  repeatFoldMinutes: number;
  /** More money by this share breaks a shelf and reopens what a person resolved. */
  worseByPercent: number;
  /** An acknowledgement without any action returns to the queue after this. */
  acknowledgedForMinutes: number;
  /** How long something must last before it is raised, beside what its rule itself waits for. */
  debounceMinutes: Record<ExceptionType, number>;
  /** Time to resolve, in the time that its clock counts. */
  slaMinutes: Record<ExceptionType, number>;
  /** Types whose clock counts the working hours of their site; all others, and what has no site, count round the clock. */
  slaInBusinessHours: readonly string[];
  /** From this share of the time on a clock is nearing its end. */
  slaNearingPercent: number;
  /** Whether the clock stands while it is snoozed: no by default, or a snooze would be a way around the SLA. */
  snoozePausesClock: boolean;
  /** Whether the ladder stands while it is snoozed: nobody is called for what somebody has put away with a reason. */
  snoozePausesLadder: boolean;
  /** A declared pause may not be longer. */
  longestPauseMinutes: number;
  /** Who hears of it by itself, and after which share of the time, rising. */
  ladder: readonly LadderRule[];
  /** The role that is on duty for a type: who the ladder calls when it is past due, or when it has no owner. */
  breachEscalatesTo: Record<ExceptionType, string>;
  stockoutRisk: {
    /** How far ahead a shortage is looked for: longer ones are replenishment's, not an exception. */
    horizonDays: Record<AbcClass, number>;
    openAtRiskMinor: number;
    keepAtRiskMinor: number;
  };
  excess: {
    /** What a site keeps for itself before anything is free to move or too much, days of forecast. */
    coverDays: Record<AbcClass, number>;
    openValueMinor: number;
    keepValueMinor: number;
    openDaysOfSupply: number;
    /** What holding stock costs a year: 20 per cent of its value is the usual planning figure. */
    carryingCostBasisPointsAYear: number;
    /** Stocks are reviewed each quarter: what lies idle longer is decided on then. */
    carriedDays: number;
  };
  lateShipment: { openMinutes: number; keepMinutes: number };
  missedMilestone: { graceMinutes: number };
  /** Of the movements that the ERPs plan themselves; one that was asked for here is never too small. */
  shortReceipt: { openValueMinor: number };
  orderAtRisk: { openAtRiskMinor: number; keepAtRiskMinor: number };
  masterDataConflict: { graceMinutes: number };
  /**
   * Standard deviations above the forecast, over any of the windows, and of how many orders at least: one large order is
   * no spike. How many items must be short by it.
   */
  demandSpike: {
    windowDays: readonly number[];
    openSigmas: number;
    keepSigmas: number;
    leastOrders: number;
    leastShort: number;
  };
  /** From the order to the supplier's word on it. */
  supplierUnconfirmed: { graceMinutes: number };
  /** How much later than it was asked for, where no quantity is missing. */
  supplierChanged: { openMinutes: number };
  /** What an invoice may bill above its order or its freight, the larger of both. */
  invoiceMismatch: { toleranceBasisPoints: number; toleranceMinor: number };
  /** From the booking of one side to that of the other. */
  intercompanyImbalance: { graceMinutes: number };
  /** Trucks that wait, to a hundred doors. */
  congestion: { openTrucksPerDoorPercent: number; keepTrucksPerDoorPercent: number };
  /** Tasks that wait, to a hundred that people can do in the shift; with fewer staffed hours left nothing is asked. */
  labourShortfall: { openPercent: number; keepPercent: number; leastStaffedHours: number };
  plannedWindow: {
    /**
     * What stands still where a window of a kind runs: what the hub sends by itself for a site, and ladders of what is
     * open there, also of types that are not held back.
     */
    pauses: Record<'automation' | 'escalation', Record<WindowKind, boolean>>;
    /** Types that a running window of a kind holds back, so that their clocks stand; others are marked, and run. */
    holds: Record<WindowKind, readonly string[]>;
  };
  /** Where the settings above differ: by site, item class, customer, carrier. */
  rows: readonly ThresholdRow[];
}

/** A step of the escalation ladder: `owner`, `duty` (the role on duty for its type), or a role or person by id. */
export interface LadderRule {
  afterPercent: number;
  to: string;
}

/** What Signalbox comes with; what a published version leaves out has its values. */
export const EXCEPTIONS_SHIPPED: ExceptionPolicy = exceptionsV1;

/**
 * The exception policy in force for what is judged: the last published version (or the one that Signalbox comes with),
 * with the rows whose condition holds there and what is overridden at its site.
 */
export function exceptionPolicy(
  world: WorldView,
  scope: PolicyScope = NOWHERE,
): Resolved<ExceptionPolicy> {
  return resolve(world, 'exceptions', EXCEPTIONS_SHIPPED, () => {
    const inputs = scopeInputs(world, scope);
    return { sites: [inputs.site], inputs };
  });
}
