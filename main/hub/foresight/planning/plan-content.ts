import type { PlanMoney, RejectedSource } from '#shared/protocol';
import type { Currency, Gln, Gtin, Instant } from '#shared/vocabulary';
import type { Balance } from './balance.ts';
import type { LaneInPlan } from './plan-lanes.ts';

/** One quantity of one item over one lane, with its part of the objective. Money in minor units. */
export interface PlannedLine {
  /** `<lane>/<gtin>`. */
  key: string;
  laneId: string;
  from: Gln;
  to: Gln;
  gtin: Gtin;
  quantity: number;
  /** By when it must be there to serve what it was planned for. */
  neededBy: Instant;
  truckShareMinor: number;
  freightMinor: number;
  protectsMinor: number;
  /** What would have to give for a better one, in words. */
  binding: string;
  rejected: readonly RejectedSource[];
}

/** A lane that carries something. */
export interface PlannedLane extends LaneInPlan {
  trucks: number;
  units: number;
  /** How full its trucks are, 0 to 1. */
  weightShare: number;
  volumeShare: number;
}

/** A need of which something stays short. */
export interface PlannedShort {
  site: Gln;
  gtin: Gtin;
  wanted: number;
  short: number;
  lossMinor: number;
  binding: string;
}

/** A plan with all that explains it, as of its inputs: it can be read when the network has long moved on. */
export interface PlanContent extends PlanMoney {
  /** SHA-256 of the instance as text. */
  inputsHash: string;
  /** The version of the planning policy that it began with: "PLN-1 v2". */
  policy: string;
  /** When its inputs were taken: of a large network the first and the last of them. */
  inputsFrom: Instant;
  inputsAt: Instant;
  sizes: { sites: number; items: number; needs: number; supplies: number; lanes: number };
  currency: Currency;
  /** What doing nothing loses, and what no plan can cost less than. */
  lossBeforeMinor: number;
  boundMinor: number | null;
  lines: readonly PlannedLine[];
  lanes: readonly PlannedLane[];
  short: readonly PlannedShort[];
  /** Needs with something short beyond those listed, and what they lose. */
  shortNotListed: number;
  /** Of the positions that a line or a listed need touches. */
  balances: readonly Balance[];
}
