import type { WorldView } from '#engine/kernel';
import {
  forecasts,
  positionKey,
  silentSince,
  type ItemMaster,
  type SiteMaster,
} from '#operations/network';
import { asOfWaiting, marginMinor, waitingAt } from '#operations/orders';
import {
  exceptionPolicy,
  planningPolicy,
  policyName,
  type Matched,
  type PlanningPolicy,
  type Resolved,
} from '#operations/policy';
import {
  asOfForecast,
  asOfPosition,
  available,
  coverLines,
  incomingSupply,
  positionAt,
  uncoveredNeed,
} from '#operations/stock';
import { heldQuantity } from '#operations/transfers';
import {
  DAY_MS,
  fromMs,
  MICRO_PER_MINOR,
  type AsOf,
  type Gln,
  type Gtin,
  type Instant,
} from '#shared/vocabulary';
import type { Asked } from './asked-transfers.ts';
import { demandAhead, demandOverDays, type DemandAhead } from './demand-ahead.ts';
import { expectedLost, quantile, type Demand } from './demand-distribution.ts';
import { workDaysIn, type DemandHistory } from './demand-history.ts';
import { needTiers, type NeedTier } from './need-tiers.ts';
import type { PlanEdits } from './plan-edits.ts';

/** What a plan's inputs are computed from, once for all positions. */
export interface BalanceGround {
  world: WorldView;
  now: Instant;
  nowMs: number;
  edits: PlanEdits;
  history: DemandHistory;
  asked: Asked;
}

/** Something that comes to a position before the horizon in nine of ten cases. */
export interface Coming {
  quantity: number;
  /** The shipment, or the document where no truck is known. */
  by: string;
  lateAt: Instant;
  asOf: AsOf | null;
}

/** What of a policy decided here; on which site and item says the position itself. */
export interface JudgedBy extends Matched {
  policy: string;
}

/** An item at a site as a plan sees it: what it lacks or could give, with each term of the sums. Base units. */
export interface Balance {
  site: Gln;
  gtin: Gtin;
  onHand: number;
  reserved: number;
  blocked: number;
  /** Open lines without stock. */
  waiting: number;
  /** Asked for here by transfers whose warehouse has not set it aside yet. */
  held: number;
  coming: readonly Coming[];
  demand: DemandAhead;
  serviceLevelBasisPoints: number;
  horizonDays: number;
  /** The quantile of demand to the horizon: what must be there; or what a person put in its place. */
  protectedNeed: number;
  coverDays: number;
  /** The quantile of demand over the cover days: what a site keeps before it gives; or a person's. */
  protectedKeep: number;
  /** Safety stock as the ERP keeps it, to compare with. */
  erpSafetyStock: number;
  /** Waiting lines that have no stock by their need date, less what was asked for them. */
  uncovered: number;
  uncoveredMarginMinor: number;
  /** The part of that margin whose lines something comes for, only too late. */
  laterMarginMinor: number;
  orders: number;
  /** Wanted here, and free to leave: never both. */
  need: number;
  supply: number;
  /** The need by date, with what is lost where it is not met. */
  tiers: readonly NeedTier[];
  /** Which share of a margin counts as lost there. */
  lossBasisPoints: PlanningPolicy['lossBasisPoints'];
  /** Since when nobody knows what is there. */
  silentSince: Instant | null;
  /** What a person put in place of a computed value. */
  edited: 'need' | 'protect' | null;
  /** Which versions, rows and overrides of policy said so: of planning, and of exceptions for the days. */
  judgedBy: readonly JudgedBy[];
  asOf: { position: AsOf | null; waiting: AsOf | null; forecast: AsOf | null };
}

/**
 * Weighs a position. Short to the horizon = protected − (on hand − reserved − blocked − held − waiting + coming); wanted
 * is that, at least the lines without stock. Free = on hand − reserved − blocked − held − waiting − what is kept over the
 * cover days; what comes to it counts for nothing there: it may come late. Never both, as no horizon is longer than the
 * cover days.
 */
