import type { WorldView } from '#engine/kernel';
import { marginMinor, orders, unitMarginMicro } from '#operations/orders';
import { lastStop, ownEta, plannedArrival, type Shipment } from '#operations/shipments';
import type { Gln, Instant } from '#shared/vocabulary';
import { coverLines } from './cover-lines.ts';

/** What a shipment makes late: the impact trace from a truck to items, orders, customers and margin. */
export interface HeldUp {
  /** Items aboard that somebody gets too late. */
  items: number;
  orders: ReadonlySet<string>;
  customers: ReadonlySet<Gln>;
  /** The first need date that is missed; null when none is. */
  firstNeedAt: Instant | null;
  /** Margin of the pieces that come after their need date. */
  marginMinor: number;
}

/**
 * Pieces that would be in time if the truck came by plan and are not, in more than one of ten cases (our P90): of the order
 * that it carries, or of orders that wait at its destination and get theirs from it.
 */
export function heldUpBy(world: WorldView, shipment: Shipment, nowMs: number): HeldUp {
  const late = latePieces(world, shipment, nowMs);
  let firstNeedAt: Instant | null = null;
  for (const { needAt } of late)
    if (firstNeedAt === null || needAt < firstNeedAt) firstNeedAt = needAt;
  return {
    items: new Set(late.map(({ gtin }) => gtin)).size,
    orders: new Set(late.map(({ order }) => order)),
    customers: new Set(late.map(({ customer }) => customer)),
    firstNeedAt,
    marginMinor: late.reduce((sum, one) => sum + marginMinor(one.quantity, one.unitMicro), 0),
  };
}

interface Late {
  gtin: string;
  order: string;
  customer: Gln;
  needAt: Instant;
  quantity: number;
  unitMicro: number;
}

function latePieces(world: WorldView, shipment: Shipment, nowMs: number): Late[] {
  const to = lastStop(shipment)?.gln;
  const plannedAt = plannedArrival(shipment) ?? '';
  if (shipment.purposeKind === 'order') return lateForCustomer(world, shipment, plannedAt);
  if (!to) return [];
  return shipment.lines.flatMap(({ gtin }) =>
    coverLines(world, to, gtin, nowMs).flatMap(({ line, late }) =>
      late
        .filter((one) => one.shipment === shipment.shipmentId && line.needAt >= plannedAt)
        .map(({ quantity }) => ({
          gtin,
          order: line.orderNumber,
          customer: line.customer,
          needAt: line.needAt,
          quantity,
          unitMicro: line.unitMarginMicro,
        })),
    ),
  );
}

function lateForCustomer(world: WorldView, shipment: Shipment, plannedAt: Instant): Late[] {
  const order = world.get(orders, shipment.purposeNumber);
  const comesAt = lastStop(shipment)?.arrivedAt ?? ownEta(world, shipment)?.p90At ?? plannedAt;
  if (!order) return [];
  return shipment.lines.flatMap(({ gtin, quantity }) => {
    const line = order.lines.find((one) => one.gtin === gtin);
    if (!line || comesAt <= line.needAt) return [];
    return [
      {
        gtin,
        order: order.orderNumber,
        customer: order.customer,
        needAt: line.needAt,
        quantity,
        unitMicro: unitMarginMicro(world, line),
      },
    ];
  });
}
