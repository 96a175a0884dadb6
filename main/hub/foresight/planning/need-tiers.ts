import type { UncoveredLine } from '#operations/stock';
import { HOUR_MS, toMs, type Instant } from '#shared/vocabulary';

/** A part of a need with the date by which it must be there, and what counts as lost of its margin when it is not. */
export interface NeedTier {
  /** Lines of orders that wait, or customers still to come. */
  for: 'orders' | 'ahead';
  at: Instant;
  units: number;
  marginMinor: number;
}

/**
 * A need by date: waiting lines in the order in which stock serves them, less what was asked for them already, then what
 * is wanted for demand ahead, by the horizon. Their units add up to the need.
 * @param loss until when demand ahead counts, and what is lost of the margin of orders (a share of it) and of units ahead.
 */
export function needTiers(
  need: number,
  lines: readonly UncoveredLine[],
  askedUnits: number,
  loss: { at: Instant; ordersShare: number; marginMinor(units: number): number },
): NeedTier[] {
  const byDate = new Map<Instant, NeedTier>();
  let skip = askedUnits;
  let left = need;
  for (const line of lines) {
    const skipped = Math.min(skip, line.uncovered);
    skip -= skipped;
    const units = Math.min(left, line.uncovered - skipped);
    if (units <= 0) continue;
    left -= units;
    const margin = Math.round((line.marginMinor * units * loss.ordersShare) / line.uncovered);
    const tier = byDate.get(line.needAt) ?? {
      for: 'orders',
      at: line.needAt,
      units: 0,
      marginMinor: 0,
    };
    byDate.set(line.needAt, {
      ...tier,
      units: tier.units + units,
      marginMinor: tier.marginMinor + margin,
    });
  }
  const tiers = [...byDate.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  if (left === 0) return tiers;
  return [
    ...tiers,
    { for: 'ahead', at: loss.at, units: left, marginMinor: Math.round(loss.marginMinor(left)) },
  ];
}

/** A need as a plan over some lanes can serve it. */
export interface AimedNeed {
  units: number;
  /** Margin lost for each unit that does not come, on average: a plan's file has one figure a need. */
  penaltyMinor: number;
  withinHours: number;
  /** What is due before what is aimed at, and its margin: lost whatever such a plan does. */
  tooEarly: readonly NeedTier[];
  tooEarlyMinor: number;
}

/**
 * What a plan that is there after so many hours aims at: the parts that this still makes, by the first of their dates, so
 * that what comes serves them all. When it makes none, all of it by the first date, which nothing reaches. Whole hours,
 * begun ones left out: what is there an hour early is in time, an hour late is not.
 */
export function aimAt(tiers: readonly NeedTier[], afterHours: number, nowMs: number): AimedNeed {
  const hours = (tier: NeedTier) => Math.max(0, Math.floor((toMs(tier.at) - nowMs) / HOUR_MS));
  const made = tiers.filter((tier) => hours(tier) >= afterHours);
  const aimed = made.length > 0 ? made : tiers;
  const tooEarly = tiers.filter((tier) => !aimed.includes(tier));
  const sum = (some: readonly NeedTier[], of: 'units' | 'marginMinor') =>
    some.reduce((total, tier) => total + tier[of], 0);
  const units = sum(aimed, 'units');
  const marginMinor = sum(aimed, 'marginMinor');
  return {
    units,
    penaltyMinor: units === 0 ? 0 : Math.round(marginMinor / units),
    withinHours: units === 0 ? 0 : Math.min(...aimed.map(hours)),
    tooEarly,
    tooEarlyMinor: sum(tooEarly, 'marginMinor'),
  };
}
