import type { WorldView } from '#engine/kernel';
import { marginMinor, orders, unitMarginMicro } from '#operations/orders';
import { lastStop, ownEta, plannedArrival, type Shipment } from '#operations/shipments';
import type { Gln, Gtin, Instant } from '#shared/vocabulary';
import { coverLines } from './cover-lines.ts';

/** What a shipment makes late: the impact trace from a truck to items, orders, customers and margin. */
export interface HeldUp {
  /** Items aboard that somebody gets too late. */
  items: number;
  orders: ReadonlySet<string>;
  customers: ReadonlySet<Gln>;
  /** The first need date that is missed; null when none is. */
  firstNeedAt: Instant | null;
  /** Each item of an order that comes late, with the margin of its late pieces. */
  lines: readonly {
    site: Gln;
    order: string;
    customer: Gln;
    gtin: Gtin;
    marginMinor: number;
  }[];
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
  const lines = late.map(({ site, order, customer, gtin, quantity, unitMicro }) => ({
    site,
    order,
    customer,
    gtin,
    marginMinor: marginMinor(quantity, unitMicro),
  }));
  return {
    items: new Set(late.map(({ gtin }) => gtin)).size,
    orders: new Set(late.map(({ order }) => order)),
    customers: new Set(late.map(({ customer }) => customer)),
    firstNeedAt,
    lines,
    marginMinor: lines.reduce((sum, one) => sum + one.marginMinor, 0),
  };
}

interface Late {
  site: Gln;
  gtin: Gtin;
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
          site: to,
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
    if (!line || comesAt <= line.needAt || line.needAt < plannedAt) return [];
    return [
      {
        site: order.site,
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
