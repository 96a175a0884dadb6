import type { WorldView } from '#engine/kernel';
import { inboundKey, waitingLines, type Inbound, type WaitingLine } from '#operations/orders';
import type { Gln, Gtin, Instant } from '#shared/vocabulary';
import { incomingSupply } from './incoming.ts';
import { available, positionAt } from './position.collection.ts';

/** How a waiting line will be served. */
export interface LineCover {
  line: WaitingLine;
  /** Pieces that are not there by the need date, in nine of ten cases. */
  uncovered: number;
  /** Pieces that are there or come, in time or not. */
  inSight: number;
  /** Pieces that it gets from the stock that is there. */
  fromStock: number;
  /** When the last piece is likely there; null when some of it has no supply in sight. */
  servedAt: Instant | null;
  /** Pieces that come, but after the need date, by the shipment that brings them. */
  late: readonly { shipment: string; quantity: number }[];
}

interface Lot {
  /** What brings it; null is the stock that is there. */
  inbound: string | null;
  shipment: string | null;
  at: Instant | null;
  lateAt: Instant;
  left: number;
}

/**
 * Serves the waiting lines of a position as an ERP does: what is free now and then what comes goes to them in the order
 * of the allocation policy, even when it comes too late for the one that goes first.
 */
export function coverLines(
  world: WorldView,
  site: Gln,
  gtin: Gtin,
  nowMs: number,
  supposed?: Supposed,
): LineCover[] {
  const waiting = waitingLines(world, site, gtin).flatMap((line) => withoutMoved(line, supposed));
  if (waiting.length === 0) return [];
  const position = positionAt(world, site, gtin);
  const lots: Lot[] = [
    {
      inbound: null,
      shipment: null,
      at: null,
      lateAt: '',
      left: position ? Math.max(0, available(position)) : 0,
    },
    ...incomingSupply(world, site, gtin, nowMs)
      .map(({ kind, number, shipment, at, lateAt, quantity }) => ({
        inbound: inboundKey({ kind, number }),
        shipment,
        at,
        lateAt,
        left: quantity,
      }))
      .toSorted((a, b) => (a.lateAt < b.lateAt ? -1 : 1)),
  ];
  if (supposed) takeFor(lots, supposed);
  const promised = new Map(waiting.map((line) => [line, keep(line, lots)]));
  return waiting.map((line) => serve(line, lots, promised.get(line)!));
}

/** Supposes that pieces are given to somebody before all others. */
export interface Supposed {
  /** Taken from what this brings; null takes them from the stock that is there. */
  from: Inbound | null;
  quantity: number;
  /** The line that gets them: so much less of it waits, when it waits here. */
  line: { orderNumber: string; line: number };
}

function withoutMoved(line: WaitingLine, supposed: Supposed | undefined): WaitingLine[] {
  const { orderNumber, line: number } = supposed?.line ?? {};
  if (line.orderNumber !== orderNumber || line.line !== number) return [line];
  const quantity = line.quantity - supposed!.quantity;
  return quantity > 0 ? [{ ...line, quantity }] : [];
}

function takeFor(lots: readonly Lot[], { from, quantity }: Supposed): void {
  const key = from === null ? null : inboundKey(from);
  take(
    lots.filter((lot) => lot.inbound === key),
    quantity,
  );
}

interface Taken {
  lot: Lot;
  taken: number;
}

/** What is promised from something that comes is nobody else's, whoever would be served before. */
function keep({ inbound, quantity }: WaitingLine, lots: readonly Lot[]): Taken[] {
  if (inbound === null) return [];
  const key = inboundKey(inbound);
  return take(
    lots.filter((lot) => lot.inbound === key),
    quantity,
  );
}

function take(lots: readonly Lot[], quantity: number): Taken[] {
  const takings: Taken[] = [];
  let open = quantity;
  for (const lot of lots) {
    const taken = Math.min(open, lot.left);
    if (taken === 0) continue;
    lot.left -= taken;
    open -= taken;
    takings.push({ lot, taken });
  }
  return takings;
}

function serve(line: WaitingLine, lots: readonly Lot[], promised: readonly Taken[]): LineCover {
  let open = line.quantity;
  let inTime = 0;
  let fromStock = 0;
  let comesAt: Instant | null = null;
  const late: { shipment: string; quantity: number }[] = [];
  const kept = promised.reduce((sum, { taken }) => sum + taken, 0);
  for (const { lot, taken } of [...promised, ...take(lots, line.quantity - kept)]) {
    open -= taken;
    if (lot.inbound === null) fromStock += taken;
    if (lot.lateAt <= line.needAt) inTime += taken;
    else if (lot.shipment !== null) late.push({ shipment: lot.shipment, quantity: taken });
    if (lot.at !== null && (comesAt === null || lot.at > comesAt)) comesAt = lot.at;
  }
  return {
    line,
    uncovered: line.quantity - inTime,
    inSight: line.quantity - open,
    fromStock,
    servedAt: open === 0 ? (comesAt ?? line.needAt) : null,
    late,
  };
}
