import type { WorldView } from '#engine/kernel';
import { waitingLines, type WaitingLine } from '#operations/orders';
import type { Gln, Gtin, Instant } from '#shared/vocabulary';
import { incomingSupply } from './incoming.ts';
import { available, positionAt } from './position.collection.ts';

/** How a waiting line will be served. */
export interface LineCover {
  line: WaitingLine;
  /** Pieces that are not there by the need date, in nine of ten cases. */
  uncovered: number;
  /** When the last piece is likely there; null when some of it has no supply in sight. */
  servedAt: Instant | null;
  /** Pieces that come, but after the need date, by the shipment that brings them. */
  late: readonly { shipment: string; quantity: number }[];
}

interface Lot {
  shipment: string | null;
  at: Instant | null;
  lateAt: Instant;
  left: number;
}

/**
 * Serves the waiting lines of a position as an ERP does: what is free now and then what comes goes to them in the order
 * of need date, priority and number, even when it comes too late for the one that waits first.
 */
export function coverLines(world: WorldView, site: Gln, gtin: Gtin, nowMs: number): LineCover[] {
  const waiting = waitingLines(world, site, gtin);
  if (waiting.length === 0) return [];
  const position = positionAt(world, site, gtin);
  const lots: Lot[] = [
    { shipment: null, at: null, lateAt: '', left: position ? Math.max(0, available(position)) : 0 },
    ...incomingSupply(world, site, gtin, nowMs)
      .map(({ shipment, at, lateAt, quantity }) => ({ shipment, at, lateAt, left: quantity }))
      .toSorted((a, b) => (a.lateAt < b.lateAt ? -1 : 1)),
  ];
  return waiting.map((line) => serve(line, lots));
}

function serve(line: WaitingLine, lots: readonly Lot[]): LineCover {
  let open = line.quantity;
  let inTime = 0;
  let servedAt: Instant | null = null;
  const late: { shipment: string; quantity: number }[] = [];
  for (const lot of lots) {
    if (open === 0) break;
    const taken = Math.min(open, lot.left);
    if (taken === 0) continue;
    lot.left -= taken;
    open -= taken;
    if (lot.lateAt <= line.needAt) inTime += taken;
    else if (lot.shipment !== null) late.push({ shipment: lot.shipment, quantity: taken });
    servedAt = lot.at ?? line.needAt;
  }
  return {
    line,
    uncovered: line.quantity - inTime,
    servedAt: open === 0 ? servedAt : null,
    late,
  };
}
