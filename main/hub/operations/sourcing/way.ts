import type { WorldView } from '#engine/kernel';
import {
  decideByAtDock,
  earliestDeparture,
  freightMinor,
  items,
  lanes,
  pairKey,
  silentSince,
  sites,
  type ItemMaster,
  type LaneMaster,
  type SiteMaster,
} from '#operations/network';
import { freeStock, type FreeStock } from '#operations/stock';
import { fromMs, MINUTE_MS, toMs, type Gln, type Gtin, type Instant } from '#shared/vocabulary';

/** A site that could send something, with what it could give away. */
export interface Source {
  site: SiteMaster;
  stock: FreeStock;
  /** Free stock in whole case packs. */
  freeInPacks: number;
  /** Since when its warehouse is silent: then nobody knows what it has. */
  silentSince: Instant | null;
  ways: readonly Way[];
}

/** One way from a source: a lane, with what it costs for a quantity, when it would arrive, until when it is in time. */
export interface Way {
  source: SiteMaster;
  lane: LaneMaster;
  /** Decided now: out by the next cut-off, there in half and in nine of ten cases. Null when nothing leaves in sight. */
  departsAt: Instant | null;
  likelyAt: Instant | null;
  arrivesAt: Instant | null;
}

/** All other sites with their free stock and the lanes that exist; nearest lane first, so that reasons name the best. */
export function sourcesFor(world: WorldView, to: Gln, item: ItemMaster, nowMs: number): Source[] {
  const found: Source[] = [];
  for (const site of world.all(sites)) {
    if (site.gln === to) continue;
    const stock = freeStock(world, site.gln, item.gtin);
    found.push({
      site,
      stock,
      freeInPacks: Math.floor(stock.free / item.casePack) * item.casePack,
      silentSince: silentSince(world, site.warehouseSource),
      ways: waysFrom(world, site, to, nowMs),
    });
  }
  return found;
}

function waysFrom(world: WorldView, site: SiteMaster, to: Gln, nowMs: number): Way[] {
  const leavesMs = earliestDeparture(site, nowMs);
  return world
    .by(lanes, 'byPair', pairKey(site.gln, to))
    .filter((lane) => lane.active)
    .toSorted((a, b) => a.transitMinutesP90 - b.transitMinutesP90 || (a.laneId < b.laneId ? -1 : 1))
    .map((lane) => ({
      source: site,
      lane,
      departsAt: instantOrNull(leavesMs),
      likelyAt: instantOrNull(leavesMs, lane.transitMinutesP50),
      arrivesAt: instantOrNull(leavesMs, lane.transitMinutesP90),
    }));
}

function instantOrNull(ms: number | null, plusMinutes = 0): Instant | null {
  return ms === null ? null : fromMs(ms + plusMinutes * MINUTE_MS);
}

/**
 * Until when a way can still be chosen so that the goods are there by a date in nine of ten cases: the date, less the
 * lane's P90, loaded by the dock's cut-off, less pick and stage in opening hours. Null when that never is.
 */
export function lastCall(way: Way, needBy: Instant): Instant | null {
  const loadByMs = toMs(needBy) - way.lane.transitMinutesP90 * MINUTE_MS;
  return instantOrNull(decideByAtDock(way.source, loadByMs));
}

/** Freight of a quantity on a way, minor units. */
export function costOf(way: Way, item: ItemMaster, quantity: number): number {
  return freightMinor(way.lane, quantity * item.weightGrams);
}

/** An item by its master data; what has none cannot be packed, weighed or sent. */
export function itemOf(world: WorldView, gtin: Gtin): ItemMaster | null {
  return world.get(items, gtin) ?? null;
}

/** A quantity in whole case packs, the begun one full. */
export function inPacks(quantity: number, casePack: number): number {
  return Math.ceil(quantity / casePack) * casePack;
}
