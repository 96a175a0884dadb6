import type { View, Watch, WorldView } from '#engine/kernel';
import { exceptions, worstAbout, type ExceptionState } from '#operations/exceptions';
import {
  feedStatuses,
  items,
  silentSince,
  sites,
  type FeedStatus,
  type ItemMaster,
  type SiteMaster,
} from '#operations/network';
import type { StockRow } from '#shared/protocol';
import { worstState, type Gln, type Instant, type State } from '#shared/vocabulary';
import { asOfPosition } from './as-of-position.ts';
import { balanceTerms, freeStock, shortage, type BalanceTerms } from './balance.ts';
import { incomingSupply, inTransitFrom, inTransitTo } from './incoming.ts';
import { knownMs } from './known-at.ts';
import { firstBelowZero } from './outlook.ts';
import { positions, type Position } from './position.collection.ts';
import { positionWatches } from './position-watches.ts';
import { snapshots, type Snapshot } from './snapshot.collection.ts';

/** All stock positions with what follows for each; a nightly snapshot also moves the days ahead of those at rest. */
export const stockView: View<StockRow> = {
  name: 'stock',
  watches: [
    ...positionWatches,
    {
      collection: snapshots,
      subjects: ({ site }, world) => keysAt(world, site),
    } satisfies Watch<Snapshot>,
    {
      collection: sites,
      subjects: ({ gln }, world) => keysAt(world, gln),
    } satisfies Watch<SiteMaster>,
    {
      collection: items,
      subjects: ({ gtin }, world) => world.by(positions, 'byItem', gtin).map(({ key }) => key),
    } satisfies Watch<ItemMaster>,
    {
      collection: feedStatuses,
      subjects: ({ source }, world) =>
        world.by(sites, 'bySource', source).flatMap(({ gln }) => keysAt(world, gln)),
    } satisfies Watch<FeedStatus>,
    {
      collection: exceptions,
      subjects: ({ subjectKind, subjectKey }) => (subjectKind === 'stock' ? [subjectKey] : []),
    } satisfies Watch<ExceptionState>,
  ],
  *keys(world) {
    for (const { key } of world.all(positions)) yield key;
  },
  project(world, key) {
    const position = world.get(positions, key);
    return position ? stockRow(world, position) : null;
  },
};

/**
 * The formulas: projected = available − waiting lines + in transit by P90 − forecast over the days in which only a transfer
 * helps; days of supply = (on hand − reserved − blocked) ÷ mean daily forecast (KPIS.md); excess or short = −short, or what
 * is free to move (`balance.ts`, as on the transfer card).
 */
function stockRow(world: WorldView, position: Position): StockRow {
  const { key, site, gtin } = position;
  const item = world.get(items, gtin);
  const nowMs = knownMs(world, site, position);
  const terms = balanceTerms(world, site, gtin);
  const supply = incomingSupply(world, site, gtin, nowMs);
  const lack = shortage(world, site, gtin, nowMs, terms, supply);
  const belowZeroAt = firstBelowZero(world, site, gtin, nowMs, terms, supply);
  const exception = worstAbout(world, 'stock', key);
  return {
    key,
    site,
    siteCode: world.get(sites, site)?.code ?? site,
    gtin,
    sku: item?.sku ?? gtin,
    description: item?.description ?? '',
    abcClass: item?.abcClass ?? 'C',
    unit: position.unit,
    state: worstState([
      exception?.state ?? 'ok',
      healthOf(world, position, belowZeroAt, lack.horizonAt),
    ]),
    onHand: position.onHand,
    reserved: position.reserved,
    blocked: position.blocked,
    available: terms.available,
    inTransitIn: inTransitTo(world, site, gtin),
    inTransitOut: inTransitFrom(world, site, gtin),
    projected: lack.projected,
    daysOfSupplyTenths: daysOfSupplyTenths(terms),
    firstBelowZeroAt: belowZeroAt,
    excessOrShort: lack.short > 0 ? -lack.short : freeStock(world, site, gtin, terms).free,
    safetyStock: terms.safetyStock,
    exception: exception?.key ?? null,
    asOf: asOfPosition(world, position),
  };
}

/** Without an exception: not to be trusted while its warehouse is silent, may miss when it runs out before help comes. */
function healthOf(
  world: WorldView,
  position: Position,
  belowZeroAt: Instant | null,
  horizonAt: Instant,
): State {
  if (silentSince(world, position.source) !== null) return 'stale';
  return belowZeroAt !== null && belowZeroAt <= horizonAt ? 'watch' : 'ok';
}

function daysOfSupplyTenths({ available, dailyDemand }: BalanceTerms): number | null {
  return dailyDemand === 0 ? null : Math.max(0, Math.floor((available / dailyDemand) * 10));
}

function keysAt(world: WorldView, site: Gln): string[] {
  return world.by(positions, 'bySite', site).map(({ key }) => key);
}
