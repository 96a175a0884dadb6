import type { WorldView } from '#engine/kernel';
import type { ExceptionType } from '#shared/protocol';
import exceptionsV1 from './exceptions.policy.v1.json' with { type: 'json' };
import { policies } from './policy.collection.ts';
import transfersV1 from './transfers.policy.v1.json' with { type: 'json' };

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
  slaMinutes: Record<ExceptionType, number>;
  /** The first step of the ladder: the person or role that hears of it once it is past due. */
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
}

/** Who must agree to a transfer, and how long commands may take. */
export interface TransferPolicy {
  id: string;
  operationsAboveMinor: number;
  financeBetweenEntities: boolean;
  approvalDueMinutes: number;
  commandExpiresMinutes: number;
  reserveExpiresMinutes: number;
}

export interface InForce<Content> {
  version: number;
  content: Content;
}

const EXCEPTIONS: InForce<ExceptionPolicy> = { version: 1, content: exceptionsV1 };
const TRANSFERS: InForce<TransferPolicy> = { version: 1, content: transfersV1 };

/** The exception policy in force: the last published, or the one that Signalbox comes with. */
export function exceptionPolicy(world: WorldView): InForce<ExceptionPolicy> {
  return inForce(world, 'exceptions') ?? EXCEPTIONS;
}

/** The transfer policy in force. */
export function transferPolicy(world: WorldView): InForce<TransferPolicy> {
  return inForce(world, 'transfers') ?? TRANSFERS;
}

/** How a policy is cited: "TRF-2 v14". */
export function policyName(policy: InForce<{ id: string }>): string {
  return `${policy.content.id} v${policy.version}`;
}

function inForce<Content>(world: WorldView, name: string): InForce<Content> | null {
  const row = world.get(policies, name);
  return row ? { version: row.version, content: row.content as Content } : null;
}
