import type { WorldView } from '#engine/kernel';
import { compareServed, marginMinor, type Inbound, type WaitingLine } from '#operations/orders';
import { coverLines, type LineCover } from '#operations/stock';
import { HOUR_MS, toMs, type Gln, type Gtin } from '#shared/vocabulary';

/** A line that would have fewer pieces than it has now, by its need date or at all, or have them later. */
export interface Loser {
  line: WaitingLine;
  /** Pieces that it has in time, or in sight, now and would not have. */
  pieces: number;
  /** By how much later it has the last piece; 0 when it is not an hour, or when pieces are missing altogether. */
  laterMs: number;
  marginMinor: number;
  /** Stock serves it before the line that takes them: it was promised earlier. */
  isEarlier: boolean;
}

/** What is taken where, for which line. */
export interface Taking {
  site: Gln;
  gtin: Gtin;
  from: Inbound | null;
  quantity: number;
  taker: WaitingLine;
}

/** Who has less when pieces are given to a line out of the order in which stock serves: dearest first. */
export function whoLoses(world: WorldView, taking: Taking, nowMs: number): Loser[] {
  const { site, gtin, from, quantity, taker } = taking;
  const now = coverLines(world, site, gtin, nowMs);
  const then = coverLines(world, site, gtin, nowMs, { from, quantity, line: taker });
  const after = new Map(then.map((cover) => [keyOf(cover.line), cover]));
  return now
    .filter(({ line }) => keyOf(line) !== keyOf(taker))
    .flatMap((cover) => loser(cover, after.get(keyOf(cover.line))!, taker))
    .toSorted((a, b) => b.marginMinor - a.marginMinor || compareServed(a.line, b.line));
}

function loser(now: LineCover, then: LineCover, taker: WaitingLine): Loser[] {
  const { line } = now;
  const pieces = Math.max(0, then.uncovered - now.uncovered, now.inSight - then.inSight);
  const waitsMs =
    now.servedAt === null || then.servedAt === null ? 0 : toMs(then.servedAt) - toMs(now.servedAt);
  const laterMs = waitsMs >= HOUR_MS ? waitsMs : 0;
  if (pieces === 0 && laterMs === 0) return [];
  return [
    {
      line,
      pieces,
      laterMs,
      marginMinor: marginMinor(pieces, line.unitMarginMicro),
      isEarlier: compareServed(line, taker) < 0,
    },
  ];
}

function keyOf({ orderNumber, line }: { orderNumber: string; line: number }): string {
  return `${orderNumber}/${line}`;
}
