import type { WorldView } from '#engine/kernel';
import { marginMinor, waitingLines, type WaitingLine } from '#operations/orders';
import type { Currency, Gln, Gtin, Instant } from '#shared/vocabulary';
import { incomingSupply } from './incoming.ts';
import { available, positionAt } from './position.collection.ts';

/** An open line, or the part of it, that has no stock by its need date. */
export interface UncoveredLine extends WaitingLine {
  uncovered: number;
  marginMinor: number;
}

export interface UncoveredNeed {
  lines: readonly UncoveredLine[];
  quantity: number;
  orders: number;
  customers: number;
  /** Margin of the uncovered quantities: what is at risk. */
  marginMinor: number;
  currency: Currency;
  /** The first need date that is missed; null when all is covered. */
  firstNeedAt: Instant | null;
}

/**
 * Open lines of a position that are not covered by their need date: what is free now serves them in the order of need
 * date, priority and number, and so does what comes, in nine of ten cases by then. A line is covered as far as it goes.
 */
export function uncoveredNeed(
  world: WorldView,
  site: Gln,
  gtin: Gtin,
  nowMs: number,
): UncoveredNeed {
  const waiting = waitingLines(world, site, gtin);
  const lines = waiting.length === 0 ? [] : uncovered(world, site, gtin, nowMs, waiting);
  return {
    lines,
    quantity: lines.reduce((sum, line) => sum + line.uncovered, 0),
    orders: new Set(lines.map((line) => line.orderNumber)).size,
    customers: new Set(lines.map((line) => line.customer)).size,
    marginMinor: lines.reduce((sum, line) => sum + line.marginMinor, 0),
    currency: lines[0]?.currency ?? 'USD',
    firstNeedAt: lines[0]?.needAt ?? null,
  };
}

function uncovered(
  world: WorldView,
  site: Gln,
  gtin: Gtin,
  nowMs: number,
  waiting: readonly WaitingLine[],
): UncoveredLine[] {
  const position = positionAt(world, site, gtin);
  const supply = [
    { at: '', left: position ? Math.max(0, available(position)) : 0 },
    ...incomingSupply(world, site, gtin, nowMs)
      .map(({ lateAt, quantity }) => ({ at: lateAt, left: quantity }))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
  ];
  const lines: UncoveredLine[] = [];
  for (const line of waiting) {
    let open = line.quantity;
    for (const lot of supply) {
      if (open === 0 || lot.at > line.needAt) break;
      const taken = Math.min(open, lot.left);
      lot.left -= taken;
      open -= taken;
    }
    if (open > 0)
      lines.push({
        ...line,
        uncovered: open,
        marginMinor: marginMinor(open, line.unitMarginMicro),
      });
  }
  return lines;
}
