import type { QueryContext, WorldView } from '#engine/kernel';
import { forecasts, items, lanes, positionOf, silentSince, sites } from '#operations/network';
import { shortageArithmetic } from '#operations/sourcing';
import {
  asOfPosition,
  available,
  freeStock,
  incomingSupply,
  outlook,
  positions,
  shortage,
  silentRange,
} from '#operations/stock';
import { waitingTurns } from './waiting-turns.ts';
import type { StockDetail } from '#shared/protocol';
import { refuse, toMs, type Gln, type Gtin, type Result } from '#shared/vocabulary';

/**
 * A position in full: 14 days ahead, why it is short or not, who nearby has too much. Refused for a site or an item that
 * the master data does not have.
 */
export function stockDetail(
  { world, nowMs }: QueryContext,
  input: { key: string },
): StockDetail | Result<never> {
  const { site: gln, gtin } = positionOf(input.key);
  const site = world.get(sites, gln);
  const item = world.get(items, gtin);
  if (!site) return refuse('site.unknown', { site: gln }, 'key');
  if (!item) return refuse('item.unknown', { gtin }, 'key');
  const lack = shortage(world, gln, gtin, nowMs);
  return {
    key: input.key,
    arithmetic: shortageArithmetic(world, site, item, lack),
    projection: outlook(world, gln, gtin, nowMs).map(({ endsAt, projected, arrivals, demand }) => ({
      day: endsAt,
      projected,
      arrivals,
      demand,
    })),
    safetyStock: lack.safetyStock,
    turns: waitingTurns(world, gln, gtin, nowMs),
    available: lack.available,
    currency: item.currency,
    silent: silentAt(world, site.warehouseSource, input.key, nowMs),
    nearbyExcess: nearbyExcess(world, gln, gtin),
  };
}

/** What may be available while the warehouse is silent; null while it speaks, and where nothing was ever told. */
function silentAt(
  world: WorldView,
  source: string,
  key: string,
  nowMs: number,
): StockDetail['silent'] {
  const since = silentSince(world, source);
  const position = world.get(positions, key);
  if (since === null || !position) return null;
  const forecast = world.get(forecasts, key);
  const { site, gtin } = positionOf(key);
  const range = silentRange({
    available: available(position),
    inTransitIn: incomingSupply(world, site, gtin, nowMs)
      .filter(({ onTheWay }) => onTheWay)
      .reduce((sum, { quantity }) => sum + quantity, 0),
    dailyMeanMilli: forecast?.dailyMeanMilli ?? 0,
    dailyDeviationMilli: forecast?.dailyDeviationMilli ?? 0,
    silentMs: nowMs - toMs(since),
  });
  return { since, ...range };
}

/** Sites that could give some away, over a lane that exists, the fastest first. */
function nearbyExcess(world: WorldView, site: Gln, gtin: Gtin): StockDetail['nearbyExcess'] {
  const fastest = new Map<Gln, number>();
  for (const lane of world.by(lanes, 'byDestination', site)) {
    const known = fastest.get(lane.from) ?? Infinity;
    if (lane.transitMinutesP90 < known) fastest.set(lane.from, lane.transitMinutesP90);
  }
  const nearby: StockDetail['nearbyExcess'] = [];
  for (const [from, transitMinutesP90] of fastest) {
    const { free, position } = freeStock(world, from, gtin);
    if (free === 0 || position === null) continue;
    nearby.push({
      site: from,
      siteCode: world.get(sites, from)?.code ?? from,
      excess: free,
      transitMinutesP90,
      asOf: asOfPosition(world, position),
    });
  }
  return nearby.toSorted((a, b) => a.transitMinutesP90 - b.transitMinutesP90);
}
