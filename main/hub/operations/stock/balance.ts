import type { WorldView } from '#engine/kernel';
import { forecasts, items, positionKey } from '#operations/network';
import { waitingAt } from '#operations/orders';
import { exceptionPolicy, type AbcClass } from '#operations/policy';
import { DAY_MS, fromMs, type Gln, type Gtin, type Instant } from '#shared/vocabulary';
import { demandOver } from './demand.ts';
import { incomingSupply, type Incoming } from './incoming.ts';
import { available, positions, type Position } from './position.collection.ts';

/** What both sums begin with; rows of many positions look it up once for both. */
export interface BalanceTerms {
  position: Position | null;
  available: number;
  /** Open lines without stock: what is free goes to them first. */
  waiting: number;
  /** Forecast a day, base units. */
  dailyDemand: number;
  safetyStock: number;
  /** An item without master data is watched like the ones that sell most. */
  abcClass: AbcClass;
}

export function balanceTerms(world: WorldView, site: Gln, gtin: Gtin): BalanceTerms {
  const key = positionKey(site, gtin);
  const position = world.get(positions, key) ?? null;
  const forecast = world.get(forecasts, key);
  return {
    position,
    available: position ? available(position) : 0,
    waiting: waitingAt(world, site, gtin),
    dailyDemand: (forecast?.dailyMeanMilli ?? 0) / 1_000,
    safetyStock: forecast?.safetyStock ?? 0,
    abcClass: world.get(items, gtin)?.abcClass ?? 'A',
  };
}

/** What a site could give away, with each term of the sum. */
export interface FreeStock {
  position: Position | null;
  available: number;
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
export function freeStock(
  world: WorldView,
  site: Gln,
  gtin: Gtin,
  terms: BalanceTerms = balanceTerms(world, site, gtin),
): FreeStock {
  const coverDays = exceptionPolicy(world, { site, gtin }).content.excess.coverDays[terms.abcClass];
  const coverDemand = demandOver(terms.dailyDemand, coverDays);
  const free = terms.available - terms.waiting - coverDemand - terms.safetyStock;
  return {
    position: terms.position,
    available: terms.available,
    waiting: terms.waiting,
    coverDays,
    coverDemand,
    safetyStock: terms.safetyStock,
    free: Math.max(0, free),
  };
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
export function shortage(
  world: WorldView,
  site: Gln,
  gtin: Gtin,
  nowMs: number,
  terms: BalanceTerms = balanceTerms(world, site, gtin),
  supply: readonly Incoming[] = incomingSupply(world, site, gtin, nowMs),
): Shortage {
  const horizonDays = exceptionPolicy(world, { site, gtin }).content.stockoutRisk.horizonDays[
    terms.abcClass
  ];
  const horizonAt = fromMs(nowMs + horizonDays * DAY_MS);
  const incoming = supply.filter(({ lateAt }) => lateAt <= horizonAt);
  const incomingQuantity = incoming.reduce((sum, { quantity }) => sum + quantity, 0);
  const demand = demandOver(terms.dailyDemand, horizonDays);
  const projected = terms.available - terms.waiting + incomingQuantity - demand;
  return {
    position: terms.position,
    available: terms.available,
    waiting: terms.waiting,
    incoming,
    incomingQuantity,
    horizonDays,
    horizonAt,
    demand,
    safetyStock: terms.safetyStock,
    projected,
    short: Math.max(0, terms.safetyStock - projected),
  };
}
