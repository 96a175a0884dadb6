import type { QueryContext, WorldView } from '#engine/kernel';
import { items, lanes, positionOf, sites } from '#operations/network';
import { shortageArithmetic } from '#operations/sourcing';
import { asOfPosition, freeStock, outlook, shortage } from '#operations/stock';
import type { StockDetail } from '#shared/protocol';
import { refuse, type Gln, type Gtin, type Result } from '#shared/vocabulary';

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
    nearbyExcess: nearbyExcess(world, gln, gtin),
  };
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
