import type { QueryContext, WorldView } from '#engine/kernel';
import { items, partners, sites } from '#operations/network';
import {
  inboundKey,
  orders,
  siteOfLine,
  waitingQuantity,
  type Inbound,
  type Order,
  type OrderLine,
} from '#operations/orders';
import { incomingSupply } from '#operations/stock';
import type { MoveOption, MoveOptions } from '#shared/protocol';
import { refuse, type Result } from '#shared/vocabulary';
import { lineToMove } from './line-to-move.ts';
import { moveOption, sitesOfOrder } from './move-option.ts';

/** A person weighs some places, not a list: those where the customer has it first. */
const SHOWN = 12;

/**
 * Where pieces of a line could be served from instead: sites of the same company with some free, and what is on its way
 * to them. Refused for an order or a line that nobody knows.
 */
export function moveOptions(
  { world, nowMs }: QueryContext,
  input: { order: string; line: number; quantity?: number },
): MoveOptions | Result<never> {
  const order = world.get(orders, input.order);
  if (!order) return refuse('order.unknown', { order: input.order }, 'order');
  const line = order.lines.find((one) => one.line === input.line);
  if (!line) return refuse('order.lineUnknown', { order: input.order, line: input.line }, 'line');
  const open = line.quantity - line.shipped;
  const waiting = waitingQuantity(order, line);
  const quantity = input.quantity ?? (waiting > 0 ? waiting : open);
  const movable = lineToMove(world, { order: input.order, line: input.line, quantity });
  const site = siteOfLine(order, line);
  return {
    order: order.orderNumber,
    line: line.line,
    sku: world.get(items, line.gtin)?.sku ?? line.gtin,
    description: world.get(items, line.gtin)?.description ?? '',
    unit: line.unit,
    customer: world.get(partners, order.customer)?.name ?? order.customer,
    needBy: line.needAt,
    quantity,
    open,
    waiting,
    siteCode: world.get(sites, site)?.code ?? site,
    siteName: world.get(sites, site)?.name ?? site,
    inbound: line.inbound?.number ?? null,
    currency: order.currency,
    refusal: movable.ok ? null : movable.refusal,
    options: optionsOf(world, order, line, quantity, nowMs),
  };
}

function optionsOf(
  world: WorldView,
  order: Order,
  line: OrderLine,
  quantity: number,
  nowMs: number,
): MoveOption[] {
  const found: MoveOption[] = [];
  for (const to of sitesOfOrder(world, order)) {
    const places: (Inbound | null)[] = [null];
    const known = new Set<string>();
    for (const { kind, number } of incomingSupply(world, to.gln, line.gtin, nowMs)) {
      const key = inboundKey({ kind, number });
      if (!known.has(key)) places.push({ kind, number });
      known.add(key);
    }
    for (const inbound of places) {
      const { option } = moveOption(world, { order, line, quantity, to, inbound }, nowMs);
      if (option.free > 0 && option.refusal?.code !== 'reservation.samePlace') found.push(option);
    }
  }
  return found
    .toSorted((a, b) => (a.doorAt < b.doorAt ? -1 : a.doorAt > b.doorAt ? 1 : b.free - a.free))
    .slice(0, SHOWN);
}
