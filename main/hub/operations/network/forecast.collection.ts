import { defineCollection } from '#engine/kernel';
import type { Gln, Gtin, Instant, Unit } from '#shared/vocabulary';

/** What the ERP expects to sell of an item at a site. */
export interface Forecast {
  /** `<gln>/<gtin>`. */
  key: string;
  site: Gln;
  gtin: Gtin;
  unit: Unit;
  /** Thousandths of a unit a day. */
  dailyMeanMilli: number;
  dailyDeviationMilli: number;
  /** Kept against uncertainty at the service level of the item's class. */
  safetyStock: number;
  horizonDays: number;
  source: string;
  publishedAt: Instant;
  receivedAt: Instant;
}

/** The latest forecast of each position. */
export const forecasts = defineCollection<Forecast>({
  name: 'network.forecast',
  key: (forecast) => forecast.key,
  columns: {
    key: { type: 'text' },
    site: { type: 'text' },
    gtin: { type: 'text' },
    unit: { type: 'text' },
    dailyMeanMilli: { type: 'int8' },
    dailyDeviationMilli: { type: 'int8' },
    safetyStock: { type: 'int8' },
    horizonDays: { type: 'int4' },
    source: { type: 'text' },
    publishedAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  packed: ['site', 'gtin'],
});

/** The key of a position: what stock, forecast, demand and exceptions about an item at a site are found under. */
export function positionKey(site: Gln, gtin: Gtin): string {
  return `${site}/${gtin}`;
}

/** The two halves of a position's key. */
export function positionOf(key: string): { site: Gln; gtin: Gtin } {
  const slash = key.indexOf('/');
  return { site: key.slice(0, slash), gtin: key.slice(slash + 1) };
}
