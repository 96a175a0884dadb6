import type { Item, Site, Supplier, World } from '#simulator/world';

/** Standard normal quantiles of the service levels by class: 95, 93 and 90 per cent of order cycles. */
const SERVICE_Z = { A: 1.645, B: 1.476, C: 1.282 } as const;
/** A supplier is looked at once a week. */
export const REVIEW_DAYS = 7;
/** Bought beyond what the textbook asks: buyers know that promises slip. Days of demand. */
const CAUTION_DAYS = 6;
/** Long lead times are bridged by standing orders, not by ever more stock. */
const LONGEST_COUNTED_DAYS = 14;

export interface Policy {
  dailyMean: number;
  dailyDeviation: number;
  /** Kept against uncertainty over the lead time, base units: z σ √L (King 2011, APICS). */
  safetyStock: number;
  /** Order when stock and what is on order fall below this, … */
  orderBelow: number;
  /** … up to this. */
  orderUpTo: number;
}

/** How an item is stocked at a site. A spike raises what is bought, not the stock kept against ordinary uncertainty. */
export function stockPolicy(world: World, site: Site, item: Item): Policy {
  const supplier = world.network.suppliers[item.supplier] as Supplier;
  const usual = world.demand.daily(site, item, world.nowMs, []);
  const spikes = [...world.state.spikes.values()].filter((spike) => spike.site === site.index);
  const now = spikes.length === 0 ? usual : world.demand.daily(site, item, world.nowMs, spikes);
  const leadDays = supplier.leadTimeDays;
  const safetyStock = Math.ceil(
    SERVICE_Z[item.abcClass] *
      usual.deviation *
      Math.sqrt(Math.min(leadDays, LONGEST_COUNTED_DAYS)),
  );
  const orderBelow = now.mean * (leadDays + REVIEW_DAYS + CAUTION_DAYS) + safetyStock * 1.5;
  return {
    dailyMean: now.mean,
    dailyDeviation: now.deviation,
    safetyStock,
    orderBelow,
    orderUpTo: orderBelow + Math.max(now.mean * REVIEW_DAYS, item.casePack / 2),
  };
}
