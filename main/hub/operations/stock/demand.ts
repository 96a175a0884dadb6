import type { WorldView } from '#engine/kernel';
import { forecasts, positionKey, sourceAsOf, type Forecast } from '#operations/network';
import type { AsOf, Gln, Gtin } from '#shared/vocabulary';

/** What the ERP expects to sell of an item at a site a day, base units (slow movers less than one); 0 without a forecast. */
export function dailyDemand(world: WorldView, site: Gln, gtin: Gtin): number {
  return (forecastAt(world, site, gtin)?.dailyMeanMilli ?? 0) / 1_000;
}

/** What is kept against uncertainty at the service level of the item's class; 0 without a forecast. */
export function safetyStock(world: WorldView, site: Gln, gtin: Gtin): number {
  return forecastAt(world, site, gtin)?.safetyStock ?? 0;
}

/** When the ERP said what it expects; null without a forecast. */
export function asOfForecast(world: WorldView, site: Gln, gtin: Gtin): AsOf | null {
  const forecast = forecastAt(world, site, gtin);
  return forecast
    ? sourceAsOf(world, forecast.source, forecast.publishedAt, forecast.receivedAt)
    : null;
}

function forecastAt(world: WorldView, site: Gln, gtin: Gtin): Forecast | undefined {
  return world.get(forecasts, positionKey(site, gtin));
}

/** Demand over some days, whole units, begun ones full: what is planned for must be there. */
export function demandOver(world: WorldView, site: Gln, gtin: Gtin, days: number): number {
  return Math.ceil(dailyDemand(world, site, gtin) * days - 1e-9);
}
