import type { WorldView } from '#engine/kernel';
import { marginMinor, type WaitingLine } from '#operations/orders';
import type { Currency, Gln, Gtin, Instant } from '#shared/vocabulary';
import { coverLines, type LineCover } from './cover-lines.ts';

/** An open line, or the part of it, that has no stock by its need date. */
export interface UncoveredLine extends WaitingLine {
  uncovered: number;
  marginMinor: number;
  /** Pieces of it that come after its need date, by the shipment that brings them. */
  late: LineCover['late'];
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
 * Open lines of a position that are not covered by their need date, with the margin of what is not: who is served by what
 * is as {@link coverLines} says. A line is covered as far as it goes.
 */
export function uncoveredNeed(
  world: WorldView,
  site: Gln,
  gtin: Gtin,
  nowMs: number,
): UncoveredNeed {
  const lines = coverLines(world, site, gtin, nowMs)
    .filter(({ uncovered }) => uncovered > 0)
    .map(({ line, uncovered, late }): UncoveredLine => ({
      ...line,
      uncovered,
      late,
      marginMinor: marginMinor(uncovered, line.unitMarginMicro),
    }));
  return {
    lines,
    quantity: lines.reduce((sum, line) => sum + line.uncovered, 0),
    orders: new Set(lines.map((line) => line.orderNumber)).size,
    customers: new Set(lines.map((line) => line.customer)).size,
    marginMinor: lines.reduce((sum, line) => sum + line.marginMinor, 0),
    currency: lines[0]?.currency ?? 'USD',
    // Not that of the first line: policy may serve one first that needs it last.
    firstNeedAt: lines.map(({ needAt }) => needAt).toSorted()[0] ?? null,
  };
}
