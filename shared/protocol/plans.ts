import { z } from 'zod';
import type { AsOf, Currency, Gln, Gtin, Instant, State, Unit } from '#shared/vocabulary';
import type { HistoryEntry } from './history.ts';
import type { Leading } from './leading.ts';
import type { PolicyTrace } from './policy.ts';
import type { RankWords } from './reservations.ts';
import type { Arithmetic, RejectedSource } from './requests.ts';

/** What consoles see of plans, and what a person may change of their inputs. Money in minor units. */

const gln = z.string().max(13);
const gtin = z.string().max(14);
const quantity = z.int().min(0).max(1_000_000_000);

/** An input of a plan as a person wants it; the plan is solved again with it. */
export const planEdit = z.discriminatedUnion('kind', [
  /** Kept at a site, instead of the quantile that policy asks for. */
  z.object({ kind: z.literal('protect'), site: gln, gtin, quantity }),
  /** Wanted at a site, instead of the computed need. */
  z.object({ kind: z.literal('need'), site: gln, gtin, quantity }),
  /** Trucks that a lane may have. */
  z.object({
    kind: z.literal('trucks'),
    laneId: z.string().max(64),
    trucks: z.int().min(0).max(500),
  }),
  /** The service level of a class, in hundredths of a per cent. */
  z.object({
    kind: z.literal('serviceLevel'),
    abcClass: z.enum(['A', 'B', 'C']),
    basisPoints: z.int().min(5_000).max(9_999),
  }),
  /** Stock of a site whose warehouse is silent, with the reason why it is used all the same. */
  z.object({ kind: z.literal('useStale'), site: gln, reason: z.string().trim().min(1).max(500) }),
]);
export type PlanEdit = z.infer<typeof planEdit>;

/** For what it is: the items of some exceptions, some items, or all of them. */
export type PlanScope = 'exceptions' | 'items' | 'network';

/** `asked`: being solved; `refining`: a plan stands, a better one is looked for; the rest have ended. */
export type PlanStatus = 'asked' | 'refining' | 'done' | 'failed' | 'abandoned';

/** What a plan or one of its alternatives comes to. */
export interface PlanMoney {
  /** Trucks and freight by weight. */
  costMinor: number;
  /** Expected margin lost of what could come in time and does not. */
  lossMinor: number;
  /** Margin of what is due before what is aimed at: lost whatever is done this way. */
  tooEarlyMinor: number;
  /** Positions that lack something, and those of them that are served in time as far as whole packs go. */
  needs: number;
  served: number;
}

export interface PlanRow {
  /** PLN-12. */
  key: string;
  state: State;
  status: PlanStatus;
  scope: PlanScope;
  /** "12 exceptions, 9 items". */
  about: string;
  askedAt: Instant;
  askedBy: string;
  askedByName: string;
  /** As of when its inputs are; null until they are taken. */
  inputsAt: Instant | null;
  lines: number;
  accepted: number;
  trucks: number;
  needs: number;
  served: number;
  costMinor: number;
  lossBeforeMinor: number;
  lossAfterMinor: number;
  /** Lost before and after: it is due before what the plan aims at. */
  tooEarlyMinor: number;
  /** What no plan can cost less than; null until something is proven. */
  boundMinor: number | null;
  currency: Currency;
  /** The plan whose inputs were edited. */
  basedOn: string | null;
  /** Why it has no plan, in words. */
  trouble: string | null;
  /** Raised by each change: acts say which one they saw. */
  version: number;
  asOf: AsOf;
}

export interface PlanLineView {
  /** `<lane>/<gtin>`. */
  key: string;
  laneId: string;
  from: Gln;
  fromCode: string;
  to: Gln;
  toCode: string;
  gtin: Gtin;
  sku: string;
  description: string;
  unit: Unit;
  quantity: number;
  /** Wanted at the destination in all. */
  needQuantity: number;
  /** Its share of the lane's trucks, and freight by weight. */
  truckShareMinor: number;
  freightMinor: number;
  /** The trucks that it shares: how many, what they cost in all, with how many other lines. */
  trucks: number;
  trucksMinor: number;
  ridesWith: number;
  /** What the plan would cost less without this line alone: a truck that others need costs the same. */
  addsMinor: number;
  /** Freight by the lane's tariff if it went alone. */
  aloneMinor: number;
  protectsMinor: number;
  arrivesAt: Instant;
  /** In how many cases it is there by then, as the lane publishes it: nine of ten, or every second. */
  transit: 'P90' | 'P50';
  exception: string | null;
  /** The transfer that it became. */
  transfer: string | null;
  /** What has changed since so that it does not hold any more; null while it holds. */
  changed: string | null;
}

export interface PlanLaneView {
  laneId: string;
  fromCode: string;
  toCode: string;
  carrier: string;
  trucks: number;
  mostTrucks: number;
  units: number;
  /** Share of the trucks' weight and volume that is used, per cent. */
  weightPercent: number;
  volumePercent: number;
  truckCostMinor: number;
  freightMinor: number;
  protectsMinor: number;
  arrivesAt: Instant;
}

/** A need of which something stays short, and what stands in the way. */
export interface PlanShortView {
  key: string;
  site: Gln;
  siteCode: string;
  gtin: Gtin;
  sku: string;
  unit: Unit;
  wanted: number;
  short: number;
  lossMinor: number;
  binding: string;
  /** What the plan would save without that, solved again; null where it was not solved. */
  liftedSavesMinor: number | null;
}

/** One way of dealing with the same needs. */
export interface PlanAlternative extends PlanMoney {
  name: 'nothing' | 'transfer' | 'expedite' | 'split' | 'repromise';
  /** The computation of its money, in words. */
  formula: string;
  /** Why it is not worked out; null when it is. */
  missing: string | null;
}

export interface PlanDetail {
  key: string;
  row: PlanRow;
  /** SHA-256 of the instance that was solved. */
  inputsHash: string | null;
  policy: string;
  /** The gap that is asked for, hundredths of a per cent. */
  gapWantedBasisPoints: number;
  sizes: { sites: number; items: number; needs: number; supplies: number; lanes: number } | null;
  edits: PlanEdit[];
  editWords: string[];
  exceptions: string[];
  lines: PlanLineView[];
  lanes: PlanLaneView[];
  short: PlanShortView[];
  /** Needs beyond those listed in `short`. */
  shortNotListed: number;
  alternatives: PlanAlternative[];
  /** Trucks and freight, penalty, and their sum: what the solver minimised, to the minor unit. */
  objective: Arithmetic | null;
  /** The plan that this one was edited from. */
  before: PlanRow | null;
  history: HistoryEntry[];
}

/** Whose the pieces of a line are, first to last. */
export interface PlanServes {
  orders: Leading<{
    order: string;
    line: number;
    customer: string;
    needBy: Instant;
    /** Pieces without stock in time, and those of them that this line brings. */
    wants: number;
    gets: number;
    rank: RankWords;
  }>;
  /** What is left of the line for customers to come. */
  toCome: number;
}

/** The computation behind one line. */
export interface PlanLineDetail {
  key: string;
  need: Arithmetic;
  excess: Arithmetic;
  money: Arithmetic;
  serves: PlanServes;
  binding: string;
  rejected: RejectedSource[];
  /** Which versions, rows and overrides of policy the sums rest on, at either end. */
  judgedBy: { need: PolicyTrace[]; source: PolicyTrace[] };
  /** What a person may edit, as it was used. */
  inputs: {
    needQuantity: number;
    protectQuantity: number;
    trucks: number;
    abcClass: 'A' | 'B' | 'C';
    serviceLevelBasisPoints: number;
  };
}
