import type { WorldView } from '#engine/kernel';
import { exceptions, type ExceptionState } from '#operations/exceptions';
import { positionOf } from '#operations/network';
import { orders, waitingQuantity } from '#operations/orders';
import { shipments } from '#operations/shipments';
import { transfers } from '#operations/transfers';
import type { Gtin } from '#shared/vocabulary';

/**
 * The items that some exceptions are about, with those folded under them: of a position its item, of an order what it
 * still waits for, of a truck what it carries, of a transfer what it moves. Exceptions of feeds and documents have none.
 */
export function itemsOfExceptions(world: WorldView, keys: readonly string[]): Gtin[] {
  const found = new Set<Gtin>();
  const seen = new Set<string>();
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const exception = seen.has(key) ? undefined : world.get(exceptions, key);
    seen.add(key);
    if (!exception) continue;
    for (const gtin of itemsAbout(world, exception)) found.add(gtin);
    for (const child of world.by(exceptions, 'openByParent', key)) open.push(child.key);
  }
  return [...found].toSorted();
}

function itemsAbout(world: WorldView, { subjectKind, subjectKey }: ExceptionState): Gtin[] {
  switch (subjectKind) {
    case 'stock':
      return [positionOf(subjectKey).gtin];
    case 'order': {
      const order = world.get(orders, subjectKey);
      return (order?.lines ?? [])
        .filter((line) => waitingQuantity(order!, line) > 0)
        .map(({ gtin }) => gtin);
    }
    case 'shipment':
      return (world.get(shipments, subjectKey)?.lines ?? []).map(({ gtin }) => gtin);
    case 'transfer': {
      const transfer = world.get(transfers, subjectKey);
      return transfer ? [transfer.gtin] : [];
    }
    default:
      return [];
  }
}
