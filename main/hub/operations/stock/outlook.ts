import type { WorldView } from '#engine/kernel';
import { waitingLines } from '#operations/orders';
import { DAY_MS, fromMs, toMs, type Gln, type Gtin, type Instant } from '#shared/vocabulary';
import { balanceTerms, type BalanceTerms } from './balance.ts';
import { incomingSupply, type Incoming } from './incoming.ts';

/** How far ahead stock is projected: the ERPs' forecasts reach as far. */
export const OUTLOOK_DAYS = 14;

/** One day ahead of a position. */
export interface OutlookDay {
  /** Its end, when it is this much. */
  endsAt: Instant;
  /** Forecast of the day, and waiting lines that are needed on it. */
  demand: number;
  arrivals: number;
  /** Negative is what will be missing. */
  projected: number;
}

interface Step {
  atMs: number;
  delta: number;
}

/**
 * A position day by day: what is free, plus what comes (P50), less waiting lines at their need date and the forecast of
 * what is still to be ordered. Days are of 24 hours from now.
 */
export function outlook(world: WorldView, site: Gln, gtin: Gtin, nowMs: number): OutlookDay[] {
  const { dailyDemand: mean, available: free } = balanceTerms(world, site, gtin);
  const arrivals = arrivalSteps(incomingSupply(world, site, gtin, nowMs));
  const needs = needSteps(world, site, gtin, nowMs);
  let projected = free;
  const days: OutlookDay[] = [];
  let sold = 0;
  for (let day = 1; day <= OUTLOOK_DAYS; day++) {
    const endMs = nowMs + day * DAY_MS;
    // Whole units, and their sum stays the forecast's: a slow mover sells one every so many days.
    const soldByNow = Math.round(mean * day);
    const demand = soldByNow - sold + sumUntil(needs, endMs);
    sold = soldByNow;
    const arrived = sumUntil(arrivals, endMs);
    projected += arrived - demand;
    days.push({ endsAt: fromMs(endMs), demand, arrivals: arrived, projected });
  }
  return days;
}

/**
 * The first moment within the outlook at which a position is projected below zero, the forecast spread evenly over each
 * day; null when there is none.
 */
export function firstBelowZero(
  world: WorldView,
  site: Gln,
  gtin: Gtin,
  nowMs: number,
  terms: BalanceTerms = balanceTerms(world, site, gtin),
  supply: readonly Incoming[] = incomingSupply(world, site, gtin, nowMs),
): Instant | null {
  let level = terms.available;
  let atMs = nowMs;
  if (level < 0) return fromMs(nowMs);
  const perMs = terms.dailyDemand / DAY_MS;
  const endMs = nowMs + OUTLOOK_DAYS * DAY_MS;
  const needs = terms.waiting === 0 ? [] : needSteps(world, site, gtin, nowMs);
  // Most positions: nobody waits, and what there is lasts longer than anybody looks ahead.
  if (needs.length === 0 && level >= perMs * (endMs - nowMs)) return null;
  const steps = [
    ...arrivalSteps(supply),
    ...needs.map(({ atMs: needMs, delta }) => ({ atMs: needMs, delta: -delta })),
    { atMs: endMs, delta: 0 },
  ].toSorted((a, b) => a.atMs - b.atMs || b.delta - a.delta);
  for (const step of steps) {
    if (step.atMs > endMs) break;
    const lasts = perMs > 0 ? level / perMs : Infinity;
    if (atMs + lasts < step.atMs) return fromMs(Math.round(atMs + lasts));
    level -= perMs * (step.atMs - atMs) - step.delta;
    atMs = step.atMs;
    if (level < 0) return fromMs(atMs);
  }
  return null;
}

function arrivalSteps(supply: readonly Incoming[]): Step[] {
  return supply.map(({ at, quantity }) => ({
    atMs: toMs(at),
    delta: quantity,
  }));
}

function needSteps(world: WorldView, site: Gln, gtin: Gtin, nowMs: number): Step[] {
  return waitingLines(world, site, gtin).map(({ needAt, quantity }) => ({
    atMs: Math.max(nowMs, toMs(needAt)),
    delta: quantity,
  }));
}

/** Takes the steps up to a moment off the front of a sorted list, and gives their sum. */
function sumUntil(steps: Step[], untilMs: number): number {
  let sum = 0;
  for (let i = steps.length - 1; i >= 0; i--)
    if (steps[i]!.atMs <= untilMs) sum += steps.splice(i, 1)[0]!.delta;
  return sum;
}
