import type { WorldView } from '#engine/kernel';
import { entities, items, positionKey, silentSince, sites, sourceAsOf } from '#operations/network';
import {
  lineAmountMinor,
  type AsOf,
  type Currency,
  type Gln,
  type Gtin,
  type Instant,
} from '#shared/vocabulary';
import { orders, waitingQuantity, type Order, type OrderLine } from './order.collection.ts';

/** A line of an open order, or what is left of it, that no stock has been given to. */
export interface WaitingLine {
  orderNumber: string;
  line: number;
  customer: Gln;
  priority: number;
  quantity: number;
  needAt: Instant;
  /** Of one unit, millionths: sales price less the item's cost. */
  unitMarginMicro: number;
  currency: Currency;
}

/**
 * What open orders wait for at a position, in the order in which stock serves it: need date, then priority, then the
 * order's number. Only the ERP's orders: one that is known by EDI alone is no demand yet.
 */
export function waitingLines(world: WorldView, site: Gln, gtin: Gtin): WaitingLine[] {
  const waiting: WaitingLine[] = [];
  for (const order of world.by(orders, 'waitingByPosition', positionKey(site, gtin)))
    for (const line of order.lines) {
      if (line.gtin !== gtin) continue;
      const quantity = waitingQuantity(order, line);
      if (quantity > 0) waiting.push(waitingLine(world, order, line, quantity));
    }
  return waiting.toSorted(isServedBefore);
}

/** What waits at a position in all, base units. */
export function waitingAt(world: WorldView, site: Gln, gtin: Gtin): number {
  let sum = 0;
  for (const order of world.by(orders, 'waitingByPosition', positionKey(site, gtin)))
    for (const line of order.lines) if (line.gtin === gtin) sum += waitingQuantity(order, line);
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

function waitingLine(
  world: WorldView,
  order: Order,
  line: OrderLine,
  quantity: number,
): WaitingLine {
  return {
    orderNumber: order.orderNumber,
    line: line.line,
    customer: order.customer,
    priority: order.priority,
    quantity,
    needAt: line.needAt,
    unitMarginMicro: unitMarginMicro(world, line),
    currency: order.currency,
  };
}

function isServedBefore(a: WaitingLine, b: WaitingLine): number {
  if (a.needAt !== b.needAt) return a.needAt < b.needAt ? -1 : 1;
  if (a.priority !== b.priority) return a.priority - b.priority;
  return a.orderNumber < b.orderNumber ? -1 : a.orderNumber > b.orderNumber ? 1 : a.line - b.line;
}
