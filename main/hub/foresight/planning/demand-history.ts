import type { WorldView } from '#engine/kernel';
import { positionKey, type SiteMaster } from '#operations/network';
import { orders } from '#operations/orders';
import { DAY_MS, isoWeekday, toMs, type Gtin } from '#shared/vocabulary';

/** What customers ordered, day by day, as far back as Signalbox knows orders. */
export interface DemandHistory {
  /** Whole days (UTC) between the first known order and today, today left out: it is not over. */
  days: number;
  /** The last of them, days since 1970. */
  lastDay: number;
  /** By position: units ordered by day, days with none left out. */
  ordered: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** A season back would be another demand: twelve weeks are the usual span of an item's review. */
const LONGEST_DAYS = 84;

/** Orders read before the hub's other work has its turn: some milliseconds. */
const AT_ONCE = 5_000;

/**
 * Reads the orders that are known as demand of the day they were placed on; cancelled ones were no demand. One pass over
 * all orders, for the items asked or for all; pauses on the way.
 */
export function* demandHistory(
  world: WorldView,
  nowMs: number,
  items: ReadonlySet<Gtin> | null,
): Generator<undefined, DemandHistory> {
  const today = Math.floor(nowMs / DAY_MS);
  let first = today;
  let read = 0;
  const ordered = new Map<string, Map<number, number>>();
  for (const order of world.all(orders)) {
    if (++read % AT_ONCE === 0) yield;
    if (order.placedAt === null || order.status === 'cancelled') continue;
    const day = Math.floor(toMs(order.placedAt) / DAY_MS);
    if (day >= today || day < today - LONGEST_DAYS) continue;
    first = Math.min(first, day);
    for (const { gtin, quantity } of order.lines) {
      if (items !== null && !items.has(gtin)) continue;
      const key = positionKey(order.site, gtin);
      const byDay = ordered.get(key) ?? new Map<number, number>();
      ordered.set(key, byDay.set(day, (byDay.get(day) ?? 0) + quantity));
    }
  }
  return {
    days: today - first,
    lastDay: today - 1,
    ordered,
  };
}

/**
 * Working days of a site in a history: customers order on them, and a week's end without an order says nothing about how
 * often an item is asked for.
 */
export function workDaysIn({ days, lastDay }: DemandHistory, { workDays }: SiteMaster): number {
  let count = 0;
  for (let day = lastDay - days + 1; day <= lastDay; day++)
    if (workDays.includes(isoWeekday(day))) count++;
  return count;
}
