import type { WorldView } from '#engine/kernel';
import { items } from '#operations/network';
import { waitingAt } from '#operations/orders';
import { exceptionPolicy, type AbcClass } from '#operations/policy';
import { DAY_MS, fromMs, type Gln, type Gtin, type Instant } from '#shared/vocabulary';
import { demandOver, safetyStock } from './demand.ts';
import { incomingSupply, type Incoming } from './incoming.ts';
import { available, positionAt, type Position } from './position.collection.ts';

/** What a site could give away, with each term of the sum. */
export interface FreeStock {
  position: Position | null;
  available: number;
  /** Open lines without stock: given to them first. */
  waiting: number;
  /** What the site keeps for itself, days of forecast by the item's class (policy). */
  coverDays: number;
  coverDemand: number;
  safetyStock: number;
  /** available − waiting − coverDemand − safetyStock, never below zero. */
  free: number;
}

/**
 * Stock of a position that is free to move: on hand − reserved − blocked − waiting lines − forecast over the cover days −
 * safety stock. What is in transit to it counts for nothing: it may come late. 0 where no system has told of stock.
 */
export function freeStock(world: WorldView, site: Gln, gtin: Gtin): FreeStock {
  const position = positionAt(world, site, gtin) ?? null;
  const coverDays = exceptionPolicy(world).content.excess.coverDays[abcClass(world, gtin)];
  const parts = {
    position,
    available: position ? available(position) : 0,
    waiting: waitingAt(world, site, gtin),
    coverDays,
    coverDemand: demandOver(world, site, gtin, coverDays),
    safetyStock: safetyStock(world, site, gtin),
  };
  const free = parts.available - parts.waiting - parts.coverDemand - parts.safetyStock;
  return { ...parts, free: Math.max(0, free) };
}

/** What a site lacks until a horizon, with each term of the sum. */
export interface Shortage {
  position: Position | null;
  available: number;
  waiting: number;
  /** What comes before the horizon in nine of ten cases. */
  incoming: readonly Incoming[];
  incomingQuantity: number;
  horizonDays: number;
  horizonAt: Instant;
  demand: number;
  safetyStock: number;
  /** available − waiting + incoming − demand: what will be there at the horizon. */
  projected: number;
  /** safetyStock − projected, never below zero: what a transfer should bring. */
  short: number;
}

/**
 * What a position lacks over the days in which only a transfer can help (policy, by class): on hand − reserved − blocked −
 * waiting lines + in transit (P90 before the horizon) − forecast over the horizon − safety stock, when that is negative.
 * `demand` is the forecast of orders still to come: those that came have stock set aside or wait, so none counts twice.
 */
export function shortage(world: WorldView, site: Gln, gtin: Gtin, nowMs: number): Shortage {
  const position = positionAt(world, site, gtin) ?? null;
  const { stockoutRisk } = exceptionPolicy(world).content;
  const horizonDays = stockoutRisk.horizonDays[abcClass(world, gtin)];
  const horizonAt = fromMs(nowMs + horizonDays * DAY_MS);
  const incoming = incomingSupply(world, site, gtin, nowMs).filter(
    ({ lateAt }) => lateAt <= horizonAt,
  );
  const parts = {
    position,
    available: position ? available(position) : 0,
    waiting: waitingAt(world, site, gtin),
    incoming,
    incomingQuantity: incoming.reduce((sum, { quantity }) => sum + quantity, 0),
    horizonDays,
    horizonAt,
    demand: demandOver(world, site, gtin, horizonDays),
    safetyStock: safetyStock(world, site, gtin),
  };
  const projected = parts.available - parts.waiting + parts.incomingQuantity - parts.demand;
  return { ...parts, projected, short: Math.max(0, parts.safetyStock - projected) };
}

/** An item without master data is watched like the ones that sell most. */
function abcClass(world: WorldView, gtin: Gtin): AbcClass {
  return world.get(items, gtin)?.abcClass ?? 'A';
}
