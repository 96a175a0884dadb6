import type { WorldView } from '#engine/kernel';
import { forecasts } from '#operations/network';
import { linesWaitingAt, orders } from '#operations/orders';
import type { ExceptionPolicy } from '#operations/policy';
import { DAY_MS, toMs } from '#shared/vocabulary';

/** What was ordered of an item at a site, and still waits, beyond what the forecast has for the same days. */
export interface AboveForecast {
  days: number;
  ordered: number;
  orders: number;
  /** Base units that the forecast has for these days. */
  expected: number;
}

/**
 * The window of days, counted back from now, in which more was ordered than the forecast explains: more than its mean
 * and `sigmas` standard deviations of that many days (days are independent: σ√n), in several orders. Only what still waits is counted, so
 * it is never too much. Several windows, because a spike of hours drowns in a week, and a slow one in a day (a scan
 * statistic). Null when no window is, or nothing is forecast.
 */
export function aboveForecast(
  world: WorldView,
  position: string,
  { windowDays, leastOrders }: Pick<ExceptionPolicy['demandSpike'], 'windowDays' | 'leastOrders'>,
  sigmas: number,
  nowMs: number,
): AboveForecast | null {
  const forecast = world.get(forecasts, position);
  if (!forecast) return null;
  const waiting = world.by(orders, 'waitingByPosition', position).flatMap((order) =>
    linesWaitingAt(order, position)
      .filter(() => order.placedAt !== null)
      .map(({ quantity }) => ({
        order: order.orderNumber,
        ageMs: nowMs - toMs(order.placedAt!),
        quantity,
      })),
  );
  let most: AboveForecast | null = null;
  for (const days of windowDays) {
    const within = waiting.filter(({ ageMs }) => ageMs <= days * DAY_MS);
    const ordered = within.reduce((sum, { quantity }) => sum + quantity, 0);
    const orderCount = new Set(within.map(({ order }) => order)).size;
    const expected = (forecast.dailyMeanMilli * days) / 1_000;
    const spread = (forecast.dailyDeviationMilli * Math.sqrt(days)) / 1_000;
    const isAbove = orderCount >= leastOrders && ordered > expected + sigmas * spread;
    if (isAbove && (most === null || ordered - expected > most.ordered - most.expected))
      most = { days, ordered, orders: orderCount, expected };
  }
  return most;
}
