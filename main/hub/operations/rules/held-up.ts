import type { WorldView } from '#engine/kernel';
import { positionKey } from '#operations/network';
import { orders, unitMarginMicro } from '#operations/orders';
import { lastStop, ownEta, plannedArrival, type Shipment } from '#operations/shipments';
import { uncoveredNeed } from '#operations/stock';
import { lineAmountMinor, type Instant } from '#shared/vocabulary';

/** What a late truck makes late: margin of open lines, and who waits for them. */
export interface HeldUp {
  marginMinor: number;
  orders: ReadonlySet<string>;
  /** The first need date that it misses. */
  firstNeedAt: Instant | null;
}

/**
 * Lines that would be served if the truck came by plan and are not by our own estimate (P90): of its own order, or of
 * orders that wait at its destination for what it carries.
 */
export function heldUp(world: WorldView, shipment: Shipment, nowMs: number): HeldUp {
  const held = { marginMinor: 0, orders: new Set<string>(), firstNeedAt: null as Instant | null };
  const note = (order: string, needAt: Instant, marginMinor: number) => {
    held.marginMinor += Math.max(0, marginMinor);
    held.orders.add(order);
    if (held.firstNeedAt === null || needAt < held.firstNeedAt) held.firstNeedAt = needAt;
  };
  const plannedAt = plannedArrival(shipment) ?? '';
  const comesAt = lastStop(shipment)?.arrivedAt ?? ownEta(world, shipment)?.p90At ?? plannedAt;
  if (shipment.purposeKind === 'order') {
    const order = world.get(orders, shipment.purposeNumber);
    for (const load of order ? shipment.lines : []) {
      const line = order!.lines.find(({ gtin }) => gtin === load.gtin);
      if (line && comesAt > line.needAt)
        note(
          order!.orderNumber,
          line.needAt,
          lineAmountMinor(load.quantity, unitMarginMicro(world, line)),
        );
    }
    return held;
  }
  const to = lastStop(shipment)?.gln;
  if (!to) return held;
  for (const load of shipment.lines) {
    let left = load.quantity;
    for (const line of uncoveredNeed(world, to, load.gtin, nowMs).lines) {
      if (left === 0) break;
      if (line.needAt < plannedAt || line.needAt >= comesAt) continue;
      const taken = Math.min(left, line.uncovered);
      left -= taken;
      note(
        line.orderNumber,
        line.needAt,
        Math.round((line.marginMinor * taken) / Math.max(1, line.uncovered)),
      );
    }
  }
  return held;
}

/** Orders that wait at the end of a shipment for what it carries, or that it carries itself. */
export function positionsAtEnd(shipment: Shipment): string[] {
  const to = lastStop(shipment)?.gln;
  return to ? shipment.lines.map((line) => positionKey(to, line.gtin)) : [];
}
