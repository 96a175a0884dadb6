import type { BrokenInvariant } from '#engine/audit';
import type { WorldView } from '#engine/kernel';
import {
  inboundKey,
  orders,
  positionOfLine,
  siteOfLine,
  waitingQuantity,
  type Inbound,
  type Order,
  type OrderLine,
} from '#operations/orders';
import { purchaseOrders } from '#operations/purchasing';
import { consignments } from '#operations/stock';
import { HOUR_MS, toMs, type Instant } from '#shared/vocabulary';

/** An ERP gives what came within minutes of its receipt; a promise that still rests on it much later is forgotten. */
const KEPT_WITHIN_MS = 6 * HOUR_MS;

/**
 * No piece on the road is promised twice, and no promise rests on what came, or was called off, long ago.
 * @param lastAtMs up to when the log goes.
 * @returns how many promises were looked at.
 */
export function promisesKept(
  world: WorldView,
  lastAtMs: number,
  tell: (finding: BrokenInvariant) => void,
): number {
  const say = (subject: string, what: string): void =>
    tell({ kind: 'invariant', invariant: 'promise', subject, what });
  const promised = new Map<string, { inbound: Inbound; brings: number; quantity: number }>();
  let looked = 0;
  for (const order of world.all(orders))
    for (const line of order.status === 'open' ? order.lines : []) {
      const quantity = line.inbound === undefined ? 0 : waitingQuantity(order, line);
      if (quantity === 0) continue;
      looked++;
      const inbound = line.inbound!;
      const { brings, endedAt } = broughtBy(world, order, line, inbound);
      if (endedAt !== null && toMs(endedAt) + KEPT_WITHIN_MS < lastAtMs)
        say(
          `${order.orderNumber}/${line.line}`,
          `rests on ${inbound.number}, which ended ${endedAt}`,
        );
      const key = `${inboundKey(inbound)} ${positionOfLine(order, line)}`;
      const known = promised.get(key)?.quantity ?? 0;
      promised.set(key, { inbound, brings, quantity: known + quantity });
    }
  for (const { inbound, brings, quantity } of promised.values())
    if (quantity > brings)
      say(inbound.number, `brings ${brings}, and ${quantity} are promised from it`);
  return looked;
}

/** What a document brings of an item in all, and when that was counted or called off. */
function broughtBy(
  world: WorldView,
  order: Order,
  line: OrderLine,
  inbound: Inbound,
): { brings: number; endedAt: Instant | null } {
  if (inbound.kind === 'transfer') {
    const goods = world.get(consignments, inbound.number);
    const lines = goods?.to === siteOfLine(order, line) ? goods.lines : [];
    return {
      brings: sum(lines, line.gtin, (one) => Math.max(one.expected, one.loaded)),
      endedAt: goods?.countedAt ?? goods?.closedAt ?? goods?.withdrawnAt ?? null,
    };
  }
  const purchase = world.get(purchaseOrders, inbound.number);
  return {
    brings: sum(purchase?.lines ?? [], line.gtin, (one) => one.quantity),
    endedAt: purchase?.countedAt ?? null,
  };
}

function sum<Line extends { gtin: string }>(
  lines: readonly Line[],
  gtin: string,
  of: (line: Line) => number,
): number {
  return lines.reduce((total, line) => total + (line.gtin === gtin ? of(line) : 0), 0);
}
