import type { WorldView } from '#engine/kernel';
import type { Cause, RuleContext } from '#operations/exceptions';
import { positionOf, regionOf, type SiteMaster } from '#operations/network';
import { purchaseOrders } from '#operations/purchasing';
import { plannedArrival, shipments } from '#operations/shipments';
import { consignments, onTheRoad, type UncoveredNeed } from '#operations/stock';
import { aboveForecast } from './above-forecast.ts';
import { leastOf } from './least-of.ts';

/**
 * What may explain that lines of a position have no stock in time, the likeliest first: the truck that brings at least
 * half of what is missing, too late; a receipt that lacked as much; a supplier who put it off or cut it; more demand
 * than the forecast has.
 */
export function stockoutCauses(
  world: WorldView,
  key: string,
  site: SiteMaster,
  uncovered: UncoveredNeed,
  context: RuleContext,
): Cause[] {
  const causes: Cause[] = [
    ...lateTrucks(world, uncovered),
    ...shortReceipts(world, key, uncovered),
    ...changedPurchases(world, key, uncovered),
  ];
  const { demandSpike } = context.policy.content;
  const sigmas = leastOf(context.standing, demandSpike.openSigmas, demandSpike.keepSigmas);
  if (aboveForecast(world, key, demandSpike, sigmas, context.nowMs))
    causes.push({ rule: 'CAU-02', type: 'demandSpike', subjectKey: regionOf(site) });
  return causes;
}

/** Trucks that bring what would have been in time by their plan, those with the most of it first. */
export function lateTrucks(
  world: WorldView,
  { lines, quantity }: Pick<UncoveredNeed, 'lines' | 'quantity'>,
): Cause[] {
  const brings = new Map<string, number>();
  for (const line of lines)
    for (const { shipment, quantity: pieces } of line.late) {
      const truck = world.get(shipments, shipment);
      if (truck && line.needAt >= (plannedArrival(truck) ?? ''))
        brings.set(shipment, (brings.get(shipment) ?? 0) + pieces);
    }
  return [...brings]
    .filter(([, pieces]) => pieces * 2 >= quantity)
    .toSorted(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    .map(([subjectKey]) => ({ rule: 'CAU-01', type: 'lateShipment', subjectKey }));
}

function shortReceipts(world: WorldView, key: string, uncovered: UncoveredNeed): Cause[] {
  const { gtin } = positionOf(key);
  return world.by(consignments, 'openInto', key).flatMap((consignment): Cause[] => {
    const missing = consignment.lines
      .filter((line) => line.gtin === gtin)
      .reduce((sum, line) => sum + onTheRoad(consignment, line), 0);
    if (consignment.countedAt === null || missing * 2 < uncovered.quantity) return [];
    return [{ rule: 'CAU-06', type: 'shortReceipt', subjectKey: consignment.transfer }];
  });
}

/** Purchases that would have come before a line's need date, and now come after it, or in part. */
function changedPurchases(world: WorldView, key: string, uncovered: UncoveredNeed): Cause[] {
  const { gtin } = positionOf(key);
  return world
    .by(purchaseOrders, 'comingTo', key)
    .filter((order) =>
      order.lines.some((line) => {
        if (line.gtin !== gtin) return false;
        const isCut = (line.promisedQuantity ?? line.quantity) < line.quantity;
        const comesAt = line.promisedAt ?? line.dueAt;
        return uncovered.lines.some(
          ({ needAt }) => needAt >= line.dueAt && (isCut || needAt < comesAt),
        );
      }),
    )
    .map(({ poNumber }) => ({ rule: 'CAU-05', type: 'supplierChanged', subjectKey: poNumber }));
}
