import type { WorldView } from '#engine/kernel';
import { forecasts, positionKey, sourceAsOf } from '#operations/network';
import type { AsOf, Gln, Gtin } from '#shared/vocabulary';

/** What the ERP expects to sell of an item at a site a day, base units (slow movers less than one); 0 without a forecast. */
export function dailyDemand(world: WorldView, site: Gln, gtin: Gtin): number {
  return (world.get(forecasts, positionKey(site, gtin))?.dailyMeanMilli ?? 0) / 1_000;
}

/** When the ERP said what it expects; null without a forecast. */
export function asOfForecast(world: WorldView, site: Gln, gtin: Gtin): AsOf | null {
  const forecast = world.get(forecasts, positionKey(site, gtin));
  return forecast
    ? sourceAsOf(world, forecast.source, forecast.publishedAt, forecast.receivedAt)
    : null;
}

/** Demand over some days, whole units, begun ones full: what is planned for must be there. */
export function demandOver(daily: number, days: number): number {
  // 0.1 a day over 30 days is 3, whatever binary fractions make of it.
  return Math.ceil(daily * days - 1e-9);
}
