import type { WorldView } from '#engine/kernel';
import type { RankKey } from '#shared/protocol';
import { entities, items, positionKey, silentSince, sites, sourceAsOf } from '#operations/network';
import {
  lineAmountMinor,
  type AsOf,
  type Currency,
  type Gln,
  type Gtin,
  type Instant,
} from '#shared/vocabulary';
import {
  linesWaitingAt,
  orders,
  siteOfLine,
  type Inbound,
  type Order,
  type OrderLine,
} from './order.collection.ts';

import { rankOf, type LineRank } from './line-rank.ts';

/** A line of an open order, or what is left of it, that no stock has been given to. */
export interface WaitingLine {
  orderNumber: string;
  line: number;
  customer: Gln;
  priority: number;
  quantity: number;
  needAt: Instant;
  placedAt: Instant | null;
  /** What it is promised from and is not there yet; null where that is stock of the site. */
  inbound: Inbound | null;
  /** Of one unit, millionths: sales price less the item's cost. */
  unitMarginMicro: number;
  currency: Currency;
  /** Where policy places it among those that wait here. */
  rank: LineRank;
}

/**
 * What open orders wait for at a position, in the order in which stock serves it: by the allocation policy, then by the
 * order's number. Only the ERP's orders: one that is known by EDI alone is no demand yet.
 */
export function waitingLines(world: WorldView, site: Gln, gtin: Gtin): WaitingLine[] {
  const waiting: WaitingLine[] = [];
  const position = positionKey(site, gtin);
  for (const order of world.by(orders, 'waitingByPosition', position))
    for (const { line, quantity } of linesWaitingAt(order, position))
      waiting.push(waitingLine(world, order, line, quantity));
  return waiting.toSorted(compareServed);
}

/** What waits at a position in all, base units. */
export function waitingAt(world: WorldView, site: Gln, gtin: Gtin): number {
  let sum = 0;
  const position = positionKey(site, gtin);
  for (const order of world.by(orders, 'waitingByPosition', position))
    for (const { quantity } of linesWaitingAt(order, position)) sum += quantity;
  return sum;
}

/**
 * Whose word it is what waits at a position, and from when: the last change of an order that waits there, of a silent
 * ERP before one that speaks. Where nothing waits a silent ERP may hold orders back; else there is nothing to be as of.
 */
export function asOfWaiting(world: WorldView, site: Gln, gtin: Gtin): AsOf | null {
  let found: AsOf | null = null;
  for (const order of world.by(orders, 'waitingByPosition', positionKey(site, gtin))) {
    const asOf = sourceAsOf(world, order.source, order.occurredAt, order.receivedAt);
    if (found === null || isBehind(asOf, found)) found = asOf;
  }
  return found ?? asOfSilence(world, site);
}

function isBehind(a: AsOf, b: AsOf): boolean {
  const [isSilent, isOtherSilent] = [a.cadenceMs !== null, b.cadenceMs !== null];
  return isSilent === isOtherSilent ? a.occurredAt > b.occurredAt : isSilent;
}

function asOfSilence(world: WorldView, site: Gln): AsOf | null {
  const entity = world.get(entities, world.get(sites, site)?.entity ?? '');
  const since = entity === undefined ? null : silentSince(world, entity.source);
  return since === null ? null : sourceAsOf(world, entity!.source, since, since);
}

/** Sales price less cost of a unit, millionths; an item without master data has no known cost, and the price bounds it. */
export function unitMarginMicro(world: WorldView, line: OrderLine): number {
  return line.unitPriceMicro - (world.get(items, line.gtin)?.unitCostMicro ?? 0);
}

/** Margin of a quantity, minor units; never below zero: a loss that is not made is nothing at risk. */
export function marginMinor(quantity: number, unitMicro: number): number {
  return Math.max(0, lineAmountMinor(quantity, unitMicro));
}

/** A quantity of a line as it stands, at a site, in the order in which stock serves. */
export function waitingLine(
  world: WorldView,
  order: Order,
  line: OrderLine,
  quantity: number,
  site: Gln = siteOfLine(order, line),
): WaitingLine {
  const marginMicro = unitMarginMicro(world, line);
  return {
    orderNumber: order.orderNumber,
    line: line.line,
    customer: order.customer,
    priority: order.priority,
    quantity,
    needAt: line.needAt,
    inbound: line.inbound ?? null,
    unitMarginMicro: marginMicro,
    currency: order.currency,
    placedAt: order.placedAt,
    rank: rankOf(world, order, line, site, marginMicro),
  };
}

/** Below zero when stock serves the first before the second: rank, then what the rank goes by, then the number. */
export function compareServed(a: WaitingLine, b: WaitingLine): number {
  if (a.rank.before !== b.rank.before) return a.rank.before - b.rank.before;
  for (const key of a.rank.orderBy) {
    const differs = BY_KEY[key](a, b);
    if (differs !== 0) return differs;
  }
  return compare(a.orderNumber, b.orderNumber) || a.line - b.line;
}

const BY_KEY: Readonly<Record<RankKey, (a: WaitingLine, b: WaitingLine) => number>> = {
  needAt: (a, b) => compare(a.needAt, b.needAt),
  priority: (a, b) => a.priority - b.priority,
  // One whose placing nobody told of goes last.
  placedAt: (a, b) => compare(a.placedAt ?? '~', b.placedAt ?? '~'),
  marginPerPiece: (a, b) => b.unitMarginMicro - a.unitMarginMicro,
};

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
