import type { WorldView } from '#engine/kernel';
import { partners, silentSince, sites, type SiteMaster } from '#operations/network';
import {
  inboundKey,
  siteOfLine,
  waitingLine,
  type Inbound,
  type Order,
  type OrderLine,
} from '#operations/orders';
import { allocationPolicy, contentHash } from '#operations/policy';
import { deliveryMinutes } from '#operations/shipments';
import {
  asOfPosition,
  freeStock,
  incomingSupply,
  positionAt,
  type Incoming,
} from '#operations/stock';
import { leading, type MoveOption } from '#shared/protocol';
import { fromMs, isStale, MINUTE_MS, refuse, toMs, type Refusal } from '#shared/vocabulary';
import { freeAtSite, freeOnTheWay } from './free-there.ts';
import { whoLoses, type Loser } from './who-loses.ts';

/** Pieces of a line, and where they shall come from. */
export interface Move {
  order: Order;
  line: OrderLine;
  quantity: number;
  to: SiteMaster;
  inbound: Inbound | null;
}

/** What a move means, as it is told, and all who lose by it: what is decided rests on each of them. */
export interface MeantMove {
  option: MoveOption;
  losers: readonly Loser[];
}

/** What moving pieces of a line there means: what is free, since when that is known, who loses, and why not. */
export function moveOption(world: WorldView, move: Move, nowMs: number): MeantMove {
  const { order, line, quantity, to, inbound } = move;
  const { gtin } = line;
  const coming = inbound === null ? null : comingBy(world, move, inbound, nowMs);
  const position = positionAt(world, to.gln, gtin);
  const free =
    inbound === null
      ? (freeAtSite(world, to.gln, gtin) ?? 0)
      : freeOnTheWay(world, to.gln, gtin, inbound, nowMs);
  const asOf =
    coming?.asOf ?? (inbound === null && position ? asOfPosition(world, position) : null);
  const taker = waitingLine(world, order, line, quantity, to.gln);
  const policy = allocationPolicy(world, to.code);
  const losers = whoLoses(
    world,
    { site: to.gln, gtin, from: inbound, quantity: Math.min(quantity, Math.max(0, free)), taker },
    nowMs,
  );
  const readyMs = coming === null ? nowMs : toMs(coming.at);
  const refusal = whyNot(move, Math.max(0, free), losers, policy.content.mayPassEarlier);
  const driveMs = deliveryMinutes(world, to.gln, order.customer) * MINUTE_MS;
  const option: MoveOption = {
    key: inbound === null ? to.gln : `${to.gln}/${inboundKey(inbound)}`,
    kind: inbound?.kind ?? 'stock',
    site: to.gln,
    siteCode: to.code,
    siteName: to.name,
    number: inbound?.number ?? null,
    shipment: coming?.shipment ?? null,
    free: Math.max(0, free),
    ofOwnNeed:
      inbound === null
        ? Math.max(0, Math.min(quantity, free) - freeStock(world, to.gln, gtin).free)
        : 0,
    at: coming?.at ?? null,
    lateAt: coming?.lateAt ?? null,
    doorAt: fromMs(readyMs + driveMs),
    asOf,
    silentSince:
      inbound === null
        ? silentSince(world, to.warehouseSource)
        : asOf !== null && isStale(asOf, nowMs)
          ? asOf.occurredAt
          : null,
    losers: leading(losers, (loser) => ({
      order: loser.line.orderNumber,
      line: loser.line.line,
      customer: world.get(partners, loser.line.customer)?.name ?? loser.line.customer,
      needBy: loser.line.needAt,
      pieces: loser.pieces,
      laterMinutes: Math.round(loser.laterMs / MINUTE_MS),
      marginMinor: loser.marginMinor,
      isEarlier: loser.isEarlier,
      row: loser.line.rank.row,
    })),
    rank: { row: taker.rank.row, why: taker.rank.why, policy: taker.rank.policy },
    mayPassEarlier: policy.content.mayPassEarlier,
    losesMinor: losers.reduce((sum, loser) => sum + loser.marginMinor, 0),
    refusal,
    hash: contentHash({
      losers: losers.map(({ line: lost, pieces }) => [lost.orderNumber, lost.line, pieces]),
      refusal: refusal?.code ?? null,
    }),
  };
  return { option, losers };
}

function comingBy(
  world: WorldView,
  { line, to }: Move,
  inbound: Inbound,
  nowMs: number,
): Incoming | null {
  const key = inboundKey(inbound);
  const all = incomingSupply(world, to.gln, line.gtin, nowMs);
  return all.find((one) => inboundKey(one) === key) ?? null;
}

function whyNot(
  { order, line, quantity, to, inbound }: Move,
  free: number,
  losers: readonly Loser[],
  mayPass: boolean,
) {
  const isThere = siteOfLine(order, line) === to.gln;
  const before = line.inbound === undefined ? null : inboundKey(line.inbound);
  const then = inbound === null ? null : inboundKey(inbound);
  if (isThere && before === then)
    return refusalOf('reservation.samePlace', { line: line.line, site: to.code });
  if (quantity > free)
    return inbound === null
      ? refusalOf('stock.insufficient', { wanted: quantity, free, site: to.code }, 'quantity')
      : refusalOf(
          'inbound.insufficient',
          { wanted: quantity, free, number: inbound.number },
          'quantity',
        );
  const earlier = losers.find(({ isEarlier }) => isEarlier);
  return earlier && !mayPass
    ? refusalOf('reservation.outOfOrder', {
        policy: earlier.line.rank.policy,
        order: earlier.line.orderNumber,
        pieces: earlier.pieces,
        needBy: earlier.line.needAt,
      })
    : null;
}

function refusalOf(...told: Parameters<typeof refuse>): Refusal {
  return refuse(...told).refusal;
}

/** The site of a code or GLN's master data, for moves of an order: only of the entity that has the order. */
export function sitesOfOrder(world: WorldView, order: Order): SiteMaster[] {
  const entity = world.get(sites, order.site)?.entity;
  return [...world.all(sites)].filter((site) => site.entity === entity);
}