export function balanceOf(ground: BalanceGround, site: SiteMaster, item: ItemMaster): Balance {
  const { world, nowMs, edits, history, asked } = ground;
  const { gtin, abcClass } = item;
  const key = positionKey(site.gln, gtin);
  const scope = { site: site.gln, gtin };
  const judge = exceptionPolicy(world, scope);
  const planner = planningPolicy(world, scope);
  const [rules, policy] = [judge.content, planner.content];
  const horizonDays = rules.stockoutRisk.horizonDays[abcClass];
  const coverDays = Math.max(horizonDays, rules.excess.coverDays[abcClass]);
  const position = positionAt(world, site.gln, gtin);
  const forecast = world.get(forecasts, key);
  const workDays = workDaysIn(history, site);
  const demand = demandAhead(forecast, history, key, workDays, policy.leastHistoryDays);
  const basisPoints = edits.serviceLevel(abcClass) ?? policy.serviceLevelBasisPoints[abcClass];
  const level = basisPoints / 10_000;
  const ahead = demandOverDays(demand, horizonDays);
  const editedKeep = edits.protect(key);
  const editedNeed = edits.need(key);
  // Who protects more than a site needs keeps it from giving; who wants more there says so as a need.
  const protectedNeed = Math.min(quantile(ahead, level), editedKeep ?? Infinity);
  const protectedKeep = editedKeep ?? quantile(demandOverDays(demand, coverDays), level);
  const waiting = waitingAt(world, site.gln, gtin);
  const held = heldQuantity(world, site.gln, gtin);
  const horizonAt = fromMs(nowMs + horizonDays * DAY_MS);
  const untold = asked.into(key);
  const coming = [...comingBy(world, site.gln, gtin, nowMs, horizonAt), ...untold];
  const inHand = (position ? available(position) : 0) - held - waiting;
  const projected = inHand + coming.reduce((sum, { quantity }) => sum + quantity, 0);
  const uncovered = waiting === 0 ? null : uncoveredNeed(world, site.gln, gtin, nowMs);
  const untoldUnits = untold.reduce((sum, { quantity }) => sum + quantity, 0);
  const without = Math.max(0, (uncovered?.quantity ?? 0) - untoldUnits);
  const share = uncovered && uncovered.quantity > 0 ? without / uncovered.quantity : 0;
  const uncoveredMarginMinor = Math.round((uncovered?.marginMinor ?? 0) * share);
  const need = editedNeed ?? Math.max(protectedNeed - projected, without, 0);
  // A position that lacks something gives nothing, and one whose need a person fixed is no source.
  const supply =
    need > 0 || editedNeed !== null || !position ? 0 : Math.max(0, inHand - protectedKeep);
  const loss = policy.lossBasisPoints;
  const unitMarginMinor = Math.max(0, item.unitPriceMicro - item.unitCostMicro) / MICRO_PER_MINOR;
  return {
    site: site.gln,
    gtin,
    onHand: position?.onHand ?? 0,
    reserved: position?.reserved ?? 0,
    blocked: position?.blocked ?? 0,
    waiting,
    held,
    coming,
    demand,
    serviceLevelBasisPoints: basisPoints,
    horizonDays,
    protectedNeed,
    coverDays,
    protectedKeep,
    erpSafetyStock: forecast?.safetyStock ?? 0,
    uncovered: without,
    uncoveredMarginMinor,
    laterMarginMinor: Math.round(
      laterMargin(world, site.gln, gtin, nowMs, without) * share * shareOf(loss.waitingOrders),
    ),
    orders: uncovered?.orders ?? 0,
    need,
    supply,
    tiers: needTiers(need, uncovered?.lines ?? [], untoldUnits, {
      at: horizonAt,
      ordersShare: shareOf(loss.waitingOrders),
      marginMinor: (units) =>
        lostWithout(units, projected + without, ahead) *
        unitMarginMinor *
        shareOf(loss.customersToCome),
    }),
    lossBasisPoints: loss,
    silentSince: silentSince(world, site.warehouseSource),
    edited: editedNeed === null ? (editedKeep === null ? null : 'protect') : 'need',
    judgedBy: [judgedBy(planner), judgedBy(judge)],
    asOf: {
      position: position ? asOfPosition(world, position) : null,
      waiting: asOfWaiting(world, site.gln, gtin),
      forecast: asOfForecast(world, site.gln, gtin),
    },
  };
}

function judgedBy(policy: Resolved<{ id: string }>): JudgedBy {
  return { policy: policyName(policy), ...policy.matched };
}

function shareOf(basisPoints: number): number {
  return basisPoints / 10_000;
}

function comingBy(
  world: WorldView,
  site: Gln,
  gtin: Gtin,
  nowMs: number,
  horizonAt: Instant,
): Coming[] {
  return incomingSupply(world, site, gtin, nowMs)
    .filter(({ lateAt }) => lateAt <= horizonAt)
    .map(({ quantity, shipment, number, lateAt, asOf }) => ({
      quantity,
      by: shipment ?? number,
      lateAt,
      asOf,
    }));
}

/** Margin of what has no stock by its need date, and will have some later as things stand. */
function laterMargin(
  world: WorldView,
  site: Gln,
  gtin: Gtin,
  nowMs: number,
  without: number,
): number {
  if (without === 0) return 0;
  return coverLines(world, site, gtin, nowMs)
    .filter(({ servedAt }) => servedAt !== null)
    .reduce((sum, { line, uncovered }) => sum + marginMinor(uncovered, line.unitMarginMicro), 0);
}

/**
 * Units that customers still to come would ask for and not get, when so many of what is wanted for them do not come:
 * E[(D − s)⁺] − E[(D − s − units)⁺], s being what is there once the waiting lines are served.
 */
function lostWithout(units: number, stock: number, ahead: Demand): number {
  return Math.max(0, expectedLost(ahead, stock) - expectedLost(ahead, stock + units));
}
