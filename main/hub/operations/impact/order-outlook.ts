import type { WorldView } from '#engine/kernel';
import { siteOfLine, waitingQuantity, type Order, type OrderLine } from '#operations/orders';
import { deliveryMinutes, lastStop, ownEta, shipments } from '#operations/shipments';
import { coverLines, knownMs, positionAt, type LineCover } from '#operations/stock';
import { fromMs, later, MINUTE_MS, toMs, type Gln, type Instant } from '#shared/vocabulary';

/** A line that waits, with how it will be served. */
export interface WaitingCover {
  line: OrderLine;
  cover: LineCover;
}

/** What is to be expected of an order. */
export interface OrderOutlook {
  /** When the customer has all of it; null when nobody can say: some of it has no supply in sight, or it left untracked. */
  projectedAt: Instant | null;
  /** Lines that stock will not serve by their need date. */
  uncovered: readonly WaitingCover[];
}

/**
 * When an order is projected at the customer's door: delivered, as it was; on a tracked truck, by our own estimate; waiting
 * for goods, when they come and are driven there; with all it needs, by its commit date, as far as that can still be
 * driven. What its warehouse last said is now.
 */
export function orderOutlook(world: WorldView, order: Order): OrderOutlook {
  if (order.deliveredAt !== null) return { projectedAt: order.deliveredAt, uncovered: [] };
  if (order.status !== 'open') return { projectedAt: onTheRoadUntil(world, order), uncovered: [] };
  const waiting = waitingCovers(world, order);
  const uncovered = waiting.filter(({ cover }) => cover.uncovered > 0);
  const served = waiting.map(({ cover }) => cover.servedAt);
  if (served.some((at) => at === null)) return { projectedAt: null, uncovered };
  const driveMs = (site: Gln) => deliveryMinutes(world, site, order.customer) * MINUTE_MS;
  const nowMs = knownMs(world, order.site, undefined);
  // What it has is loaded from now on; what comes is driven on from when it is there, also when that is before the need.
  const doorMs = [...new Set(order.lines.map((line) => siteOfLine(order, line)))].map(
    (site) => nowMs + driveMs(site),
  );
  for (const { line, cover } of waiting)
    if (cover.fromStock < cover.line.quantity)
      doorMs.push(toMs(cover.servedAt!) + driveMs(siteOfLine(order, line)));
  const atDoor = fromMs(Math.max(...doorMs));
  return { projectedAt: later(order.commitAt ?? atDoor, atDoor), uncovered };
}

function waitingCovers(world: WorldView, order: Order): WaitingCover[] {
  const covers: WaitingCover[] = [];
  for (const line of order.lines) {
    if (waitingQuantity(order, line) === 0) continue;
    const site = siteOfLine(order, line);
    const nowMs = knownMs(world, site, positionAt(world, site, line.gtin));
    const cover = coverLines(world, site, line.gtin, nowMs).find(
      (one) => one.line.orderNumber === order.orderNumber && one.line.line === line.line,
    );
    if (cover) covers.push({ line, cover });
  }
  return covers;
}

/** The latest arrival of its trucks. */
function onTheRoadUntil(world: WorldView, order: Order): Instant | null {
  let until: Instant | null = null;
  for (const number of order.shipments) {
    const shipment = world.get(shipments, number);
    const at = shipment && (lastStop(shipment)?.arrivedAt ?? ownEta(world, shipment)?.p50At);
    if (at && (until === null || at > until)) until = at;
  }
  return until;
}
