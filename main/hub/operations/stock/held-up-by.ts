import type { WorldView } from '#engine/kernel';
import { marginMinor, orders, unitMarginMicro } from '#operations/orders';
import { lastStop, shipments, type Shipment } from '#operations/shipments';
import type { Currency, Instant } from '#shared/vocabulary';
import { coverLines } from './cover-lines.ts';

/** What waits for a shipment: the impact trace from a truck to items, orders, customers and margin. */
export interface HeldUp {
  /** Items aboard, and those of them that an order waits for too long. */
  items: number;
  itemsNeeded: number;
  orders: readonly string[];
  customers: number;
  firstNeedAt: Instant | null;
  /** Margin of the pieces that come after their need date. */
  marginMinor: number;
  currency: Currency;
}

/**
 * What a shipment holds up. With goods for a site: the waiting lines there that it brings pieces for, but after their need
 * date in more than one of ten cases. With goods for a customer: that order, as far as it is aboard.
 */
export function heldUpBy(world: WorldView, shipmentId: string, nowMs: number): HeldUp {
  const shipment = world.get(shipments, shipmentId);
  if (!shipment) return nothing('USD', 0);
  return shipment.purposeKind === 'order'
    ? ofCustomer(world, shipment)
    : ofSite(world, shipment, nowMs);
}

function ofCustomer(world: WorldView, shipment: Shipment): HeldUp {
  const order = world.get(orders, shipment.purposeNumber);
  if (!order) return nothing(shipment.currency, shipment.lines.length);
  let margin = 0;
  let firstNeedAt: Instant | null = null;
  for (const { gtin, quantity } of shipment.lines) {
    const line = order.lines.find((one) => one.gtin === gtin);
    if (!line) continue;
    margin += marginMinor(quantity, unitMarginMicro(world, line));
    if (firstNeedAt === null || line.needAt < firstNeedAt) firstNeedAt = line.needAt;
  }
  return {
    items: shipment.lines.length,
    itemsNeeded: shipment.lines.length,
    orders: [order.orderNumber],
    customers: 1,
    firstNeedAt,
    marginMinor: margin,
    currency: order.currency,
  };
}

function ofSite(world: WorldView, shipment: Shipment, nowMs: number): HeldUp {
  const to = lastStop(shipment)?.gln;
  if (!to) return nothing(shipment.currency, shipment.lines.length);
  const waiting = new Set<string>();
  const customers = new Set<string>();
  let itemsNeeded = 0;
  let margin = 0;
  let firstNeedAt: Instant | null = null;
  for (const { gtin } of shipment.lines) {
    let needed = false;
    for (const { line, late } of coverLines(world, to, gtin, nowMs)) {
      const mine = late.filter((one) => one.shipment === shipment.shipmentId);
      if (mine.length === 0) continue;
      needed = true;
      waiting.add(line.orderNumber);
      customers.add(line.customer);
      for (const { quantity } of mine) margin += marginMinor(quantity, line.unitMarginMicro);
      if (firstNeedAt === null || line.needAt < firstNeedAt) firstNeedAt = line.needAt;
    }
    if (needed) itemsNeeded++;
  }
  return {
    items: shipment.lines.length,
    itemsNeeded,
    orders: [...waiting],
    customers: customers.size,
    firstNeedAt,
    marginMinor: margin,
    currency: shipment.currency,
  };
}

function nothing(currency: Currency, items: number): HeldUp {
  return {
    items,
    itemsNeeded: 0,
    orders: [],
    customers: 0,
    firstNeedAt: null,
    marginMinor: 0,
    currency,
  };
}
