import type { WorldView } from '#engine/kernel';
import { commands, isOpen } from '#engine/outbox';
import { entities, sites } from '#operations/network';
import { inboundKey, orders, waitingQuantity, type Inbound } from '#operations/orders';
import { incomingSupply, positionAt } from '#operations/stock';
import { askable } from '#operations/transfers';
import { moveReservation, type DataOf } from '#shared/contracts';
import type { Gln, Gtin } from '#shared/vocabulary';

type Move = DataOf<typeof moveReservation>;

/**
 * Pieces of a position that a line can be given now: what its warehouse says is available, less what transfers and other
 * moves have asked for and no system has confirmed yet. Null where no system has ever told of it.
 */
export function freeAtSite(world: WorldView, site: Gln, gtin: Gtin): number | null {
  const position = positionAt(world, site, gtin);
  if (!position) return null;
  const asked = askedMoves(world, site, gtin).filter(({ inbound }) => inbound === undefined);
  return (askable(world, site, gtin) ?? 0) - sumOf(asked);
}

/** Pieces that something brings and that no line is promised yet, moves that wait for their word included. */
export function freeOnTheWay(
  world: WorldView,
  site: Gln,
  gtin: Gtin,
  inbound: Inbound,
  nowMs: number,
): number {
  const key = inboundKey(inbound);
  const coming = incomingSupply(world, site, gtin, nowMs)
    .filter((one) => inboundKey(one) === key)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  let promised = 0;
  for (const order of world.by(orders, 'byInbound', key))
    for (const line of order.lines)
      if (line.gtin === gtin && line.inbound !== undefined && inboundKey(line.inbound) === key)
        promised += waitingQuantity(order, line);
  const asked = askedMoves(world, site, gtin).filter(
    (move) => move.inbound !== undefined && inboundKey(move.inbound) === key,
  );
  return coming - promised - sumOf(asked);
}

/** Moves to a position that the ERP has not answered to the end. */
function askedMoves(world: WorldView, site: Gln, gtin: Gtin): Move[] {
  const source = world.get(entities, world.get(sites, site)?.entity ?? '')?.source;
  if (source === undefined) return [];
  return world
    .by(commands, 'openByTarget', source)
    .filter((command) => command.type === moveReservation.type && isOpen(command))
    .map(({ data }) => data as Move)
    .filter((move) => move.to === site && gtinOf(world, move) === gtin);
}

function gtinOf(world: WorldView, { orderNumber, line }: Move): Gtin | undefined {
  return world.get(orders, orderNumber)?.lines.find((one) => one.line === line)?.gtin;
}

function sumOf(moves: readonly Move[]): number {
  return moves.reduce((sum, { quantity }) => sum + quantity, 0);
}
